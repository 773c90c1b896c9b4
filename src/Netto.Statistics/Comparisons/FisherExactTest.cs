using Netto.Statistics.Resampling;

namespace Netto.Statistics.Comparisons;

/// <summary>Fisher's exact test of a table given its margins.</summary>
public static class FisherExactTest
{
    // R compares probabilities with this relative tolerance; without it rounding splits tables that are equally likely.
    internal const double Tolerance = 1e-7;

    /// <summary>
    /// Two-sided p: the sum over tables no likelier than the observed (as R <c>fisher.test</c>). For 2 × 2 tables the
    /// estimate is the conditional maximum-likelihood odds ratio with its exact interval (Fisher 1962; R finds the same roots, to four or
    /// five digits); for larger tables there is no estimate.
    /// </summary>
    /// <param name="table">Whole counts.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    /// <exception cref="StatisticsException">TST008: a count is not whole. TST009: the table is too large to enumerate.</exception>
    public static TestResult Run(ContingencyTable table, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(table);
        CheckWhole(table);
        if (table.IsDegenerate)
        {
            return new()
            {
                Test = "fisher",
                N = table.N,
                Reason = "Only one row or column holds anybody.",
            };
        }

        return table.RowTotals.Count == 2 && table.ColumnTotals.Count == 2
            ? TwoByTwo(table, confidence)
            : new()
            {
                Test = "fisher",
                N = table.N,
                PValue =
                    table.RowTotals.Count == 2 || table.ColumnTotals.Count == 2
                        ? new TwoRowTable(table, Tolerance).PValue()
                        : new TableNetwork(table).PValue(),
            };
    }

    /// <summary>
    /// The same p-value from tables drawn given the margins, for tables too large to enumerate: (1 + number of drawn tables no likelier than the observed) / (1 + draws), as R
    /// <c>fisher.test(simulate.p.value = TRUE)</c>. Its Monte Carlo error is √(p (1 − p)/draws).
    /// </summary>
    /// <param name="table">Whole counts.</param>
    /// <param name="plan">Draws and seed; the same numbers on any number of threads.</param>
    /// <exception cref="StatisticsException">TST008: a count is not whole.</exception>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static TestResult Run(ContingencyTable table, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(plan);
        CheckWhole(table);
        return table.IsDegenerate
            ? Run(table)
            : new()
            {
                Test = "fisher",
                N = table.N,
                PValue = new DrawnTables(table, Tolerance).PValue(plan),
            };
    }

    internal static StatisticsException TooLarge(int rows, int columns) =>
        new(
            "TST009",
            $"The {rows} × {columns} table is too large to enumerate.",
            "Draw tables instead (--draws 9999), use the chi-square test, or join categories."
        );

    private static TestResult TwoByTwo(ContingencyTable table, double confidence)
    {
        var law = new NoncentralHypergeometric(table.RowTotals[0], table.ColumnTotals[0], table.N);
        var x = table[0, 0];
        var probabilities = law.Probabilities(0);
        var own = probabilities[(int)(x - law.Lowest)];
        var p = probabilities.Where(q => q <= own * (1 + Tolerance)).Sum();
        var tail = (1 - confidence) / 2;
        return new()
        {
            Test = "fisher",
            N = table.N,
            PValue = Math.Min(1, p),
            Estimate = Math.Exp(law.LogOddsWithMean(x)),
            Interval = new ConfidenceInterval(
                x > law.Lowest ? Math.Exp(law.LogOddsWithUpperTail(x, tail)) : 0,
                x < law.Highest ? Math.Exp(law.LogOddsWithLowerTail(x, tail)) : double.PositiveInfinity
            ),
        };
    }

    private static void CheckWhole(ContingencyTable table)
    {
        for (var i = 0; i < table.RowTotals.Count; i++)
        {
            for (var j = 0; j < table.ColumnTotals.Count; j++)
            {
                if (table[i, j] != Math.Floor(table[i, j]))
                {
                    throw new StatisticsException(
                        "TST008",
                        $"{table[i, j]} is not a whole count.",
                        "Fisher's test counts people; use chi-square for weighted tables."
                    );
                }
            }
        }
    }
}
