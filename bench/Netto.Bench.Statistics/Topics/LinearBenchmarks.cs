using Netto.Bench.Statistics.Harness;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Least squares and 2SLS with 20 columns, on 1 and on 5 million rows.</summary>
internal sealed class LinearBenchmarks : ITopic
{
    public string Name => "linear";

    public string Title => "Linear models";

    public void Run(TopicRun run)
    {
        MeasuredBefore(run);
        foreach (var (millions, repeatPeers) in new[] { (1, true), (5, false) })
        {
            var data = MadeData.Of(run.Rows(millions * 1_000_000), 20);
            Cases(run, data, $", {millions}M × 20");
            run.TimePeers(data.Columns, $", {millions}M × 20", repeatPeers ? "all" : "fast");
            GC.Collect();
        }
    }

    private static void Cases(TopicRun run, MadeData data, string size)
    {
        LinearSpecification With(CovarianceEstimator kind) => new() { Covariance = kind };
        var (y, design) = (data.Y, data.Design);
        var memory = new Target.MemoryAtMost(1.3, data.DesignBytes);
        run.Time($"plain sum{size}", () => (object)PlainSum.Of(data));
        run.Time($"ols classical{size}", () => LinearRegression.Fit(y, design, With(CovarianceEstimator.Classical)));
        run.Time(
            $"ols hc1{size}",
            () => LinearRegression.Fit(y, design),
            new Target.TimesPeer("fixest", 4),
            new Target.TimesPeer("estimatr", 15),
            new Target.AtMostTimes(6, $"plain sum{size}"),
            memory
        );
        run.Time($"ols hc2{size}", () => LinearRegression.Fit(y, design, With(CovarianceEstimator.HC2)));
        run.Time(
            $"ols cr1{size}",
            () => LinearRegression.Fit(y, design, With(CovarianceEstimator.CR1(data.Clusters))),
            new Target.TimesPeer("fixest", 3),
            memory
        );
        run.Time(
            $"2sls hc1{size}",
            () => TwoStageLeastSquares.Fit(y, data.Instrumented),
            new Target.TimesPeer("fixest", 6),
            memory
        );
    }

    /// <summary>fixest is no Debian package: its times on a machine of the same kind.</summary>
    private static void MeasuredBefore(TopicRun run)
    {
        if (run.Quick)
        {
            return;
        }
        run.PeerMeasuredBefore("ols hc1, 1M × 20", "fixest", 0.44);
        run.PeerMeasuredBefore("ols hc1, 5M × 20", "fixest", 2.18);
        run.PeerMeasuredBefore("ols cr1, 1M × 20", "fixest", 0.25);
        run.PeerMeasuredBefore("ols cr1, 5M × 20", "fixest", 1.49);
        run.PeerMeasuredBefore("2sls hc1, 1M × 20", "fixest", 1.16);
        run.PeerMeasuredBefore("2sls hc1, 5M × 20", "fixest", 6.62);
    }
}
