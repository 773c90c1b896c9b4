using Netto.Simulation.Calibration;
using Netto.Simulation.Ww.EvenOdd;

namespace Netto.Simulation.Tests.Published;

[Trait("kind", "Published")]
public sealed class EvenOddCalibrationTests
{
    [Fact]
    public void The_average_of_twenty_simulations_reproduces_every_published_figure()
    {
        var figures = PublishedFigures.Of(EvenOddExperiment.Id);
        var calibration = new EvenOddCalibration();
        var runs = Enumerable.Range(1, 20).AsParallel().AsOrdered().Select(seed => calibration.Simulate(seed)).ToList();

        var missed = figures
            .Select(f => (Figure: f, Simulated: runs.Average(r => r.Of(f))))
            .Where(pair => !pair.Figure.IsReproducedBy(pair.Simulated))
            .Select(pair =>
                $"{pair.Figure.Table} {pair.Figure.Arm} {pair.Figure.Subgroup} {pair.Figure.Measure}: {pair.Figure.Value} {pair.Simulated:F4}"
            )
            .ToList();

        missed.ShouldBeEmpty();
    }
}
