using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;

namespace Netto.Statistics.Tests.Selection;

/// <summary>
/// Coverage of 95% intervals in <see cref="InstrumentDesign"/>. NETTO_REPLICATIONS=10000 makes the figures of docs/methods/selection.md; the tests run fewer.
/// </summary>
public sealed class SelectionSimulationTests
{
    private static readonly int Replications = int.Parse(
        Environment.GetEnvironmentVariable("NETTO_REPLICATIONS") ?? "400",
        System.Globalization.CultureInfo.InvariantCulture
    );

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Intervals_of_selection_with_instruments_cover_the_truth()
    {
        var covered = 0;
        double bias = 0;
        for (var r = 0; r < Replications; r++)
        {
            var fit = TwoStepSelection.Fit(
                InstrumentDesign.Draw(seed: 1000 + r, people: 1000),
                CovarianceEstimator.HC0
            );
            var effect = fit.Coefficients["w"];
            covered += effect.Low <= InstrumentDesign.Effect && InstrumentDesign.Effect <= effect.High ? 1 : 0;
            bias += (effect.Estimate - InstrumentDesign.Effect) / Replications;
        }

        var share = covered / (double)Replications;
        TestContext.Current.SendDiagnosticMessage(
            $"coverage {share:f4}, bias {bias:f5} in {Replications} replications"
        );
        // Four Monte Carlo errors round 95%.
        var margin = 4 * Math.Sqrt(0.95 * 0.05 / Replications);
        share.ShouldBeInRange(0.95 - margin, 0.95 + margin);
        Math.Abs(bias).ShouldBeLessThan(0.05);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void The_bootstrap_finds_the_same_error()
    {
        var model = InstrumentDesign.Draw(seed: 11, people: 2000);
        var stacked = TwoStepSelection.Fit(model, CovarianceEstimator.HC0).Coefficients["w"];
        var drawn = SelectionBootstrap.Fit(model, null, new ResamplingPlan(400, 5));
        drawn.Coefficients["w"].Estimate.ShouldBe(stacked.Estimate, 1e-12);
        // 400 draws know a standard error to 3.5%; four of those.
        (drawn.Coefficients["w"].StandardError / stacked.StandardError).ShouldBeInRange(0.86, 1.14);
        drawn.Failed.ShouldBe(0);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Drawn_rows_give_what_repeated_rows_give()
    {
        var model = InstrumentDesign.Draw(seed: 12, people: 3000);
        double[] counts = [.. Enumerable.Range(0, 3000).Select(i => (double)(i * 7 % 4))];
        var drawn = ResampledSelection.Of(model);
        var weights = new ObservationWeights.Frequency(new DataColumn("drawn", counts));
        var fit = TwoStepSelection.Fit(model with { Weights = weights }, CovarianceEstimator.HC0);
        drawn.Terms.ShouldBe(fit.Coefficients.Terms);
        var found = drawn.Estimate(counts)!;
        for (var j = 0; j < found.Length; j++)
        {
            found[j].ShouldBe(fit.Coefficients[j].Estimate, 1e-9);
        }
        drawn.Estimate(new double[3000]).ShouldBeNull();
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Weights_that_repeat_rows_leave_the_estimate()
    {
        var model = InstrumentDesign.Draw(seed: 7, people: 400);
        var weights = new double[400];
        Array.Fill(weights, 2);
        var plain = TwoStepSelection.Fit(model, CovarianceEstimator.HC0);
        var weighted = TwoStepSelection.Fit(
            model with
            {
                Weights = new ObservationWeights.Probability(new("w", weights)),
            },
            CovarianceEstimator.HC0
        );
        weighted.Coefficients["w"].Estimate.ShouldBe(plain.Coefficients["w"].Estimate, 1e-9);
        weighted.Coefficients["w"].StandardError.ShouldBe(plain.Coefficients["w"].StandardError, 1e-9);
    }
}
