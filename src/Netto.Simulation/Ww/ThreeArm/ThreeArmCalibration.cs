using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>The three-arm experiment in its published size, measured as report 000 and letter 003 do.</summary>
public sealed class ThreeArmCalibration : ICalibratedExperiment
{
    private const int Published = 232_236;
    private const int BlockSize = 4096;

    private readonly ExperimentProtocol _protocol = ProtocolTemplate.Find(ThreeArmExperiment.Id)!.Read();
    private readonly ThreeArmModel _model = new(ParameterSet.Of(ThreeArmExperiment.Id));
    private readonly int _people;

    /// <summary>In the published size.</summary>
    public ThreeArmCalibration()
        : this(Published) { }

    internal ThreeArmCalibration(int people) => _people = people;

    /// <inheritdoc/>
    public string Id => ThreeArmExperiment.Id;

    /// <inheritdoc/>
    public ISimulatedFigures Simulate(long seed)
    {
        var people = new ThreeArmPeople(_protocol, _model, _people, seed);
        var tallies = new LevelTally[(_people + BlockSize - 1) / BlockSize];
        Parallel.For(0, tallies.Length, block => tallies[block] = Count(people, seed, block * BlockSize));
        var total = ThreeArmTables.NewTally();
        foreach (var tally in tallies)
        {
            total.Add(tally);
        }

        return new Figures(total);
    }

    private LevelTally Count(ThreeArmPeople people, long seed, int first)
    {
        var tables = new ThreeArmTables();
        var tally = ThreeArmTables.NewTally();
        var rows = new RegisterRows();
        for (var i = first; i < Math.Min(first + BlockSize, _people); i++)
        {
            rows.Clear();
            people.AddTo(rows, i, people.RecordedArm(i));
            var arm = people.ModelArm(i);
            var education = ThreeArmPeople.EducationOf(people[i], PersonRandom.For(seed, i), arm);
            tables.Add(tally, people[i], (rows, education), arm);
        }

        return tally;
    }

    private sealed class Figures(LevelTally tally) : ISimulatedFigures
    {
        public double Of(PublishedFigure figure) =>
            (figure.Kind, figure.Arm) switch
            {
                _ when figure.Measure == "people" => Share(ArmsOf(figure.Arm)),
                _ when !tally.Knows(figure.Measure) => double.NaN,
                (FigureKind.Effect, "enforcement-control") => Mean(figure, ["enforcement"]) - Mean(figure, ["control"]),
                (FigureKind.Effect, _) => Mean(figure, ["treatment"]) - Mean(figure, ArmsOf("all-control")),
                _ => Mean(figure, ArmsOf(figure.Arm)),
            };

        private static string[] ArmsOf(string arm) =>
            arm switch
            {
                "all" => ThreeArmModel.Arms,
                "all-control" => ["control", "enforcement"],
                _ => [arm],
            };

        private double Mean(PublishedFigure figure, string[] arms) => tally.Mean(figure.Measure, arms, figure.Subgroup);

        private double Share(string[] arms) =>
            (double)tally.Count("sex:man", arms, "") / tally.Count("sex:man", ThreeArmModel.Arms, "");
    }
}
