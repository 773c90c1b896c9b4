using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Cox and Kaplan-Meier on a million durations, all different, or in whole weeks.</summary>
internal sealed class DurationBenchmarks : ITopic
{
    private const int Covariates = 5;

    public string Name => "durations";

    public string Title => "Durations";

    public void Run(TopicRun run)
    {
        var n = run.Rows(1_000_000);
        var random = new RandomSource(3, 1);
        DataColumn[] x = [.. Enumerable.Range(0, Covariates).Select(j => new DataColumn($"x{j}", new double[n]))];
        var (time, weeks, seen, arm) = (new double[n], new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            foreach (var column in x)
            {
                column.Values[i] = random.NextNormal();
            }

            arm[i] = random.NextInt(2);
            var duration = -30 * Math.Log(1 - random.NextDouble()) * Math.Exp(-0.3 * x[0].Values[i] - 0.1 * arm[i]);
            var end = 20 + 40 * random.NextDouble();
            (time[i], seen[i]) = (Math.Min(duration, end), duration <= end ? 1 : 0);
            weeks[i] = Math.Ceiling(time[i]);
        }

        var exact = new SurvivalTimes(new("time", time), new DataColumn("seen", seen));
        var tied = new SurvivalTimes(new("weeks", weeks), new DataColumn("seen", seen));
        var design = new Design([new("arm", arm), .. x]);
        var groups = Clusters.Of("arm", arm);
        var size = $", {n:N0} × {Covariates + 1}";
        var memory = new Target.MemoryAtMost(1.3, 8L * n * (Covariates + 1));
        CoxSpecification breslow = new() { Ties = TieMethod.Breslow };
        run.Time(
            $"cox efron{size}",
            () => CoxRegression.Fit(exact, design, CoxSpecification.Default),
            new Target.TimesPeer("coxph", 8),
            memory
        );
        run.Time(
            $"cox efron, weeks{size}",
            () => CoxRegression.Fit(tied, design, CoxSpecification.Default),
            new Target.TimesPeer("coxph", 8)
        );
        run.Time($"cox breslow, weeks{size}", () => CoxRegression.Fit(tied, design, breslow));
        run.Time($"kaplan-meier, {n:N0}", () => KaplanMeier.Fit(exact), new Target.TimesPeer("survfit", 10));
        run.Time($"kaplan-meier, weeks, {n:N0}", () => KaplanMeier.Fit(tied), new Target.TimesPeer("survfit", 10));
        run.Time($"log-rank, {n:N0}", () => LogRankTest.Run(exact, groups), new Target.TimesPeer("survdiff", 1));
        run.TimePeers(
            [("time", time), ("weeks", weeks), ("seen", seen), ("arm", arm), .. x.Select(c => (c.Label, c.Values))],
            size,
            $", {n:N0}"
        );
    }
}
