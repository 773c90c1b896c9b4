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
        var (levels, truth) = (tables.NewTally(), tables.NewTally());
        var rows = new RegisterRows();
        var errors = 0;
        for (var i = 0; i < People; i++)
        {
            for (var arm = 0; arm < _protocol.Arms.Count; arm++)
            {
                rows.Clear();
                people.AddTo(rows, i, arm);
                var index = Array.IndexOf(EvenOddTables.Arms, _protocol.Arms[arm].Id);
                tables.Add(truth, people[i], rows, index);
                if (arm == people.RecordedArm(i))
                {
                    tables.Add(levels, people[i], rows, index);
                }
            }

            var digit = people.Population.AssignmentOf(i)!.Value.Digit;
            errors += (digit % 2 == 1) == (_protocol.Arms[people.RecordedArm(i)].Id == "treatment") ? 0 : 1;
        }

        return new Figures(levels, truth, (double)errors / People);
    }

    /// <summary>Levels are those of the recorded arms, effects those of everybody under both arms.</summary>
    private sealed class Figures(LevelTally levels, LevelTally truth, double errors) : ISimulatedFigures
    {
        public double Of(PublishedFigure figure) =>
            (figure.Kind, figure.Measure) switch
            {
                (_, "assignment-error") => errors,
                (_, "people") => Share(figure.Arm),
                _ when !levels.Knows(figure.Measure) => double.NaN,
                (FigureKind.Effect, _) => Mean(truth, figure, "treatment") - Mean(truth, figure, "control"),
                _ => Mean(levels, figure, figure.Arm),
            };

        private static double Mean(LevelTally tally, PublishedFigure figure, string arm) =>
            tally.Mean(figure.Measure, arm == "all" ? EvenOddTables.Arms : [arm], figure.Subgroup);

        private double Share(string arm) =>
            (double)levels.Count("months-observed", [arm], "")
            / levels.Count("months-observed", EvenOddTables.Arms, "");
    }
}
