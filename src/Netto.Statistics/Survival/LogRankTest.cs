namespace Netto.Statistics.Survival;

/// <summary>Result of a log-rank test.</summary>
/// <param name="Test">Chi-squared test of equal hazards.</param>
/// <param name="Observed">Weighted events per group.</param>
/// <param name="Expected">Weighted expected events per group.</param>
/// <param name="Covariance">Covariance of observed minus expected.</param>
public sealed record LogRankResult(
    JointTest Test,
    IReadOnlyList<double> Observed,
    IReadOnlyList<double> Expected,
    Matrix Covariance
);

/// <summary>
/// Tests whether groups have the same hazard (Mantel 1966; Fleming and Harrington 1991, weights S(t−)^ρ), stratified if wanted. As R <c>survdiff</c>.
/// </summary>
public static class LogRankTest
{
    /// <summary>Runs the test; variance from the hypergeometric distribution at each time.</summary>
    /// <param name="times">Durations without starts.</param>
    /// <param name="groups">Group of each row, at least two.</param>
    /// <param name="strata">Strata whose members are compared only with each other; null for none.</param>
    /// <param name="rho">0 for the log-rank test, 1 for Peto and Peto's Wilcoxon.</param>
    /// <exception cref="StatisticsException">EST013: fewer than two groups are ever at risk at an event.</exception>
    public static LogRankResult Run(SurvivalTimes times, Clusters groups, Clusters? strata = null, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(groups);
        var sums = new Sums(groups.Count);
        foreach (
            var rows in strata?.Members()
                ??
                [
                    [.. Enumerable.Range(0, times.Rows)],
                ]
        )
        {
            Accumulate(sums, times, (groups, rows), rho);
        }

        if (sums.Observed.Sum() == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                "Nobody has the event.",
                "A test needs events; a curve does not."
            );
        }

        int[] used = [.. Enumerable.Range(0, groups.Count).Where(g => sums.Covariance[g, g] > 0)];
        if (used.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.NoVariation,
                $"Fewer than two groups of {groups.Label} are at risk when events happen, or all at risk have the event at once.",
                "Look at the groups: a test needs events while two groups are at risk."
            );
        }

        int[] free = used[..^1];
        var gap = Array.ConvertAll(free, g => sums.Observed[g] - sums.Expected[g]);
        var factor = Cholesky.Factor(sums.Covariance.Submatrix(free), "The covariance of the log-rank test");
        var statistic = Vectors.Dot(gap, factor.Solve(gap));
        var name = $"equal hazards over {groups.Label}";
        return new(JointTest.OfChiSquared(name, statistic, free.Length), sums.Observed, sums.Expected, sums.Covariance);
    }

    private static void Accumulate(Sums sums, SurvivalTimes times, (Clusters Groups, int[] Rows) part, double rho)
    {
        var sorted = part.Rows.OrderBy(i => times.Stop.Values[i]).ToArray();
        var atRisk = new double[part.Groups.Count];
        foreach (var i in sorted)
        {
            atRisk[part.Groups.Codes[i]]++;
        }

        var survival = 1.0;
        for (var start = 0; start < sorted.Length; )
        {
            var end = start;
            var (leaving, events) = (new double[atRisk.Length], new double[atRisk.Length]);
            while (end < sorted.Length && times.Stop.Values[sorted[end]] == times.Stop.Values[sorted[start]])
            {
                var group = part.Groups.Codes[sorted[end]];
                leaving[group]++;
                events[group] += times.Occurred.Values[sorted[end]];
                end++;
            }

            var weight = rho == 0 ? 1 : Math.Pow(survival, rho);
            survival *= 1 - sums.Add(atRisk, events, weight);
            Vectors.AddScaled(atRisk, leaving, -1);
            start = end;
        }
    }

    private sealed class Sums(int groups)
    {
        public double[] Observed { get; } = new double[groups];

        public double[] Expected { get; } = new double[groups];

        public Matrix Covariance { get; } = new(groups, groups);

        /// <summary>Adds one time; gives the share of those at risk with the event.</summary>
        public double Add(double[] atRisk, double[] events, double weight)
        {
            var (n, d) = (atRisk.Sum(), events.Sum());
            if (d == 0)
            {
                return 0;
            }

            var spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
            for (var g = 0; g < groups; g++)
            {
                Observed[g] += weight * events[g];
                Expected[g] += weight * d * atRisk[g] / n;
                for (var h = 0; h < groups; h++)
                {
                    Covariance[g, h] += spread * (atRisk[g] / n) * ((g == h ? 1 : 0) - atRisk[h] / n);
                }
            }

            return d / n;
        }
    }
}
