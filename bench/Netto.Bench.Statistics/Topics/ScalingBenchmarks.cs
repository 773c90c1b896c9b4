using Netto.Bench.Statistics.Harness;
using Netto.Statistics.Binary;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Bench.Statistics.Topics;

/// <summary>Time against rows, and all threads against one.</summary>
internal sealed class ScalingBenchmarks : ITopic
{
    // Half a million rows are 80 MB, more than the caches hold: from there on time should be proportional to rows.
    private const double Room = 1.3;

    public string Name => "scaling";

    public string Title => "Rows and threads";

    public void Run(TopicRun run)
    {
        if (!run.OnOneThread)
        {
            Rows(run);
        }
        Threads(run);
        if (!run.OnOneThread && !run.Quick)
        {
            run.TimeOnOneThread();
        }
        run.Note(
            "“One thread” is the same call in a process that may use one processor only; nothing else should run on the machine. The plain sum shows what a second thread adds to reading the data alone."
        );
    }

    private static void Rows(TopicRun run)
    {
        foreach (var rows in (double[])[0.5, 1, 2, 5])
        {
            var data = MadeData.Of(run.Rows((int)(1e6 * rows)), 20);
            string Case(string name, double millions) => FormattableString.Invariant($"{name}, {millions}M × 20");
            Target[] Proportional(string name) =>
                rows == 0.5 ? [] : [new Target.AtMostTimes(Room * rows / 0.5, Case(name, 0.5))];
            run.Time(Case("ols hc1", rows), () => LinearRegression.Fit(data.Y, data.Design), Proportional("ols hc1"));
            run.Time(
                Case("2sls hc1", rows),
                () => TwoStageLeastSquares.Fit(data.Y, data.Instrumented),
                Proportional("2sls hc1")
            );
        }
    }

    private static void Threads(TopicRun run)
    {
        var data = MadeData.Of(run.Rows(2_000_000), 20);
        var faster = new Target.TimesPeer(OneThread.Peer, 1.6);
        run.Time("plain sum, all threads, 2M × 20", () => (object)PlainSum.Of(data));
        run.Time("ols hc1, all threads, 2M × 20", () => LinearRegression.Fit(data.Y, data.Design), faster);
        run.Time("2sls hc1, all threads, 2M × 20", () => TwoStageLeastSquares.Fit(data.Y, data.Instrumented), faster);
        run.Time(
            "ols hc2, all threads, 2M × 20",
            () => LinearRegression.Fit(data.Y, data.Design, new() { Covariance = CovarianceEstimator.HC2 }),
            faster
        );
        run.Time(
            "probit, all threads, 2M × 20",
            () => BinaryRegression.Fit(data.Binary, data.Design, BinarySpecification.Probit),
            faster
        );
        var clustered = CovarianceEstimator.CR1(data.Clusters);
        run.Time(
            "ols cr1, all threads, 2M × 20",
            () => LinearRegression.Fit(data.Y, data.Design, new() { Covariance = clustered }),
            faster
        );
        run.Time(
            "one factor cr1, all threads, 2M × 20",
            () => LinearRegression.Fit(data.Y, data.Design, new() { Covariance = clustered, Absorb = [data.Clusters] }),
            faster
        );
    }
}
