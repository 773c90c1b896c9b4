namespace Netto.Statistics.Comparisons;

/// <summary>Whether the chi-square of a 2 × 2 table is corrected for continuity.</summary>
public enum ContinuityCorrection
{
    /// <summary>No correction (default; equals the squared pooled z).</summary>
    None,

    /// <summary>Yates's correction, at most the smallest |observed − expected|, as R does; only for 2 × 2 tables.</summary>
    Yates,
}

/// <summary>Pearson's chi-square tests.</summary>
public static class ChiSquareTest
{
    /// <summary>Independence of rows and columns: Σ (O − E)²/E. As R <c>chisq.test</c>.</summary>
    /// <param name="table">Counts; rows and columns without anybody do not count.</param>
    /// <param name="correction">Correction for continuity; it has no effect on tables larger than 2 × 2.</param>
    /// <returns>Statistic null when fewer than two rows or columns hold anybody.</returns>
    public static TestResult Independence(
        ContingencyTable table,
        ContinuityCorrection correction = ContinuityCorrection.None
    )
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.IsDegenerate)
        {
            return new()
            {
                Test = "chi2",
                N = table.N,
                Reason = "Only one row or column holds anybody.",
            };
        }

        var (rows, columns) = (table.RowTotals.Count, table.ColumnTotals.Count);
        var yates = correction == ContinuityCorrection.Yates && rows == 2 && columns == 2;
        var shift = yates ? Math.Min(0.5, Math.Abs(table[0, 0] - table.Expected(0, 0))) : 0;
        double statistic = 0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var expected = table.Expected(i, j);
                var gap = Math.Abs(table[i, j] - expected) - shift;
                statistic += gap * gap / expected;
            }
        }

        return FromStatistic(statistic, (rows - 1) * (columns - 1), table.N);
    }

    /// <summary>
    /// Do observed counts fit given shares? With the planned shares of the arms this is the test for a
    /// <i>sample-ratio mismatch</i>; alarm at p below 0.001.
    /// </summary>
    /// <param name="counts">Observed count per category.</param>
    /// <param name="shares">Expected share per category, positive, in the same order; they are scaled to sum to one.</param>
    /// <exception cref="StatisticsException">TST006: lengths differ or a share is not positive.</exception>
    public static TestResult GoodnessOfFit(IReadOnlyList<double> counts, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(shares);
        if (counts.Count != shares.Count || shares.Any(s => !(s > 0)))
        {
            throw new StatisticsException(
                "TST006",
                $"{counts.Count} counts and {shares.Count} shares do not go together.",
                "Give one positive share for each count."
            );
        }

        var (n, total) = (counts.Sum(), shares.Sum());
        if (counts.Count < 2 || n == 0)
        {
            return new()
            {
                Test = "chi2",
                N = n,
                Reason = "Fewer than two categories, or nobody in them.",
            };
        }

        var statistic = counts.Zip(shares, (o, s) => (o - n * s / total) * (o - n * s / total) / (n * s / total)).Sum();
        return FromStatistic(statistic, counts.Count - 1, n);
    }

    /// <summary>Independence by the likelihood ratio: G² = 2 Σ O log(O/E), an empty cell adding nothing (Wilks 1938, doi:10.1214/aoms/1177732360).</summary>
    /// <param name="table">Counts; rows and columns without anybody do not count.</param>
    /// <returns>Statistic null when fewer than two rows or columns hold anybody.</returns>
    public static TestResult LikelihoodRatio(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (statistic, degrees) = (0.0, (table.RowTotals.Count - 1) * (table.ColumnTotals.Count - 1));
        for (var i = 0; i < table.RowTotals.Count; i++)
        {
            for (var j = 0; j < table.ColumnTotals.Count; j++)
            {
                var count = table[i, j];
                statistic += count > 0 ? 2 * count * Math.Log(count / table.Expected(i, j)) : 0;
            }
        }

        return table.IsDegenerate ? Independence(table) : FromStatistic(Math.Max(0, statistic), degrees, table.N);
    }

    /// <summary>Strength of association, 0 to 1: √(χ²/n / (smaller of rows and columns − 1)) (Cramér 1946); null where there is no test.</summary>
    /// <param name="table">Counts; rows and columns without anybody do not count.</param>
    public static double? CramersV(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var least = Math.Min(table.RowTotals.Count, table.ColumnTotals.Count) - 1;
        return Independence(table).Statistic is { } statistic ? Math.Sqrt(statistic / table.N / least) : null;
    }

    private static TestResult FromStatistic(double statistic, double df, double n) =>
        new()
        {
            Test = "chi2",
            Statistic = statistic,
            DegreesOfFreedom = df,
            PValue = ChiSquared.UpperTail(statistic, df),
            N = n,
        };
}
