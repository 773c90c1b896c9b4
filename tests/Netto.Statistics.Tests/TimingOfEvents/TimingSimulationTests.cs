using Netto.Statistics.Resampling;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Statistics.Tests.TimingOfEvents;

/// <summary>Quick people are treated sooner: hazards apart overstate the effect, the joint model finds it.</summary>
[Trait("Kind", "Simulation")]
public sealed class TimingSimulationTests
{
    [Fact]
    public void The_joint_model_finds_the_effect_that_hazards_apart_overstate()
    {
        var fits = new ResamplingPlan(40, 11).Run(
            (random, _) =>
            {
                var model = SelectedDurations.Draw(random, 3000).Model();
                var joint = TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.ByAkaike(3) });
                return (Joint: joint.Effects[0], Apart: joint.Path[0].Effects[0], joint.Converged);
            }
        );
        fits.ShouldAllBe(f => f.Converged);
        var error = Spread([.. fits.Select(f => f.Joint.Estimate)]) / Math.Sqrt(fits.Length);
        Math.Abs(fits.Average(f => f.Joint.Estimate) - SelectedDurations.Effect).ShouldBeLessThan(4 * error);
        fits.Average(f => f.Apart).ShouldBeGreaterThan(SelectedDurations.Effect + 0.1);
        fits.Count(f => f.Joint.Low <= SelectedDurations.Effect && SelectedDurations.Effect <= f.Joint.High)
            .ShouldBeInRange(33, 40, "95% of 40, less four Monte Carlo errors");
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
