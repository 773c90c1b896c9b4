using Netto.Protocol;
using Netto.Simulation.Calibration;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>The three-arm experiment in its published size, measured as report 000 and letter 003 do.</summary>
public sealed class ThreeArmCalibration : ICalibratedExperiment
{
    private const int Published = 232_236;
    private const int BlockSize = 4096;

    /// <summary>The effect among people with a score up to a half, less the effect among the others with a score.</summary>
    private const string LowAgainstHigh = "0-50 less 50-100";

    private static readonly string[] LowChances = ["0-25", "25-50"];
    private static readonly string[] HighChances = ["50-75", "75-100"];

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
        var tallies = new (LevelTally Levels, LevelTally Truth)[(_people + BlockSize - 1) / BlockSize];
        Parallel.For(0, tallies.Length, block => tallies[block] = Count(people, seed, block * BlockSize));
        var (levels, truth) = (ThreeArmTables.NewTally(), ThreeArmTables.NewTally());
        foreach (var tally in tallies)
        {
            levels.Add(tally.Levels);
            truth.Add(tally.Truth);
        }

        return new Figures(levels, truth);
    }

    private (LevelTally Levels, LevelTally Truth) Count(ThreeArmPeople people, long seed, int first)
    {
        var tables = new ThreeArmTables();
        var (levels, truth) = (ThreeArmTables.NewTally(), ThreeArmTables.NewTally());
        var rows = new RegisterRows();
        for (var i = first; i < Math.Min(first + BlockSize, _people); i++)
        {
            for (var arm = 0; arm < _protocol.Arms.Count; arm++)
            {
                rows.Clear();
                people.AddTo(rows, i, arm);
                var service = people.ModelArm(arm);
                var education = ThreeArmPeople.EducationOf(people[i], PersonRandom.For(seed, i), service);
                tables.Add(truth, people[i], (rows, education), service);
                if (arm == people.RecordedArm(i))
                {
                    tables.Add(levels, people[i], (rows, education), service);
                }
            }
        }

        return (levels, truth);
    }

    /// <summary>Levels are those of the recorded arms, effects those of everybody under all arms.</summary>
    private sealed class Figures(LevelTally levels, LevelTally truth) : ISimulatedFigures
    {
        public double Of(PublishedFigure figure) =>
            (figure.Kind, figure.Arm) switch
            {
                _ when figure.Measure == "people" => Share(ArmsOf(figure.Arm)),
                _ when !levels.Knows(figure.Measure) => double.NaN,
                (FigureKind.Level, _) or (_, "all") => Mean(levels, figure, ArmsOf(figure.Arm)),
                _ when figure.Subgroup == LowAgainstHigh => Effect(figure, LowChances) - Effect(figure, HighChances),
                (_, "enforcement-control") => Mean(truth, figure, ["enforcement"]) - Mean(truth, figure, ["control"]),
                _ => Mean(truth, figure, ["treatment"]) - Mean(truth, figure, ArmsOf("all-control")),
            };

        private double Effect(PublishedFigure figure, string[] classes) =>
            classes.Average(c => Of(figure with { Kind = FigureKind.Effect, Subgroup = $"profile_class={c}" }));

        private static string[] ArmsOf(string arm) =>
            arm switch
            {
                "all" => ThreeArmModel.Arms,
                "all-control" => ["control", "enforcement"],
                _ => [arm],
            };

        private static double Mean(LevelTally tally, PublishedFigure figure, string[] arms) =>
            tally.Mean(figure.Measure, arms, figure.Subgroup);

        private double Share(string[] arms) =>
            (double)levels.Count("sex:man", arms, "") / levels.Count("sex:man", ThreeArmModel.Arms, "");
    }
}
