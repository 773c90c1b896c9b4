using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Resampling;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Draws on data of the size of an experiment.</summary>
internal sealed class ResamplingBenchmarks : ITopic
{
    public string Name => "resampling";

    public string Title => "Resampling";

    public void Run(TopicRun run)
    {
        var data = MadeData.Of(13_425, 15);
        run.Time(
            "2sls pairs bootstrap, 1,000 draws, 13,425 × 15",
            () => PairsBootstrap.Fit(data.Y, data.Instrumented, BootstrapRows.RowByRow, new ResamplingPlan(1000, 1)),
            new Target.Under(1)
        );
        run.Time(
            "wild cluster bootstrap, 999 draws, 13,425 × 15",
            () => WildClusterBootstrap.Fit(new(data.Y, data.Design, data.Clusters), "z", new ResamplingPlan(999, 1))
        );
    }
}
