using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Selection;

public sealed class HeckmanBootstrapTests
{
    [Fact]
    [Trait("Kind", "Simulation")]
    public void Errors_are_those_of_the_sandwich_on_many_rows()
    {
        var model = Model(MadeTrial.Of(21, 4000));
        var found = HeckmanBootstrap.Fit(model, null, new ResamplingPlan(200, 3));
        var analytic = HeckmanMaximum.Fit(model, CovarianceEstimator.HC0);
        found.Fit.StandardErrors.ShouldBe("bootstrap");
        Coefficient[] Of(HeckmanFit fit) =>
            [.. fit.Coefficients, .. fit.SelectionCoefficients, fit.LogSigma, fit.AtanhRho];
        foreach (var (mine, theirs) in Of(found.Fit).Zip(Of(analytic)))
        {
            mine.Term.ShouldBe(theirs.Term);
            mine.Estimate.ShouldBe(theirs.Estimate, 1e-12);
            // 200 draws know a standard error to 5%; four of those.
            (mine.StandardError / theirs.StandardError).ShouldBeInRange(0.8, 1.2);
        }

        found.Draws.Coefficients["arm"].StandardError.ShouldBe(found.Fit.Coefficients["arm"].StandardError);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Any_number_of_threads_gives_the_same_draws_of_clusters()
    {
        var trial = MadeTrial.Of(22);
        var clusters = Clusters.Of("office", trial.Columns["office"]);
        BootstrapFit With(int threads) =>
            HeckmanBootstrap
                .Fit(Model(trial), clusters, new ResamplingPlan(30, 5) { LargestThreadCount = threads })
                .Draws;
        With(1).Draws.SelectMany(b => b).ShouldBe(With(4).Draws.SelectMany(b => b));
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_draw_is_the_fit_of_the_rows_as_often_as_they_were_drawn()
    {
        var trial = MadeTrial.Of(23);
        var found = HeckmanBootstrap.Fit(Model(trial), null, new ResamplingPlan(3, 17));
        for (var draw = 0; draw < 3; draw++)
        {
            // The same stream as the draw had.
            var random = new RandomSource(17, (ulong)draw);
            int[] rows = [.. Enumerable.Range(0, trial.Rows).Select(_ => random.NextInt(trial.Rows))];
            var fit = HeckmanMaximum.Fit(Model(trial.Take(rows)));
            for (var j = 0; j < fit.Coefficients.Count; j++)
            {
                found.Draws.Draws[draw][j].ShouldBe(fit.Coefficients[j].Estimate, 1e-7);
            }
        }
    }

    private static SelectionModel Model(MadeTrial trial) =>
        new(
            trial["seen"],
            Design.WithConstant(trial["arm"], trial["x"], trial["v"]),
            trial["y"],
            Design.WithConstant(trial["arm"], trial["x"])
        );
}
