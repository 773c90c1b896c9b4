namespace Netto.Cli.Tests;

/// <summary>What a person gets who types something else than a command takes.</summary>
[Trait("Kind", "Hand")]
public sealed class WrongUseTests
{
    [Fact]
    public async Task An_unknown_command_is_wrong_input_and_names_the_valid_ones()
    {
        var run = await Cli.RunAsync(Path.GetTempPath(), "evalute");

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("evalute");
        run.Error.ShouldContain("import");
    }

    [Fact]
    public async Task Help_shows_an_example_for_each_command()
    {
        var environment = new CliEnvironment(
            TextWriter.Null,
            TextWriter.Null,
            ShowsProgress: false,
            Path.GetTempPath()
        );
        var commands = Commands.CommandCatalogue.Create(environment).ToList();

        commands.ShouldNotBeEmpty();
        foreach (var command in commands.SelectMany(c => c.Subcommands.Count > 0 ? c.Subcommands : [c]))
        {
            command.Description.ShouldNotBeNull().ShouldContain("Example", customMessage: command.Name);
        }

        var run = await Cli.RunAsync(Path.GetTempPath(), "--help");
        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Out.ShouldContain("netto");
    }

    [Fact]
    public async Task A_missing_protocol_is_wrong_input()
    {
        var run = await Cli.RunAsync(
            Path.GetTempPath(),
            "import",
            "no-such-protocol.yaml",
            "--from",
            ".",
            "--store",
            "x.duckdb"
        );

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("no-such-protocol.yaml");
    }
}
