using Netto.Evaluation;
using Netto.Evaluation.Flat;
using Netto.Evaluation.Registers;
using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Simulation;

namespace Netto.Reporting.Tests;

/// <summary>Small trials evaluated for real, once for all tests.</summary>
internal static class Trials
{
    private static readonly Dictionary<string, Lazy<EvaluationResults>> Registers = new(StringComparer.Ordinal)
    {
        ["wga"] = new(() => Simulated("wga", 1500)),
        ["ww-even-odd"] = new(() => Simulated("ww-even-odd", 1500)),
        ["ww-three-arm"] = new(() => Simulated("ww-three-arm", 3000)),
    };

    private static readonly Lazy<EvaluationResults> TwoArms = new(EvaluateSmall);

    private static readonly Lazy<EvaluationResults> Flat = new(OneTable);

    /// <summary>The templates of register experiments.</summary>
    public static TheoryData<string> Templates => [.. Registers.Keys];

    /// <summary>All templates.</summary>
    public static TheoryData<string> AllTemplates => [.. Registers.Keys, "flat"];

    /// <summary>A simulated experiment of a template, from raw registers to results; or the example table of the flat one.</summary>
    public static EvaluationResults Of(string template) => template == "flat" ? Flat.Value : Registers[template].Value;

    /// <summary>Forty people in two arms with a share, a number and one trait: small enough to check by hand.</summary>
    public static EvaluationResults Small => TwoArms.Value;

    private static EvaluationResults OneTable()
    {
        var template = ProtocolTemplate.Find("flat")!;
        var folder = Directory.CreateTempSubdirectory("netto-reporting-");
        try
        {
            var (name, text) = template.ReadCompanions().Single();
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllText(file, text);
            var protocol = template.Read();
            return Evaluator.Evaluate(protocol, FlatTableReader.Read(protocol, file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static EvaluationResults Simulated(string template, int people)
    {
        var protocol = ProtocolReader.ReadFile(
            RepositoryFolder.Find("src", "Netto.Protocol", "Templates", $"{template}.yaml")
        );
        protocol = protocol with { Analysis = protocol.Analysis with { BootstrapDraws = 10 } };
        var folder = Directory.CreateTempSubdirectory("netto-reporting-");
        try
        {
            var raw = Path.Combine(folder.FullName, "raw");
            ExperimentSimulator.For(protocol).Simulate(protocol, people, 3).WriteTo(raw);
            using var store = RegisterImport.ToMemory(ImportPlan.From(protocol), raw);
            return Evaluator.Evaluate(protocol, RegisterTableReader.Read(store, protocol));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // 20 people an arm: 14 of the treated and 7 of the others have a job; weeks count up with the row.
    private static EvaluationResults EvaluateSmall()
    {
        var rows = Enumerable.Range(0, 40).ToList();
        var table = new AnalysisTable
        {
            Rows = rows.Count,
            Before = new bool[rows.Count],
            SelfReporter = new bool[rows.Count],
            Arm = new FactorColumn("arm", ["treatment", "control"], [.. rows.Select(row => row < 20 ? 0 : 1)]),
            Outcomes =
            [
                new NumberColumn("job", [.. rows.Select(row => row % 20 < (row < 20 ? 14 : 7) ? 1.0 : 0.0)]),
                new NumberColumn("weeks", [.. rows.Select(row => (double)(row % 20) + (row < 20 ? 0 : 2))]),
            ],
            Factors = [new FactorColumn("sex", ["man", "woman"], [.. rows.Select(row => row % 2)])],
        };
        return Evaluator.Evaluate(SmallProtocol(), table);
    }

    private static ExperimentProtocol SmallProtocol() =>
        new()
        {
            Id = "small",
            Title = new LocalText("Klein onderzoek", "Small trial"),
            Seed = 1,
            Data = new DataSource.Flat { Path = "none.csv" },
            Population = new Population(),
            Arms =
            [
                Arm("treatment", ArmRole.Treatment, "A", "Training"),
                Arm("control", ArmRole.Control, "B", "Controle"),
            ],
            Assignment = new AssignmentRule.Recorded { Column = new ColumnReference(null, "arm"), Values = [] },
            FollowUp = new FollowUp { Months = 12 },
            Covariates = [Sex],
            Outcomes =
            [
                Outcome("job", new LocalText("Aan het werk", "In work")),
                Outcome("weeks", new LocalText("Weken uitkering", "Weeks on benefit")) with
                {
                    Unit = OutcomeUnit.Weeks,
                    Good = GoodDirection.Lower,
                },
            ],
            Comparisons =
            [
                new Comparison
                {
                    Id = "treatment-control",
                    Label = new LocalText("Training versus controle", "Training against control"),
                    Of = ["treatment"],
                    Against = ["control"],
                    Methods = [EffectMethod.Itt],
                },
            ],
            Analysis = new AnalysisSettings { Balance = ["sex"] },
        };

    private static Covariate Sex =>
        new Covariate.Category
        {
            Id = "sex",
            Label = new LocalText("Geslacht", "Sex"),
            Column = new ColumnReference(null, "sex"),
            Levels =
            [
                new Level { Code = "man", Name = new LocalText("Man", "Man") },
                new Level { Code = "woman", Name = new LocalText("Vrouw", "Woman") },
            ],
            Reference = "man",
        };

    private static Arm Arm(string id, ArmRole role, string letter, string label) =>
        new()
        {
            Id = id,
            Role = role,
            Letter = letter,
            Label = new LocalText(label, label == "Controle" ? "Control" : label),
        };

    private static Outcome.Column Outcome(string id, LocalText label) =>
        new Outcome.Column
        {
            Id = id,
            Label = label,
            Name = new ColumnReference(null, id),
        };
}
