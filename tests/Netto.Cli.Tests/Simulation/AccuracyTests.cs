using System.Text.Json;

namespace Netto.Cli.Tests.Simulation;

/// <summary>The accuracy page is what the command makes, and holds what it promises.</summary>
[Trait("Kind", "Published")]
public sealed class AccuracyTests
{
    [Fact]
    public async Task The_page_is_what_the_command_writes()
    {
        var run = await Cli.RunAsync(Repository(), "validate", "accuracy");
        run.ExitCode.ShouldBe(0, run.Error);
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository(), "docs", "methods", "accuracy.md"),
            TestContext.Current.CancellationToken
        );
        run.Out.TrimEnd()
            .ShouldBe(page.TrimEnd(), "make it again: netto validate accuracy --out docs/methods/accuracy.md");
    }

    [Fact]
    public async Task Nine_digits_but_for_filip()
    {
        var run = await Cli.RunAsync(Repository(), "validate", "accuracy", "--json");
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetArrayLength().ShouldBe(11);
        foreach (var set in json.RootElement.EnumerateArray())
        {
            var least = set.GetProperty("set").GetString() == "Filip" ? 7 : 9;
            set.GetProperty("coefficient_digits").GetDouble().ShouldBeGreaterThan(least);
            set.GetProperty("std_error_digits").GetDouble().ShouldBeGreaterThan(least);
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Netto.slnx")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
