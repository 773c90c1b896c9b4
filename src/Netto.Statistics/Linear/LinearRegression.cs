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
        return Fit(Sample.Unchecked(outcome, [design], specification.Weights, specification.Covariance));
    }

    /// <summary>Estimates on a sample; values that are not finite are found when the moments are not.</summary>
    internal static LinearFit Fit(Sample sample)
    {
        var x = sample.X.Arrays();
        var solution = LeastSquaresSolver.Solve(
            x,
            sample.Outcome.Values,
            sample.Weights,
            new(sample.MeatScale, sample.CheckFinite)
        );
        double[][] kept = [.. solution.Kept.Select(j => x[j])];
        var data = new SandwichData(
            kept,
            solution.Residuals,
            sample.Weights,
            sample.IsFrequency,
            solution.Bread,
            sample.N
        )
        {
            Meat = solution.Meat,
        };
        var covariance = Sandwich.Of(data, sample.Covariance);
        return Result(sample, solution, data, covariance);
    }

    private static LinearFit Result(
        Sample sample,
        LeastSquaresSolution solution,
        SandwichData data,
        CovarianceResult covariance
    )
    {
        string[] terms = [.. solution.Kept.Select(j => sample.X.Columns[j].Label)];
        var constant = Fits.ConstantOf(data.X);
        var rss = data.WeightedSumOfSquares();
        var total = Fits.TotalSumOfSquares(sample, constant);
        var dropped = Fits.Dropped(sample.X, solution.Dropped);
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
            LogLikelihood = Fits.LogLikelihood(sample, rss),
            Residuals = solution.Residuals,
            ConditionNumber = solution.ConditionNumber,
            Solver = solution.Solver,
            DroppedRows = sample.Dropped,
            DroppedColumns = dropped,
            Warnings = [.. Fits.Warnings(solution, dropped, rss, total), .. covariance.Warnings],
            BiasReduced = covariance.BiasReduced,
            Bread = solution.Bread,
        };
    }
}
