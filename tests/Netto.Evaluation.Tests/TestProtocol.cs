using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests;

/// <summary>Small protocols and tables made in code.</summary>
internal static class TestProtocol
{
    /// <summary>Three arms and self-reporters, as in the WGA experiment, with one category and no outcomes of interest.</summary>
    public static ExperimentProtocol ThreeArms { get; } =
        new()
        {
            Id = "test",
            Title = new LocalText("proef", "trial"),
            Seed = 1,
            Data = new DataSource.Flat { Path = "none.csv" },
            Population = new Population(),
            Arms =
            [
                Arm("treatment", ArmRole.Treatment, "A"),
                Arm("control", ArmRole.Control, "B"),
                Arm("regular", ArmRole.Comparison, "C"),
            ],
            Assignment = new AssignmentRule.Recorded { Column = new ColumnReference(null, "arm"), Values = [] },
            Crossover = new CrossoverRule.OnRequest
            {
                Arms = ["control"],
                Label = new LocalText("Zelfmelders", "Self-reporters"),
                Letter = "D",
            },
            FollowUp = new FollowUp { Months = 36 },
            Outcomes = [Column("job")],
            Comparisons = [Comparison("treatment-control", "treatment", "control", EffectMethod.Itt)],
        };

    /// <summary>Two randomised arms, one outcome, ITT.</summary>
    public static ExperimentProtocol TwoArms { get; } =
        ThreeArms with
        {
            Arms = [Arm("treatment", ArmRole.Treatment, "A"), Arm("control", ArmRole.Control, "B")],
            Crossover = new CrossoverRule.None(),
        };

    public static Outcome Column(string id) =>
        new Outcome.Column
        {
            Id = id,
            Label = new LocalText(id, id),
            Name = new ColumnReference(null, id),
        };

    public static Comparison Comparison(string id, string of, string against, params EffectMethod[] methods) =>
        new()
        {
            Id = id,
            Label = new LocalText(id, id),
            Of = [of],
            Against = [against],
            Methods = methods,
        };

    public static Covariate Category(string id, params string[] levels) =>
        new Covariate.Category
        {
            Id = id,
            Label = new LocalText(id, id),
            Column = new ColumnReference(null, id),
            Levels = [.. levels.Select(level => new Level { Code = level, Name = new LocalText(level, level) })],
            Reference = levels[0],
        };

    /// <summary>A table of people of the given arms; self-reporters are the first ones of the control arm.</summary>
    public static AnalysisTable People(IReadOnlyList<string> arms, int selfReporters = 0)
    {
        var self = new bool[arms.Count];
        var left = selfReporters;
        for (var row = 0; row < arms.Count; row++)
            self[row] = arms[row] == "control" && left-- > 0;
        return new AnalysisTable
        {
            Rows = arms.Count,
            Arm = FactorColumn.From("arm", arms, ["treatment", "control", "regular"]),
            Before = new bool[arms.Count],
            SelfReporter = self,
        };
    }

    private static Arm Arm(string id, ArmRole role, string letter) =>
        new()
        {
            Id = id,
            Role = role,
            Label = new LocalText(id, id),
            Letter = letter,
        };
}
