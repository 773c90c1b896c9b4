using Netto.Simulation.Calibration;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation.Tests.Published;

/// <summary>A quarter of the published size, and fewer seeds than the calibration table has, to keep the run short.</summary>
[Trait("kind", "Published")]
public sealed class ThreeArmCalibrationTests
{
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
        var figure = Figures.Single(f => f.Kind == FigureKind.Effect && f.Arm == comparison && f.Measure == outcome);
        figure.Value.ShouldBe(published);

        Runs.Average(r => r.Of(figure)).ShouldBe(published, figure.StandardError);
    }

    [Fact]
    public void Every_difference_that_is_published_as_a_sign_has_that_sign()
    {
        var signs = Figures.Where(f => f.Kind == FigureKind.Sign).ToList();

        signs.Count.ShouldBeGreaterThan(10);
        signs.Where(f => !f.IsReproducedBy(Runs.Average(r => r.Of(f)))).ShouldBeEmpty();
    }

    [Fact]
    public void Low_chances_against_high_ones_is_the_difference_of_the_means_over_two_classes_each()
    {
        var figure = Figures.Single(f => f.Measure == "job-12" && f.Kind == FigureKind.Sign);
        double Effect(string profile) =>
            Runs[0].Of(figure with { Kind = FigureKind.Effect, Subgroup = $"profile_class={profile}" });

        Runs[0]
            .Of(figure)
            .ShouldBe(((Effect("0-25") + Effect("25-50")) / 2) - ((Effect("50-75") + Effect("75-100")) / 2), 1e-12);
    }
}
