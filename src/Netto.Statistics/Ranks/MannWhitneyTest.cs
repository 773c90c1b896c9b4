using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Ranks;

/// <summary>Rank test for ordered answers (Wilcoxon 1945; Mann and Whitney 1947, Annals of Mathematical Statistics 18:50).</summary>
public static class MannWhitneyTest
{
    // Beyond this the normal approximation is as good, and the enumeration slow.
    private const int LargestExact = 120;

    /// <summary>
    /// U of the first group, with the variance n1 n2/12 ((N + 1) − Σ(t³ − t)/(N(N − 1))) and a continuity correction of one half.
    /// As R <c>wilcox.test(exact = FALSE)</c>; the exact p-value given the ties as R <c>exactRankTests::wilcox.exact</c>.
    /// </summary>
    /// <param name="first">Answers of the first group; none missing.</param>
    /// <param name="second">Answers of the second group; none missing.</param>
    /// <exception cref="StatisticsException">TST002: a value is NaN.</exception>
    public static MannWhitneyResult Run(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        CheckNumbers(first);
        CheckNumbers(second);
        double m = first.Length;
        double n = second.Length;
        var size = m + n;
        if (m == 0 || n == 0)
        {
            return Without(size, null, "A group is empty.");
        }

        var (ranks, tieSum) = RankSums.Midranks(first, second);
        var rankSum = ranks.AsSpan(0, first.Length).ToArray().Sum();
        var u = rankSum - m * (m + 1) / 2;
        var variance = m * n / 12 * (size + 1 - (size > 1 ? tieSum / (size * (size - 1)) : 0));
        if (!(variance > 1e-12 * m * n))
        {
            return Without(size, u, "All answers are equal.");
        }

        var gap = Math.Abs(u - m * n / 2);
        var sd = Math.Sqrt(variance);
        var test = new TestResult
        {
            Test = "mann-whitney",
            Statistic = u,
            PValue = Math.Min(1, 2 * Normal.UpperTail((gap - 0.5) / sd)),
            N = size,
        };
        var exact = size <= LargestExact ? PermutationDistribution.TwoSidedPValue(ranks, first.Length) : (double?)null;
        return new(test, variance, Normal.TwoSided(gap / sd), exact, u / (m * n));
    }

    private static MannWhitneyResult Without(double n, double? statistic, string reason) =>
        new(
            new()
            {
                Test = "mann-whitney",
                Statistic = statistic,
                N = n,
                Reason = reason,
            },
            0,
            null,
            null,
            null
        );

    private static void CheckNumbers(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                throw new StatisticsException("TST002", "A value is missing.", "Leave such rows out first.");
            }
        }
    }
}
