using Netto.Statistics.Absorption;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Survival;

/// <summary>The rows of a Cox model: by stratum, and within it from the last time to the first, so that risk sets are read from memory in one sweep.</summary>
/// <param name="Times">Times in that order.</param>
/// <param name="X">Regressors less their means, in that order.</param>
/// <param name="Means">What was taken off.</param>
/// <param name="Kept">The regressors as given, without those dropped.</param>
/// <param name="Dropped">Those dropped.</param>
/// <param name="Specification">With strata, weights and clusters in that order.</param>
internal sealed record CoxSample(
    SurvivalTimes Times,
    double[][] X,
    double[] Means,
    Design Kept,
    IReadOnlyList<DroppedColumn> Dropped,
    CoxSpecification Specification
)
{
    /// <summary>A column that varies by less than this share of its length is looked at with the care of the solver.</summary>
    private const double LeastSpread = 1e-6;

    private const double Rounding = 1e-11;

    internal static CoxSample Of(SurvivalTimes times, Design design, CoxSpecification specification)
    {
        var columns = design.Columns.Where(c => c.Label != Design.Constant).ToArray();
        if (columns.Length == 0)
        {
            throw NothingLeft();
        }

        var rows = Order(times, specification.Strata);
        var means = Array.ConvertAll(columns, c => Vectors.Sum(c.Values) / c.Length);
        var x = new double[columns.Length][];
        CrossProducts.ForEachChunk(x.Length, j => x[j] = Centred(columns[j].Values, means[j], rows));
        int[] all = [.. Enumerable.Range(0, columns.Length)];
        IReadOnlyList<DroppedColumn> dropped = [];
        var kept = new Design(columns);
        if (specification.Strata is { } strata ? !IsFullRankWithin(columns, strata) : !IsFullRank(x, means))
        {
            (all, kept, dropped) = FullRank(columns, times.Rows, specification.Strata);
        }

        return new(
            times.Select(rows),
            Array.ConvertAll(all, j => x[j]),
            Array.ConvertAll(all, j => means[j]),
            kept,
            dropped,
            InOrder(specification, rows)
        );
    }

    private static int[] Order(SurvivalTimes times, Clusters? strata)
    {
        var rows = TimeOrder.Ascending(times.Stop.Values);
        Array.Reverse(rows);
        return strata is null ? rows : [.. strata.Select(rows).Members().SelectMany(m => m.Select(i => rows[i]))];
    }

    private static double[] Centred(double[] values, double mean, int[] rows)
    {
        var centred = GC.AllocateUninitializedArray<double>(values.Length);
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = values[rows[i]] - mean;
        }

        return centred;
    }

    private static CoxSpecification InOrder(CoxSpecification specification, int[] rows) =>
        specification with
        {
            Strata = specification.Strata?.Select(rows),
            Weights = specification.Weights is { } weights
                ? weights with
                {
                    Values = Array.ConvertAll(rows, i => weights.Values[i]),
                }
                : null,
            Covariance = specification.Covariance is CovarianceEstimator.Clustered clustered
                ? clustered with
                {
                    Clusters = clustered.Clusters.Select(rows),
                }
                : specification.Covariance,
        };

    // Columns plainly apart, which most are, need no further look.
    private static bool IsFullRank(double[][] x, double[] means)
    {
        var gram = CrossProducts.Gram(x);
        for (var j = 0; j < x.Length; j++)
        {
            if (!(Math.Sqrt(gram[j, j]) > LeastSpread * Math.Sqrt(x[j].Length) * Math.Abs(means[j])))
            {
                return false;
            }
        }

        return IsWellConditioned(gram);
    }

    // Columns that plainly vary within the strata, apart from each other: sums tell, no column is made.
    private static bool IsFullRankWithin(DataColumn[] columns, Clusters strata)
    {
        double[][] x = [.. columns.Select(c => c.Values)];
        var whole = CrossProducts.Gram(x);
        double[] squares = [.. x.Select((_, j) => whole[j, j])];
        var within = whole.Plus(new Demeaning([strata], null).Of(x, squares).Explained, -1);
        for (var j = 0; j < x.Length; j++)
        {
            if (!(within[j, j] > AbsorbedPass.LeastShare * squares[j]))
            {
                return false;
            }
        }

        return IsWellConditioned(within);
    }

    private static bool IsWellConditioned(Matrix gram) =>
        ScaledInverse.TryOf(gram) is { } inverse && inverse.Condition <= LeastSquaresSolver.LargestSafeCondition;

    // The constant (of each stratum) belongs to the baseline: columns must vary beyond it.
    private static (int[] Kept, Design Design, IReadOnlyList<DroppedColumn> Dropped) FullRank(
        DataColumn[] columns,
        int rows,
        Clusters? strata
    )
    {
        var one = Clusters.Of("rows", new int[rows]);
        var within = new Demeaning([strata ?? one], null).Of([.. columns.Select(c => c.Values)]).ToArrays();
        int[] vary = [.. Enumerable.Range(0, columns.Length).Where(j => Varies(columns[j].Values, within[j]))];
        if (vary.Length == 0)
        {
            throw NothingLeft();
        }

        var solution = LeastSquaresSolver.Solve([.. vary.Select(j => within[j])], new double[rows], null);
        var kept = solution.Kept.Select(j => vary[j]).ToHashSet();
        var all = new Design(columns);
        return (
            [.. kept],
            all.Select([.. kept]),
            Fits.Dropped(all, [.. Enumerable.Range(0, columns.Length).Where(j => !kept.Contains(j))])
        );
    }

    // Rounding alone leaves about 1e-16 of a column's length.
    private static bool Varies(double[] values, double[] within) =>
        Vectors.Dot(within, within) > Rounding * Rounding * Vectors.Dot(values, values);

    private static StatisticsException NothingLeft() =>
        new(StatisticsErrors.NoRegressors, "No regressor varies within the baseline.", "Give a column that varies.");
}
