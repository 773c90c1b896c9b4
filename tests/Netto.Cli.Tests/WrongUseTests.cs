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

    [Theory]
    [InlineData("monitor p.yaml --data x", "'netto monitor' is not part of this version.")]
    [InlineData("serve", "'netto serve' is not part of this version.")]
    [InlineData("evalute p.yaml", "'netto' has no command evalute. The nearest is evaluate.")]
    [InlineData("test welsh --data a.csv", "'netto test' has no command welsh. The nearest is welch.")]
    [InlineData(
        "estimate ols y~x --data a.csv --wheer x",
        "'netto estimate' has no option --wheer. The nearest is --where."
    )]
    [InlineData("test prop --x 1,2 --n 3,4 --lang de", "'netto test prop' takes")]
    public async Task What_is_unknown_is_told_in_one_line_with_the_nearest_name(string typed, string told)
    {
        var run = await Cli.RunAsync(Path.GetTempPath(), typed.Split(' '));

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(told);
        run.Error.ShouldNotContain("Required command was not provided");
    }

    [Fact]
    public async Task No_draws_are_wrong_input()
    {
        var folder = Directory.CreateTempSubdirectory("netto-use");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "t.csv"),
            "y,x\n1,2\n2,1\n4,3\n3,5\n",
            TestContext.Current.CancellationToken
        );

        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", "ols", "y ~ x", "--data", "t.csv", "--se", "bootstrap", "--draws", "0"]
        );

        folder.Delete(recursive: true);
        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("--draws 0");
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
