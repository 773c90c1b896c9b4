using Netto.Bench.Statistics.Harness;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Bench.Statistics.Topics;

/// <summary>One and two absorbed factors, clustered by the first, on 1 and on 5 million rows with 20 columns.</summary>
internal sealed class AbsorbedBenchmarks : ITopic
{
    private const int Years = 100;

    public string Name => "absorbed";

    public string Title => "Absorbed fixed effects";

    public void Run(TopicRun run)
    {
        if (!run.Quick)
        {
            run.PeerMeasuredBefore("one factor cr1, 1M × 20", "fixest", 0.46);
            run.PeerMeasuredBefore("one factor cr1, 5M × 20", "fixest", 2.26);
            run.PeerMeasuredBefore("two factors cr1, 1M × 20", "fixest", 0.73);
            run.PeerMeasuredBefore("two factors cr1, 5M × 20", "fixest", 2.97);
        }
        foreach (var millions in new[] { 1, 5 })
        {
            Cases(run, millions);
            GC.Collect();
        }
        run.Note(
            "estimatr is left out: with tens of thousands of levels it asks for more memory than the machine has."
        );
        run.Note($"The first factor has a level per 20 rows, the second {Years}; rows are in them at random.");
    }

    private static void Cases(TopicRun run, int millions)
    {
        var data = MadeData.Of(run.Rows(millions * 1_000_000), 20);
        var size = $", {millions}M × 20";
        var random = new RandomSource(2, 1);
        var rows = data.Y.Values.Length;
        int[] Draw(int levels) => [.. Enumerable.Range(0, rows).Select(_ => random.NextInt(levels))];
        var firms = Clusters.Of("firm", Draw(rows / 20));
        var years = Clusters.Of("year", Draw(Years));
        LinearSpecification With(params Clusters[] factors) =>
            new() { Covariance = CovarianceEstimator.CR1(firms), Absorb = factors };
        Target[] targets = [new Target.TimesPeer("fixest", 1), new Target.MemoryAtMost(1.3, data.DesignBytes)];
        run.Time($"one factor cr1{size}", () => LinearRegression.Fit(data.Y, data.Design, With(firms)), targets);
        run.Time(
            $"two factors cr1{size}",
            () => LinearRegression.Fit(data.Y, data.Design, With(firms, years)),
            targets
        );
        if (millions == 1)
        {
            var specification = new InstrumentalVariablesSpecification
            {
                Covariance = CovarianceEstimator.CR1(firms),
                Absorb = [firms, years],
            };
            run.Time(
                $"2sls, two factors cr1{size}",
                () => TwoStageLeastSquares.Fit(data.Y, data.Instrumented, specification),
                new Target.MemoryAtMost(1.3, data.DesignBytes)
            );
            (string Name, double[] Values)[] factors =
            [
                ("firm", Array.ConvertAll(firms.Codes, c => (double)c)),
                ("year", Array.ConvertAll(years.Codes, c => (double)c)),
            ];
            run.TimePeers([.. data.Columns, .. factors], size);
        }
    }
}
