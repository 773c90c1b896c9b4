using Netto.Cli.Tests.BadInput;

namespace Netto.Cli.Tests.Evaluation;

/// <summary>Without what draws figures there is a message with its remedy, exit code 1, and nothing half-written.</summary>
[Trait("Kind", "Hand")]
public sealed class FiguresMissingTests(GoodInput good) : IClassFixture<GoodInput>
{
    [Theory]
    [InlineData("PATH", "error FIG002: Node is needed to draw figures", "apt-get install nodejs")]
    [InlineData("NETTO_NODE", "error FIG001: The program that draws figures", "Set NETTO_NODE to the folder")]
    public async Task Evaluate_says_what_is_missing_and_writes_nothing(string variable, string found, string remedy)
    {
        using var input = good.Copy();
        var run = await CliProcess.RunAsync(
            input.PathOf("."),
            new Dictionary<string, string> { [variable] = input.PathOf("nowhere") },
            "evaluate",
            "flat/protocol.yaml",
            "--data",
            "flat",
            "--out",
            "report"
        );
        run.ExitCode.ShouldBe(ExitCode.Failed);
        run.Error.ShouldContain("netto: " + found);
        run.Error.ShouldContain(remedy);
        run.Error.ShouldNotContain("   at ");
        Directory.Exists(input.PathOf("report")).ShouldBeFalse();
        Directory.GetFileSystemEntries(input.PathOf(".")).ShouldAllBe(entry => !entry.Contains("report"));
    }
}
