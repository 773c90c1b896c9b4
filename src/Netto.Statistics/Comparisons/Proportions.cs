namespace Netto.Statistics.Comparisons;

/// <summary>Comparison of two shares, and exact and score intervals of one.</summary>
public static class Proportions
{
    /// <summary>
    /// Difference of two independent shares: z with the pooled variance,
    /// z = (p1 − p2) / √(p(1 − p)(1/n1 + 1/n2)), and the interval that joins two Wilson intervals
    /// (Newcombe 1998, Statistics in Medicine 17:873, method 10). As R <c>prop.test(correct = FALSE)</c> for the test.
    /// </summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group; the difference is first minus second.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    /// <returns>Statistic and p-value are null when nobody or everybody in both groups has the trait.</returns>
    public static TestResult Compare(Tally first, Tally second, double confidence = 0.95)
    {
        var n = first.N + second.N;
        if (first.Share is not { } p1 || second.Share is not { } p2)
        {
            return new()
            {
                Test = "prop",
                N = n,
                Reason = "A group is empty.",
            };
        }

        var result = new TestResult
        {
            Test = "prop",
            N = n,
            Estimate = p1 - p2,
            StandardError = Math.Sqrt(p1 * (1 - p1) / first.N + p2 * (1 - p2) / second.N),
            Interval = Newcombe(first, second, confidence),
        };
        var pooled = (first.Successes + second.Successes) / n;
        var variance = pooled * (1 - pooled) * (1 / first.N + 1 / second.N);
        if (!(variance > 0))
        {
            return result with { Reason = "The trait does not vary: nobody or everybody has it." };
        }

        var z = (p1 - p2) / Math.Sqrt(variance);
        return result with { Statistic = z, PValue = Normal.TwoSided(z) };
    }

    /// <summary>Score interval of one share (Wilson 1927, JASA 22:209).</summary>
    /// <param name="tally">Successes and people; at least one person.</param>
    /// <param name="confidence">Coverage, 0.95 unless told.</param>
    /// <exception cref="StatisticsException">TST003: nobody was counted.</exception>
    public static ConfidenceInterval Wilson(Tally tally, double confidence = 0.95)
    {
        var p = tally.Share ?? throw Empty();
        var n = tally.N;
        var z = Normal.Quantile(0.5 + confidence / 2);
        var centre = p + z * z / (2 * n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        var scale = 1 + z * z / n;
        return new(Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }

    /// <summary>Exact interval of one share (Clopper and Pearson 1934, Biometrika 26:404): quantiles of the beta distribution.</summary>
    /// <param name="tally">Successes and people; at least one person.</param>
    /// <param name="confidence">Coverage (at least), 0.95 unless told.</param>
    /// <exception cref="StatisticsException">TST003: nobody was counted.</exception>
    public static ConfidenceInterval Exact(Tally tally, double confidence = 0.95)
    {
        _ = tally.Share ?? throw Empty();
        return ExactLimits(tally.Successes, tally.N, (1 - confidence) / 2);
    }

    /// <summary>Limits for x of n, which need not be whole.</summary>
    internal static ConfidenceInterval ExactLimits(double x, double n, double tail)
    {
        var low = x > 0 ? FromF(FisherF.Quantile(tail, 2 * x, 2 * (n - x + 1)), x, n - x + 1) : 0;
        var high = x < n ? FromF(FisherF.UpperQuantile(tail, 2 * (x + 1), 2 * (n - x)), x + 1, n - x) : 1;
        return new(low, high);
    }

    // If F follows F(2a, 2b) then aF / (aF + b) follows Beta(a, b).
    private static double FromF(double f, double a, double b) => a * f / (a * f + b);

    private static ConfidenceInterval Newcombe(Tally first, Tally second, double confidence)
    {
        var (p1, p2) = (first.Successes / first.N, second.Successes / second.N);
        var (w1, w2) = (Wilson(first, confidence), Wilson(second, confidence));
        var low = p1 - p2 - double.Hypot(p1 - w1.Low, w2.High - p2);
        var high = p1 - p2 + double.Hypot(w1.High - p1, p2 - w2.Low);
        return new(low, high);
    }

    private static StatisticsException Empty() =>
        new("TST003", "Nobody was counted, so there is no share.", "Leave the empty group out.");
}
