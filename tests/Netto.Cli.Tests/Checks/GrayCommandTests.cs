using System.Text.Json;

namespace Netto.Cli.Tests.Checks;

/// <summary><c>netto test gray</c> on a file.</summary>
[Trait("Kind", "Reference")]
public sealed class GrayCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-gray-");

    public void Dispose() => _folder.Delete(true);

    private void Write(string text) => File.WriteAllText(Path.Combine(_folder.FullName, "people.csv"), text);

    private Task<Cli.Outcome> Run(params string[] more) =>
        Cli.RunAsync(
            _folder.FullName,
            ["test", "gray", "--data", "people.csv", "--time", "months", "--cause", "exit", "--by", "arm", .. more]
        );

    [Fact]
    public async Task Each_cause_is_tested_and_rows_with_holes_are_counted()
    {
        Write("months,exit,arm\n1,1,a\n2,2,a\n3,1,b\n4,0,b\n5,1,a\n6,2,b\n7,1,b\n,1,a\n");

        var run = await Run("--json");

        run.ExitCode.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("n").GetInt32().ShouldBe(7);
        json.RootElement.GetProperty("dropped").GetInt32().ShouldBe(1);
        // R: cuminc(c(1:7), c(1,2,1,0,1,2,1), c("a","a","b","b","a","b","b"))$Tests
        var causes = json.RootElement.GetProperty("causes");
        causes[0].GetProperty("statistic").GetDouble().ShouldBe(0.565948733967199, 1e-9);
        causes[1].GetProperty("statistic").GetDouble().ShouldBe(1.25641025641026, 1e-9);
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named_with_the_nearest()
    {
        Write("months,exits,arm\n1,1,a\n2,2,b\n");

        var run = await Run();

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("nearest: 'exits'");
    }
}
