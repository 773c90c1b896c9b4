using System.Text.Json;
using Netto.Cli.Tests.BadInput;

namespace Netto.Cli.Tests;

/// <summary>With <c>--json</c> every command prints one document and nothing else; without it, words in the language asked for.</summary>
[Trait("Kind", "Spec")]
public sealed class JsonOutputTests(GoodInput good) : IClassFixture<GoodInput>
{
    [Fact]
    public async Task Every_command_on_protocols_prints_one_document()
    {
        using var input = good.Copy();
        File.WriteAllText(
            input.PathOf("inflow.csv"),
            "citizen_number,office,entry_date\n111222333,Almere,2020-01-06\n"
        );
        string[][] commands =
        [
            ["init", "other", "--template", "flat"],
            ["check", "wga/protocol.yaml"],
            ["check", "wga/protocol.yaml", "--with", "wga/protocol.yaml", "--out", "doc"],
            ["simulate", "wga/protocol.yaml", "--people", "20", "--seed", "1", "--out", "few"],
            ["import", "wga/protocol.yaml", "--from", "raw", "--store", "store.duckdb"],
            ["assign", "wga/protocol.yaml", "--inflow", "inflow.csv", "--out", "assigned"],
            ["evaluate", "flat/protocol.yaml", "--data", "flat", "--out", "report"],
            ["report", "report/results.json", "--out", "again", "--lang", "en"],
        ];
        foreach (var command in commands)
        {
            var run = await input.Run([.. command, "--json"]);

            run.ExitCode.ShouldBe(ExitCode.Done, string.Join(' ', command) + run.Error);
            using var document = JsonDocument.Parse(run.Out);
            document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object, string.Join(' ', command));
        }

        // Dutch unless asked for otherwise.
        File.ReadAllText(input.PathOf("report/report.html")).ShouldContain("<html lang=\"nl\"");
        File.ReadAllText(input.PathOf("again/report.html")).ShouldContain("<html lang=\"en\"");
        File.ReadAllText(input.PathOf("doc/protocol.html")).ShouldContain("<html lang=\"nl\"");
    }

    [Fact]
    public async Task What_a_command_says_is_English_unless_asked_for_otherwise()
    {
        using var input = good.Copy();
        string[] evaluate = ["evaluate", "flat/protocol.yaml", "--data", "flat", "--out", "report"];

        var plain = await input.Run(evaluate);
        var english = await input.Run([.. evaluate, "--lang", "en"]);
        var dutch = await input.Run([.. evaluate, "--lang", "nl"]);

        plain.ExitCode.ShouldBe(ExitCode.Done, plain.Error);
        plain.Out.ShouldBe(english.Out);
        dutch.Out.ShouldNotBe(english.Out);
    }

    [Fact]
    public void Files_that_cannot_all_be_written_leave_no_part_behind()
    {
        using var input = good.Copy();
        var files = new Output.WholeFiles();
        files.Add(input.PathOf("first/a.txt"), "a");
        files.Add(input.PathOf("wga/protocol.yaml/b.txt"), "b");

        Should.Throw<IOException>(() => files.Write(CancellationToken.None));

        Directory.GetFiles(input.PathOf("first")).ShouldBeEmpty();
    }

    [Fact]
    public async Task How_two_experiments_fall_together_is_told_in_percent()
    {
        using var input = good.Copy();

        var run = await input.Run("check", "wga/protocol.yaml", "--with", "wga/protocol.yaml", "--out", "doc");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("50.0%");
        run.Out.ShouldContain("NOT independent");
    }
}
