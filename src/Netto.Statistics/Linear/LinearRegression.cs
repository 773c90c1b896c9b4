using Netto.Statistics.Covariances;

namespace Netto.Statistics.Linear;

/// <summary>Ordinary and weighted least squares.</summary>
/// <remarks>
/// b = (X'WX)⁻¹ X'Wy. Covariances: White (1980), MacKinnon and White (1985, doi:10.1016/0304-4076(85)90158-7), Bell and
/// McCaffrey (2002). Agrees with R <c>lm</c>, <c>sandwich</c>, <c>clubSandwich</c>; t with n − k, clustered with G − 1.
/// A column that depends on earlier ones is dropped and named, as in R.
/// </remarks>
public static class LinearRegression
{
    /// <summary>Estimates a linear model with HC1 standard errors.</summary>
    /// <param name="outcome">The outcome, n values.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <exception cref="StatisticsException">When the columns differ in length or hold NaN, or nothing can be estimated.</exception>
    public static LinearFit Fit(DataColumn outcome, Design design) => Fit(outcome, design, LinearSpecification.Default);

    /// <summary>Estimates a linear model.</summary>
    /// <param name="outcome">The outcome, n values.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <param name="specification">Covariance and weights.</param>
    /// <exception cref="StatisticsException">When the columns differ in length or hold NaN, weights are negative, or nothing can be estimated.</exception>
    public static LinearFit Fit(DataColumn outcome, Design design, LinearSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        var sample = Sample.Unchecked(outcome, [design], specification.Weights, specification.Covariance);
        return specification.Absorb.Count > 0
            ? Absorption.AbsorbedRegression.Fit(sample, specification.Absorb)
            : Fit(sample);
    }

    /// <summary>Estimates the same linear model for several outcomes; what hangs on the regressors alone is found once.</summary>
    /// <param name="outcomes">The outcomes, n values each.</param>
    /// <param name="design">The regressors, n × k.</param>
    /// <param name="specification">Covariance and weights.</param>
    /// <returns>One fit an outcome, equal to rounding to the fit of that outcome alone.</returns>
    /// <exception cref="StatisticsException">As for one outcome; one that cannot be estimated stops all.</exception>
    public static IReadOnlyList<LinearFit> Fit(
        IReadOnlyList<DataColumn> outcomes,
        Design design,
        LinearSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        if (outcomes.Count == 0)
        {
            return [];
        }
        if (specification.Absorb.Count > 0)
        {
            return [.. outcomes.Select(y => Fit(y, design, specification))];
        }
        var sample = Sample.Unchecked(outcomes[0], [design], specification.Weights, specification.Covariance);
        return Fit(sample, [.. outcomes.Select(y => sample.With(y).Outcome)]);
    }

    /// <summary>Estimates on a sample; values that are not finite are found when the moments are not.</summary>
    internal static LinearFit Fit(Sample sample) => Fit(sample, [sample.Outcome])[0];

    /// <summary>Estimates several outcomes on the rows of a sample.</summary>
    internal static LinearFit[] Fit(Sample sample, IReadOnlyList<DataColumn> outcomes)
    {
        var x = sample.X.Arrays();
        Sample[] samples = [.. outcomes.Select(y => sample with { Outcome = y })];
        var solutions = LeastSquaresSolver.Solve(
            x,
            [.. outcomes.Select(y => y.Values)],
            sample.Weights,
            new(sample.MeatScale, () => Array.ForEach(samples, own => own.CheckFinite()))
        );
        var parts = new Dictionary<Matrix, DesignParts>(ReferenceEqualityComparer.Instance);
        var fits = new LinearFit[samples.Length];
        for (var m = 0; m < fits.Length; m++)
        {
            if (!parts.TryGetValue(solutions[m].Bread, out var shared))
            {
                parts[solutions[m].Bread] = shared = new DesignParts();
            }
            fits[m] = One(samples[m], x, solutions[m], shared);
        }
        return fits;
    }

    private static LinearFit One(Sample sample, double[][] x, LeastSquaresSolution solution, DesignParts parts)
    {
        double[][] kept = [.. solution.Kept.Select(j => x[j])];
        var data = sample.Sandwich(kept, solution.Residuals, solution.Bread) with
        {
            Meat = solution.Meat,
            Parts = parts,
            Solver = solution.Solver,
        };
        var covariance = Sandwich.Of(data, sample.Covariance);
        return Result(sample, solution, data, covariance);
    }

    internal static LinearFit Result(
        Sample sample,
        LeastSquaresSolution solution,
        SandwichData data,
        CovarianceResult covariance
    )
    {
        string[] terms = [.. solution.Kept.Select(j => sample.X.Columns[j].Label)];
        var constant = sample.ConstantOf(data.X);
        var rss = data.WeightedSumOfSquares();
        var total = sample.TotalSumOfSquares(constant);
        var dropped = sample.DroppedColumns(solution.Dropped);
        return new LinearFit
        {
            N = sample.N,
            StandardErrors = sample.Covariance.Name,
            Coefficients = CoefficientTable.From(
                terms,
                solution.Coefficients,
                covariance.Covariance,
                covariance.DegreesOfFreedom
            ),
            ResidualDegreesOfFreedom = data.ResidualDegreesOfFreedom,
            ClusterCount = (sample.Covariance as CovarianceEstimator.Clustered)?.Clusters.Count,
            ResidualSumOfSquares = rss,
            TotalSumOfSquares = total,
            Constant = constant,
            Absorbed = sample.Absorbed?.Effects,
            WithinSumOfSquares = sample.Absorbed is not { } absorbed
                ? total
                : absorbed.WithinSumOfSquares
                    ?? Fits.TotalSumOfSquares(sample.Outcome.Values, sample.Weights, ConstantTerm.Absent),
            LogLikelihood = Fits.LogLikelihood(sample, rss),
            Residuals = solution.Residuals,
            ConditionNumber = solution.ConditionNumber,
            Solver = solution.Solver,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings =
            [
                .. Fits.Warnings(solution, dropped, (rss, total), data.ResidualDegreesOfFreedom),
                .. Covariances.FullLeverage.Warnings(sample, terms, data.X),
                .. covariance.Warnings,
            ],
            BiasReduced = covariance.BiasReduced,
            Bread = solution.Bread,
            Parts = data.Parts,
        };
    }
}
