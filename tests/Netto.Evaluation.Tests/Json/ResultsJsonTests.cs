using System.Text;
using System.Text.Json;
using Netto.Evaluation.Json;
using Netto.Evaluation.Results;

namespace Netto.Evaluation.Tests.Json;

[Trait("Kind", "Golden")]
public sealed class ResultsJsonTests
{
    private static readonly EvaluationResults Small = new()
    {
        Protocol = new ProtocolReference
        {
            Id = "p",
            Hash = "00",
            Title = new LocalizedText("proef", "trial"),
        },
        Data = new DataReference { Hash = "11", People = 2 },
        Version = "0.0.0",
        Settings = new RunSettings
        {
            Seed = 1,
            BootstrapDraws = 0,
            ConfidenceLevel = 0.95,
            EffectMarks = [new SignificanceMark("***", 0.01)],
            ComparisonMarks = [],
            LetterLevel = 0.05,
        },
        Design = new DesignSummary
        {
            Arms = [],
            Outcomes = [],
            Comparisons = [],
            Subgroups = [],
            Covariates = [],
            Services = [],
        },
        TakeUp =
        [
            new TakeUpRow
            {
                Kind = "conversations",
                Arm = "treatment",
                Subgroup = null,
                N = 0,
                WithService = null,
                Share = null,
                Mean = null,
                GreaterThan = [],
                MeanGreaterThan = [],
                Reason = "no-people",
            },
        ],
    };

    [Fact]
    public void Names_of_the_contract_are_kept()
    {
        using var document = JsonDocument.Parse(ResultsJson.ToBytes(Small));
        string[] fixedNames =
        [
            "protocol",
            "data",
            "version",
            "flow",
            "assignment_check",
            "balance",
            "take_up",
            "descriptives",
            "effects",
            "curves",
            "mechanisms",
            "costs",
            "deviations",
            "suppressed",
            "warnings",
        ];
        foreach (var name in fixedNames)
            document.RootElement.TryGetProperty(name, out _).ShouldBeTrue(name);
        var row = document.RootElement.GetProperty("take_up")[0];
        row.GetProperty("share").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("reason").GetString().ShouldBe("no-people");
        row.TryGetProperty("greater_than", out _).ShouldBeTrue();
    }

    [Fact]
    public void Reads_back_what_it_wrote()
    {
        var bytes = ResultsJson.ToBytes(Small);
        var again = ResultsJson.ToBytes(ResultsJson.Read(new MemoryStream(bytes)));
        Encoding.UTF8.GetString(again).ShouldBe(Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void A_number_that_is_not_finite_is_refused()
    {
        var broken = Small with { TakeUp = [Small.TakeUp[0] with { Mean = double.NaN }] };
        Should.Throw<InvalidOperationException>(() => ResultsJson.ToBytes(broken));
    }

    /// <summary>Set NETTO_UPDATE=1 to write the schema anew after a change of the types.</summary>
    [Fact]
    public void Schema_in_the_docs_is_current()
    {
        var path = RepositoryFolder.Find("docs", "reference", "results.schema.json");
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, ResultsSchema.Text());
        }
        string.Equals(File.ReadAllText(path), ResultsSchema.Text(), StringComparison.Ordinal)
            .ShouldBeTrue("the schema is not that of the types: run the tests with NETTO_UPDATE=1");
    }
}
