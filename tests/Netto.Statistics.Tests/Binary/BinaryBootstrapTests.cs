using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Binary;

public sealed class BinaryBootstrapTests
{
    // 400 draws know a standard error to 3.5%; four of those.
    private const int Draws = 400;
    private const double Margin = 0.14;

    [Theory]
    [InlineData(BinaryLink.Probit)]
    [InlineData(BinaryLink.Logit)]
    [Trait("Kind", "Simulation")]
    public void Errors_are_those_of_the_sandwich_on_many_rows(BinaryLink link)
    {
        var trial = MadeTrial.Of(3, 4000);
        var design = Design.WithConstant(trial["arm"], trial["x"]);
        var found = BinaryBootstrap.Fit(
            trial["works"],
            design,
            link,
            BootstrapRows.RowByRow,
            new ResamplingPlan(Draws, 11)
        );
        var analytic = BinaryRegression.Fit(
            trial["works"],
            design,
            new() { Link = link, Covariance = CovarianceEstimator.HC0 }
        );
        found.Fit.StandardErrors.ShouldBe("bootstrap");
        found.Draws.Failed.ShouldBe(0);
        ShouldAgree(found.Fit.Coefficients, analytic.Coefficients);
        ShouldAgree(found.Fit.MarginalEffects(), analytic.MarginalEffects());
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Drawn_clusters_give_the_error_of_clusters()
    {
        var trial = MadeTrial.Of(4, 3000);
        int[] office = [.. Enumerable.Range(0, trial.Rows).Select(i => i / 10)];
        double[] size = [.. office.Select(o => Math.Sin(o * 7.7))];
        double[] works = [.. trial.Columns["x"].Select((x, i) => 0.5 * x + size[i] > 0 ? 1.0 : 0)];
        var clusters = Clusters.Of("office", office);
        var design = Design.WithConstant(trial["v"], new DataColumn("size", [.. size.Select(s => s * s)]));
        var found = BinaryBootstrap.Fit(
            new("works", works),
            design,
            BinaryLink.Probit,
            new BootstrapRows(clusters, ObservationWeights.None),
            new ResamplingPlan(Draws, 12)
        );
        BinaryFit With(CovarianceEstimator covariance) =>
            BinaryRegression.Fit(new("works", works), design, new() { Covariance = covariance });
        ShouldAgree(found.Fit.Coefficients, With(CovarianceEstimator.CR0(clusters)).Coefficients);
        // In this design rows apart would tell half of it.
        var apart = With(CovarianceEstimator.HC0).Coefficients["size"].StandardError;
        found.Fit.Coefficients["size"].StandardError.ShouldBeGreaterThan(1.5 * apart);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Any_number_of_threads_gives_the_same_draws()
    {
        var trial = MadeTrial.Of(5);
        var weights = new ObservationWeights.Probability(trial["count"]);
        BootstrapFit With(int threads) =>
            BinaryBootstrap
                .Fit(
                    trial["works"],
                    Design.WithConstant(trial["arm"], trial["x"]),
                    BinaryLink.Logit,
                    new BootstrapRows(Clusters.Of("office", trial.Columns["office"]), weights),
                    new ResamplingPlan(60, 7) { LargestThreadCount = threads }
                )
                .Draws;
        With(1).Draws.SelectMany(b => b).ShouldBe(With(4).Draws.SelectMany(b => b));
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_row_of_weight_zero_is_as_if_it_were_not_there()
    {
        var trial = MadeTrial.Of(6);
        double[] some = [.. Enumerable.Range(0, trial.Rows).Select(i => i % 5 == 0 ? 0.0 : 1)];
        var kept = trial.Take([.. Enumerable.Range(0, trial.Rows).Where(i => i % 5 != 0)]);
        Bootstrapped<BinaryFit> Of(MadeTrial t, ObservationWeights weights) =>
            BinaryBootstrap.Fit(
                t["works"],
                Design.WithConstant(t["arm"], t["x"]),
                BinaryLink.Probit,
                new BootstrapRows(null, weights),
                new ResamplingPlan(40, 9)
            );
        var weighted = Of(trial, new ObservationWeights.Probability(new DataColumn("w", some)));
        var alone = Of(kept, ObservationWeights.None);
        weighted.Draws.Draws.SelectMany(b => b).ShouldBe(alone.Draws.Draws.SelectMany(b => b));
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Far_columns_have_the_same_errors_and_draws_in_their_own_units()
    {
        var trial = MadeTrial.Of(8);
        Bootstrapped<BinaryFit> Of(MadeTrial t) =>
            BinaryBootstrap.Fit(
                t["works"],
                Design.WithConstant(t["arm"], t["x"]),
                BinaryLink.Logit,
                BootstrapRows.RowByRow,
                new ResamplingPlan(40, 9)
            );
        var (near, far) = (Of(trial), Of(trial.With("x", x => x + 1e6)));
        far.Fit.Coefficients["x"].StandardError.ShouldBe(near.Fit.Coefficients["x"].StandardError, 1e-8);
        var (a, b) = (near.Draws.Draws[3], far.Draws.Draws[3]);
        (b[0] + 1e6 * b[2]).ShouldBe(a[0], 1e-7);
        far.Draws.Coefficients["x"].Estimate.ShouldBe(far.Fit.Coefficients["x"].Estimate);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Draws_that_separate_are_left_out_and_counted()
    {
        double[] x = [0, 0, 0, 0, 1, 1, 1, 1];
        double[] y = [0, 0, 1, 0, 1, 1, 0, 1];
        var found = BinaryBootstrap.Fit(
            new("y", y),
            Design.WithConstant(new DataColumn("x", x)),
            BinaryLink.Logit,
            BootstrapRows.RowByRow,
            new ResamplingPlan(200, 1)
        );
        found.Draws.Failed.ShouldBeInRange(60, 180);
        (found.Draws.Failed + found.Draws.Draws.Count).ShouldBe(200);
        found.Draws.Draws.ShouldAllBe(b => b.All(v => Math.Abs(v) < 12));
    }

    private static void ShouldAgree(CoefficientTable found, CoefficientTable analytic)
    {
        found.Terms.ShouldBe(analytic.Terms);
        for (var j = 0; j < found.Count; j++)
        {
            found[j].Estimate.ShouldBe(analytic[j].Estimate, 1e-12);
            (found[j].StandardError / analytic[j].StandardError).ShouldBeInRange(1 - Margin, 1 + Margin);
        }
    }
}
