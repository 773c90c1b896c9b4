using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Binary;
using Netto.Statistics.Models;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Probit and logit with 20 columns on a million rows.</summary>
internal sealed class BinaryBenchmarks : ITopic
{
    public string Name => "binary";

    public string Title => "Probit and logit";

    public void Run(TopicRun run)
    {
        const string Size = ", 1M × 20";
        var data = MadeData.Of(run.Rows(1_000_000), 20);
        var (y, design) = (data.Binary, data.Design);
        BinarySpecification clustered = new() { Covariance = CovarianceEstimator.CR1(data.Clusters) };
        run.Time(
            $"probit{Size}",
            () => BinaryRegression.Fit(y, design, BinarySpecification.Probit),
            new Target.TimesPeer("fixest", 6),
            new Target.TimesPeer("glm", 6)
        );
        run.Time($"probit cr1{Size}", () => BinaryRegression.Fit(y, design, clustered));
        run.Time(
            $"logit{Size}",
            () => BinaryRegression.Fit(y, design, BinarySpecification.Logit),
            new Target.TimesPeer("glm", 6)
        );
        var fit = BinaryRegression.Fit(y, design, BinarySpecification.Probit);
        run.Time($"marginal effects of the probit{Size}", fit.MarginalEffects);
        if (!run.Quick)
        {
            run.PeerMeasuredBefore($"probit{Size}", "fixest", 2.65);
        }
        run.TimePeers([.. data.Columns.Where(c => c.Name is not ("y" or "d" or "g"))], Size);
    }
}
