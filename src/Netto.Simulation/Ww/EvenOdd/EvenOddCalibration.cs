using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>The even-odd experiment in its published size, measured as the tables of report 002.</summary>
public sealed class EvenOddCalibration : ICalibratedExperiment
{
    private const int People = 9237;

    private readonly ExperimentProtocol _protocol = ProtocolTemplate.Find(EvenOddExperiment.Id)!.Read();
    private readonly EvenOddModel _model = new(ParameterSet.Of(EvenOddExperiment.Id));

    /// <inheritdoc/>
    public string Id => EvenOddExperiment.Id;

    /// <inheritdoc/>
    public ISimulatedFigures Simulate(long seed)
    {
        var people = new EvenOddPeople(_protocol, _model, People, seed);
        var tables = new EvenOddTables();
        var tally = tables.NewTally();
        var rows = new RegisterRows();
        var errors = 0;
        for (var i = 0; i < People; i++)
        {
            rows.Clear();
            people.AddTo(rows, i, people.RecordedArm(i));
            var arm = _protocol.Arms[people.RecordedArm(i)].Id;
            tables.Add(tally, people[i], rows, Array.IndexOf(EvenOddTables.Arms, arm));
            var digit = people.Population.AssignmentOf(i)!.Value.Digit;
            errors += (digit % 2 == 1) == (arm == "treatment") ? 0 : 1;
        }

        return new Figures(tally, (double)errors / People);
    }

    private sealed class Figures(LevelTally tally, double errors) : ISimulatedFigures
    {
        public double Of(PublishedFigure figure) =>
            (figure.Kind, figure.Measure) switch
            {
                (_, "assignment-error") => errors,
                (_, "people") => Share(figure.Arm),
                _ when !tally.Knows(figure.Measure) => double.NaN,
                (FigureKind.Effect, _) => Mean(figure, "treatment") - Mean(figure, "control"),
                _ => Mean(figure, figure.Arm),
            };

        private double Mean(PublishedFigure figure, string arm) => tally.Mean(figure.Measure, [arm], figure.Subgroup);

        private double Share(string arm) =>
            (double)tally.Count("months-observed", [arm], "") / tally.Count("months-observed", EvenOddTables.Arms, "");
    }
}
