using Netto.Simulation.Calibration;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation.Tests.Published;

/// <summary>A quarter of the published size, and fewer seeds than the calibration table has, to keep the run short.</summary>
[Trait("kind", "Published")]
public sealed class ThreeArmCalibrationTests
{
    private static readonly string[] Classes = ["0-25", "25-50", "50-75", "75-100"];
    private static readonly IReadOnlyList<PublishedFigure> Figures = PublishedFigures.Of(ThreeArmExperiment.Id);
    private static readonly List<ISimulatedFigures> Runs =
    [
        .. Enumerable.Range(1, 8).Select(seed => new ThreeArmCalibration(58_059).Simulate(seed)),
    ];

    [Fact]
    public void The_average_of_eight_simulations_reproduces_every_published_level()
    {
        var missed = Figures
            .Where(f => f.Kind == FigureKind.Level)
            .Select(f => (Figure: f, Simulated: Runs.Average(r => r.Of(f))))
            .Where(pair => !pair.Figure.IsReproducedBy(pair.Simulated))
            .Select(pair =>
                $"{pair.Figure.Table} {pair.Figure.Arm} {pair.Figure.Subgroup} {pair.Figure.Measure}: {pair.Figure.Value} {pair.Simulated:F4}"
            );

        missed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("treatment-control", "job-12", 0.020)]
    [InlineData("treatment-control", "benefit-12", -0.021)]
    [InlineData("enforcement-control", "job-12", 0.0)]
    public void The_effects_are_those_of_the_letter(string comparison, string outcome, double published)
    {
        var figure = Figures.Single(f => f.Arm == comparison && f.Measure == outcome);
        figure.Value.ShouldBe(published);

        Runs.Average(r => r.Of(figure)).ShouldBe(published, figure.StandardError);
    }

    [Fact]
    public void Work_gains_most_with_high_chances_and_benefit_falls_most_with_low_ones()
    {
        double Effect(string outcome, string profile)
        {
            var figure = Figures.First(f => f.Measure == outcome && f.Arm == "treatment-control");
            return Runs.Average(r => r.Of(figure with { Subgroup = $"profile_class={profile}" }));
        }

        var (low, high) = (Classes.Take(2), Classes.Skip(2));
        high.Average(c => Effect("job-12", c)).ShouldBeGreaterThan(low.Average(c => Effect("job-12", c)));
        low.Average(c => Effect("benefit-12", c)).ShouldBeLessThan(high.Average(c => Effect("benefit-12", c)));
    }
}
