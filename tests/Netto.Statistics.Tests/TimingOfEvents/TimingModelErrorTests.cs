using Netto.Statistics.Resampling;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Statistics.Tests.TimingOfEvents;

/// <summary>Standard errors over the models of the search.</summary>
public sealed class TimingModelErrorTests
{
    [Fact]
    [Trait("Kind", "Property")]
    public void Errors_are_made_of_those_given_each_number_of_points()
    {
        var model = SelectedDurations.Draw(new RandomSource(4, 1), 1200).Model();
        var fit = TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.ByAkaike(8) });
        fit.Path.Sum(s => s.Weight).ShouldBe(1, 1e-12);
        var (effect, chance, level) = (fit.Effects[0], fit.ExitChances[0].Change, fit.Coefficients[0]);
        double[] variances = [0, 0, 0];
        foreach (var step in fit.Path)
        {
            // The same climb, and errors that hold given where it stops.
            var given = TimingEstimator.Fit(
                model,
                new() { Heterogeneity = HeterogeneityRule.ByLikelihood(step.Points, 0) }
            );
            given.LogLikelihood.ShouldBe(step.LogLikelihood, 1e-9);
            variances[0] += step.Weight * Around(given.Effects[0], effect);
            variances[1] += step.Weight * Around(given.ExitChances[0].Change, chance);
            variances[2] += step.Weight * Around(given.Coefficients[0], level);
        }

        fit.Path.Count.ShouldBeGreaterThan(2);
        effect.StandardError.ShouldBe(Math.Sqrt(variances[0]), 1e-6);
        chance.StandardError.ShouldBe(Math.Sqrt(variances[1]), 1e-6);
        level.StandardError.ShouldBe(Math.Sqrt(variances[2]), 1e-6);
        var own = fit.Path.MaxBy(s => s.Weight)!;
        own.Weight.ShouldBeInRange(0.3, 0.999);
        fit.MassPoints.Count.ShouldBe(own.Points);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void The_likelihood_rule_holds_given_the_number_of_points()
    {
        var model = SelectedDurations.Draw(new RandomSource(4, 1), 1200).Model();
        var fit = TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.ByLikelihood(2, 0.01) });
        fit.Path.Select(s => s.Weight).ShouldBe([0, 1]);
    }

    private static double Around(
        Netto.Statistics.Models.Coefficient given,
        Netto.Statistics.Models.Coefficient reported
    )
    {
        var gap = given.Estimate - reported.Estimate;
        return given.StandardError * given.StandardError + gap * gap;
    }
}
