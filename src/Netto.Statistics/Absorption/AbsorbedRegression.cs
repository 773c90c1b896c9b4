using Netto.Statistics.Covariances;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Absorption;

/// <summary>
/// Least squares within the levels of factors. The demeaned columns are made a block at a time, so that the data are not copied; where
/// normal equations would not be exact enough the columns are made after all.
/// </summary>
internal static class AbsorbedRegression
{
    internal static LinearFit Fit(Sample sample, IReadOnlyList<Clusters> factors) =>
        TryFit(sample, factors) ?? LinearRegression.Fit(AbsorbedSample.Of(sample, factors));

    /// <summary>Null where a value is not finite, a column does not plainly vary, or the solver needs all columns at once.</summary>
    private static LinearFit? TryFit(Sample sample, IReadOnlyList<Clusters> factors)
    {
        var (rows, kept) = AbsorbedSample.Prepare(sample, factors);
        DataColumn[] x = [.. rows.X.Columns.Where(c => c.Label != Design.Constant)];
        if (x.Length == 0)
        {
            return null;
        }
        double[][] columns = [.. x.Append(rows.Outcome).Select(c => c.Values)];
        var (whole, described) = (new Matrix(0, 0), (AbsorbedColumns?)null);
        Parallel.Invoke(
            () => whole = CrossProducts.Gram(columns, rows.Weights),
            () => described = AbsorbedSample.Described(rows, kept)
        );
        if (Vectors.FirstNotFinite(whole.Values) >= 0)
        {
            return null;
        }
        var demeaning = new Demeaning(kept, rows.Weights);
        var demeaned = demeaning.Of(columns, [.. columns.Select((_, j) => whole[j, j])]);
        var pass = new AbsorbedPass(demeaned, rows.Weights);
        if (
            pass.TryGram(whole) is not { } gram
            || LeastSquaresSolver.TryNormal(gram, b => pass.Scores(b, rows.MeatScale)) is not { } solution
        )
        {
            return null;
        }
        var within = rows with
        {
            Designs = [new Design(x)],
            Absorbed = described! with
            {
                Effects = described.Effects with { Iterations = demeaning.Iterations },
                WithinSumOfSquares = gram[x.Length, x.Length],
            },
        };
        return Finish(within, solution, pass);
    }

    private static LinearFit Finish(Sample sample, LeastSquaresSolution solution, AbsorbedPass pass)
    {
        var data = sample.Sandwich([], solution.Residuals, solution.Bread) with
        {
            CoefficientCount = solution.Coefficients.Length,
            Meat = solution.Meat,
            Solver = solution.Solver,
        };
        if (sample.Covariance is CovarianceEstimator.Clustered { Clusters: { Count: > 1 } clusters })
        {
            data = data with { Meat = pass.ClusterMeat(data.WeightedResiduals(), clusters) };
        }
        return LinearRegression.Result(sample, solution, data, Sandwich.Of(data, sample.Covariance));
    }
}
