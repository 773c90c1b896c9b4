namespace Netto.Statistics.Comparisons;

/// <summary>Whether the groups have the sizes that were planned.</summary>
/// <param name="ChiSquare">Pearson's test of the counts against the shares.</param>
/// <param name="ExactPValue">Chance, under the shares, of counts at most as likely as these; null when there are too many to list.</param>
/// <param name="AnytimePValue">p-value that holds at every look at once: the smallest so far.</param>
/// <param name="Looks">The anytime p-value after each look, never rising.</param>
/// <param name="Mismatch">Whether the anytime p-value, or with one look the chi-square, lies below the threshold.</param>
public sealed record SampleRatioResult(
    TestResult ChiSquare,
    double? ExactPValue,
    double AnytimePValue,
    IReadOnlyList<double> Looks,
    bool Mismatch
);

/// <summary>Tests for a sample-ratio mismatch: at one time, and at any time.</summary>
public static class SampleRatioTest
{
    /// <summary>p-value under which a mismatch is reported: strict, because the test is done again and again.</summary>
    public const double Threshold = 0.001;

    /// <summary>Weight of the planned shares in the sequential test, as a number of people.</summary>
    public const double Concentration = 1000;

    private const double MostTables = 2_000_000;
    private const double Tie = 1e-9;

    /// <summary>Tests counts.</summary>
    /// <param name="arrivals">People per arm that came between looks, one row a look; one row when one looks once.</param>
    /// <param name="shares">Planned shares of the arms; together 1.</param>
    /// <param name="concentration">Weight of the planned shares in the Dirichlet prior of the sequential test, as a number of people.</param>
    /// <exception cref="StatisticsException">TST006: counts or shares that cannot be.</exception>
    public static SampleRatioResult Run(
        IReadOnlyList<IReadOnlyList<double>> arrivals,
        IReadOnlyList<double> shares,
        double concentration = Concentration
    )
    {
        Check(arrivals, shares, concentration);
        var counts = new double[shares.Count];
        var looks = new List<double>();
        var smallest = 1.0;
        foreach (var row in arrivals)
        {
            for (var arm = 0; arm < counts.Length; arm++)
            {
                counts[arm] += row[arm];
            }
            smallest = Math.Min(smallest, Math.Exp(-LogBayesFactor(counts, shares, concentration)));
            looks.Add(smallest);
        }
        var fit = ChiSquareTest.GoodnessOfFit(counts, shares);
        var found = looks.Count == 1 ? fit.PValue < Threshold : smallest < Threshold;
        return new(fit, Exact(counts, shares), smallest, looks, found);
    }

    /// <summary>
    /// Log of the chance of the people in their order under a Dirichlet prior around the shares over that under the shares themselves. One over it is a
    /// p-value at any time by Ville's inequality (Lindon and Malek 2022, arXiv:2011.03567, equation 8).
    /// </summary>
    internal static double LogBayesFactor(double[] counts, IReadOnlyList<double> shares, double concentration)
    {
        var n = counts.Sum();
        var log = GammaFunctions.LogGamma(concentration) - GammaFunctions.LogGamma(concentration + n);
        for (var arm = 0; arm < counts.Length; arm++)
        {
            var prior = concentration * shares[arm];
            log += GammaFunctions.LogGamma(prior + counts[arm]) - GammaFunctions.LogGamma(prior);
            log -= counts[arm] * Math.Log(shares[arm]);
        }
        return log;
    }

    private static double? Exact(double[] counts, IReadOnlyList<double> shares)
    {
        var n = counts.Sum();
        var tables = 1.0;
        for (var arm = 1; arm < counts.Length; arm++)
        {
            tables *= (n + arm) / arm;
        }
        if (tables > MostTables)
        {
            return null;
        }
        var logs = shares.Select(share => Math.Log(share)).ToArray();
        var observed = GammaFunctions.LogGamma(n + 1);
        for (var arm = 0; arm < counts.Length; arm++)
        {
            observed += (counts[arm] * logs[arm]) - GammaFunctions.LogGamma(counts[arm] + 1);
        }
        return Math.Min(1, Rest(logs, 0, (int)n, (GammaFunctions.LogGamma(n + 1), observed + Tie)));
    }

    /// <summary>Sum of the chances of all ways to fill the arms from one on that are at most as likely as the table seen.</summary>
    private static double Rest(double[] logs, int arm, int left, (double Log, double Limit) at)
    {
        if (arm == logs.Length - 1)
        {
            var log = at.Log + (left * logs[arm]) - GammaFunctions.LogGamma(left + 1.0);
            return log <= at.Limit ? Math.Exp(log) : 0;
        }
        var sum = 0.0;
        for (var count = 0; count <= left; count++)
        {
            var log = at.Log + (count * logs[arm]) - GammaFunctions.LogGamma(count + 1.0);
            sum += Rest(logs, arm + 1, left - count, (log, at.Limit));
        }
        return sum;
    }

    private static void Check(
        IReadOnlyList<IReadOnlyList<double>> arrivals,
        IReadOnlyList<double> shares,
        double concentration
    )
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(shares);
        var sharesFit = shares.Count > 1 && shares.All(s => s is > 0 and < 1) && Math.Abs(shares.Sum() - 1) < 1e-6;
        var countsFit =
            arrivals.Count > 0
            && arrivals.All(row =>
                row.Count == shares.Count && row.All(c => c >= 0 && c == Math.Floor(c) && double.IsFinite(c))
            )
            && arrivals.Sum(row => row.Sum()) > 0;
        if (!sharesFit || !countsFit || !(concentration > 0))
        {
            throw new StatisticsException(
                "TST006",
                $"{string.Join(" ", arrivals.Select(row => string.Join(",", row)))} people for shares {string.Join(", ", shares)}.",
                "Give one whole number of people for each of two or more arms, and shares above 0 that add to 1."
            );
        }
    }
}
