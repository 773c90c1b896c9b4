using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary><c>netto estimate timing</c> as scripts call it.</summary>
[Trait("Kind", "Spec")]
public sealed class TimingCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-timing");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task One_point_is_the_piecewise_model_of_each_hazard()
    {
        await Write();
        var json = await JsonOf("--mass-points", "1", "--cuts", "4", "--planned", "2", "--horizons", "3,6");
        Names(json.GetProperty("coefficients")).ShouldBe(["interval[1]", "interval[2]", "treated", "x"]);
        var treated = json.GetProperty("treatments")[0];
        treated.GetProperty("name").GetString().ShouldBe("treated");
        json.GetProperty("n").GetInt32().ShouldBe(60);
        json.GetProperty("mass_points").GetArrayLength().ShouldBe(1);
        json.GetProperty("converged").GetBoolean().ShouldBeTrue();
        var chances = json.GetProperty("exit_chances").EnumerateArray().ToArray();
        chances.Select(c => c.GetProperty("horizon").GetDouble()).ShouldBe([3, 6]);
        foreach (var chance in chances)
        {
            var gap = chance.GetProperty("with").GetDouble() - chance.GetProperty("without").GetDouble();
            chance.GetProperty("estimate").GetDouble().ShouldBe(gap, 1e-14);
        }

        // The same hazard alone, time at risk cut off at the treatment.
        var outcome = await Cli.RunAsync(
            _folder.FullName,
            "estimate",
            "piecewise",
            "Surv(start, stop, treated) ~ x",
            "--cuts",
            "4",
            "--data",
            "spells.csv",
            "--where",
            "after == 0",
            "--json"
        );
        using var alone = JsonDocument.Parse(outcome.Out);
        var expected = alone.RootElement.GetProperty("coefficients").EnumerateArray().ToArray();
        var found = treated.GetProperty("coefficients").EnumerateArray().ToArray();
        for (var j = 0; j < found.Length; j++)
        {
            Number(found[j], "estimate").ShouldBe(Number(expected[j], "estimate"), 1e-8);
            Number(found[j], "std_error").ShouldBe(Number(expected[j], "std_error"), 1e-8);
        }
    }

    [Fact]
    public async Task Hazards_by_period_take_two_links()
    {
        await Write();
        foreach (var link in (string[])["cloglog", "logit"])
        {
            var outcome = await Cli.RunAsync(
                _folder.FullName,
                [
                    "estimate",
                    "discrete",
                    "Surv(stop, exit) ~ x",
                    "--data",
                    "spells.csv",
                    "--where",
                    "treated == 0",
                    "--cuts",
                    "4",
                    "--estimator",
                    link,
                    "--json",
                ]
            );
            outcome.ExitCode.ShouldBe(0, outcome.Error);
            using var document = JsonDocument.Parse(outcome.Out);
            document.RootElement.GetProperty("link").GetString().ShouldBe(link);
            Names(document.RootElement.GetProperty("coefficients")).ShouldBe(["interval[1]", "interval[2]", "x"]);
        }
    }

    [Fact]
    public async Task Points_and_path_are_printed_for_people_too()
    {
        await Write();
        var outcome = await Cli.RunAsync(_folder.FullName, [.. Call, "--mass-points", "2"]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        outcome.Out.ShouldContain("Hazard of treated");
        outcome.Out.ShouldContain("log-likelihood");
    }

    [Theory]
    [InlineData("--effect since", "since:3,6")]
    [InlineData("--mass-points 0", "1 or more")]
    [InlineData("--planned 1,2", "2 planned times for 1 treatments")]
    [InlineData("--horizons 0", "above zero")]
    [InlineData("--weights x", "takes no weights")]
    public async Task Wrong_options_are_explained(string options, string told)
    {
        await Write();
        var outcome = await Cli.RunAsync(_folder.FullName, [.. Call, .. options.Split(' ')]);
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(told);
    }

    [Fact]
    public async Task Without_an_event_or_an_id_it_says_what_is_missing()
    {
        await Write();
        var none = await Cli.RunAsync(
            _folder.FullName,
            "estimate",
            "timing",
            "Surv(start, stop, exit) ~ x",
            "--data",
            "spells.csv"
        );
        none.ExitCode.ShouldBe(2);
        none.Error.ShouldContain("No --event");
        string[] withoutId = [.. Call[..^2]];
        var rows = await Cli.RunAsync(_folder.FullName, withoutId);
        // A row a person: rows that start after the treatment are late entries of other people.
        rows.ExitCode.ShouldBe(2);
        rows.Error.ShouldContain("TIM006");
    }

    private static string[] Call =>
        [
            "estimate",
            "timing",
            "Surv(start, stop, exit) ~ x",
            "--event",
            "Surv(start, stop, treated) ~ x",
            "--data",
            "spells.csv",
            "--id",
            "id",
        ];

    private async Task<JsonElement> JsonOf(params string[] more)
    {
        var outcome = await Cli.RunAsync(_folder.FullName, [.. Call, "--json", .. more]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.Clone();
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string[] Names(JsonElement coefficients) =>
        [.. coefficients.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    // Sixty people; two in three are treated somewhere on the way, and their time is cut there.
    private Task Write()
    {
        var lines = new List<string> { "id,start,stop,exit,treated,after,x" };
        for (var i = 0; i < 60; i++)
        {
            var (stop, x, exit) = (1 + i * 37 % 80 / 10.0, i * 7 % 11 / 10.0, i % 5 == 0 ? 0 : 1);
            var at = 0.5 + i * 13 % 60 / 10.0;
            if (i % 3 == 0 || at >= stop)
            {
                lines.Add(FormattableString.Invariant($"{i},0,{stop},{exit},0,0,{x}"));
                continue;
            }

            lines.Add(FormattableString.Invariant($"{i},0,{at},0,1,0,{x}"));
            lines.Add(FormattableString.Invariant($"{i},{at},{stop},{exit},0,1,{x}"));
        }

        return File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "spells.csv"), lines);
    }
}
