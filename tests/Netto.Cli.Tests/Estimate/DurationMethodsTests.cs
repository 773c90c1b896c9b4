using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>Durations, selection and mediation as scripts call them.</summary>
[Trait("Kind", "Spec")]
public sealed class DurationMethodsTests : IDisposable
{
    private const string Spells =
        "id,weeks,exit,arm,score\n1,3,1,a,2\n2,5,0,a,4\n3,5,1,b,6\n4,8,1,b,2\n5,9,1,a,5\n6,12,0,b,3\n7,2,1,a,1\n8,7,1,b,4\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-durations");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Curves_come_by_group_with_a_test()
    {
        var json = await JsonOf("km", "Surv(weeks, exit) ~ arm");
        var curves = json.GetProperty("curves").EnumerateArray().ToArray();
        curves.Select(c => c.GetProperty("group").GetString()).Distinct().ShouldBe(["a", "b"]);
        // Arm a: 2 (4 at risk), 3 (3), cut off at 5, 9 (1): 3/4, 1/2, 0.
        curves[0].GetProperty("n_risk").GetDouble().ShouldBe(4);
        curves[1].GetProperty("survival").GetDouble().ShouldBe(0.5, 1e-15);
        curves[3].GetProperty("survival").GetDouble().ShouldBe(0);
        curves[3].GetProperty("std_error").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("logrank").GetProperty("df").GetDouble().ShouldBe(1);
        json.GetProperty("n").GetDouble().ShouldBe(8);
    }

    [Fact]
    public async Task Times_asked_for_are_the_times_given()
    {
        var json = await JsonOf("km", "Surv(weeks, exit) ~ 1", "--times", "4,100");
        var curves = json.GetProperty("curves").EnumerateArray().ToArray();
        curves.Length.ShouldBe(2);
        curves[0].GetProperty("survival").GetDouble().ShouldBe(0.75, 1e-15);
        curves[0].GetProperty("n_risk").GetDouble().ShouldBe(6);
        curves[1].GetProperty("n_risk").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Cox_has_no_constant_and_takes_ties_strata_and_clusters()
    {
        var efron = await JsonOf("cox", "Surv(weeks, exit) ~ score");
        efron.GetProperty("coefficients").GetArrayLength().ShouldBe(1);
        efron.GetProperty("se").GetString().ShouldBe("classical");
        var breslow = await JsonOf("cox", "Surv(weeks, exit) ~ score", "--ties", "breslow");
        breslow.GetProperty("ties").GetString().ShouldBe("breslow");
        var clustered = await JsonOf("cox", "Surv(weeks, exit) ~ score", "--se", "cr1", "--cluster", "id");
        var robust = await JsonOf("cox", "Surv(weeks, exit) ~ score", "--se", "hc0");
        ErrorOf(clustered).ShouldBe(ErrorOf(robust), 1e-12);
        (await JsonOf("cox", "Surv(weeks, exit) ~ score", "--strata", "arm")).GetProperty("n").GetDouble().ShouldBe(8);
    }

    [Fact]
    public async Task Parametric_models_print_their_scale()
    {
        (await JsonOf("weibull", "Surv(weeks, exit) ~ score")).GetProperty("scale").GetDouble().ShouldBeGreaterThan(0);
        var exponential = await JsonOf("exponential", "Surv(weeks, exit) ~ 1");
        exponential.GetProperty("scale").GetDouble().ShouldBe(1);
        // Six events in 51 weeks: the mean duration is 8.5.
        exponential.GetProperty("coefficients")[0].GetProperty("estimate").GetDouble().ShouldBe(Math.Log(8.5), 1e-12);
        var pieces = await JsonOf("piecewise", "Surv(weeks, exit) ~ score", "--cuts", "5");
        pieces.GetProperty("coefficients")[0].GetProperty("name").GetString().ShouldBe("interval[1]");
        pieces.GetProperty("exposure").GetDouble().ShouldBe(51);
    }

    [Theory]
    [InlineData("cox", "Surv(weeks, exit) ~ arm", "hc0")]
    [InlineData("weibull", "Surv(weeks, exit) ~ arm", "hc0")]
    [InlineData("exponential", "Surv(weeks, exit) ~ arm", "hc0")]
    [InlineData("piecewise", "Surv(weeks, exit) ~ arm", "hc0", "--cuts", "6")]
    [InlineData("discrete", "Surv(weeks, exit) ~ arm", "cr0", "--cuts", "6")]
    [InlineData("tobit", "weeks ~ arm + score", "hc0", "--lower", "3")]
    public async Task Every_likelihood_takes_the_bootstrap(
        string method,
        string formula,
        string robust,
        params string[] more
    )
    {
        var header = Spells[..(Spells.IndexOf('\n', StringComparison.Ordinal) + 1)];
        var random = new Netto.Statistics.Resampling.RandomSource(3, 1);
        var rows = Enumerable
            .Range(1, 150)
            .Select(i =>
                FormattableString.Invariant(
                    $"{i},{1 + (int)(random.NextDouble() * 11)},{(i % 5 == 0 ? 0 : 1)},{(i % 2 == 0 ? "a" : "b")},{(int)(random.NextDouble() * 6)}"
                )
            );
        var text = header + string.Join('\n', rows) + '\n';
        string[] clusters = robust == "cr0" ? ["--cluster", "id"] : [];
        string[] draws = ["--se", "bootstrap", "--draws", "400", "--seed", "5", .. more];
        var expected = await JsonOfTable(text, method, formula, ["--se", robust, .. clusters, .. more]);
        var found = await JsonOfTable(text, method, formula, draws);
        found.GetProperty("se").GetString().ShouldBe("bootstrap");
        foreach (var (a, b) in Rows(found).Zip(Rows(expected)))
        {
            a.GetProperty("estimate").GetDouble().ShouldBe(b.GetProperty("estimate").GetDouble(), 1e-7);
            // 400 draws tell an error to 4%; that of the sandwich is first order only.
            var error = b.GetProperty("std_error").GetDouble();
            a.GetProperty("std_error").GetDouble().ShouldBeInRange(0.8 * error, 1.25 * error, method);
        }
        (await JsonOfTable(text, method, formula, draws)).GetRawText().ShouldBe(found.GetRawText());
    }

    private static JsonElement[] Rows(JsonElement json) => [.. json.GetProperty("coefficients").EnumerateArray()];

    [Fact]
    public async Task Mediation_gives_the_parts_of_the_total()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "spells.csv"),
            "y,treat,m,x\n1,0,2,1\n2,0,3,4\n2.5,0,1,2\n4,1,4,3\n5.5,1,3,1\n3,1,5,5\n6,1,4,2\n1.5,0,2,3\n4.5,1,2,2\n2,0,4,1\n",
            TestContext.Current.CancellationToken
        );
        var json = await JsonOf("mediation", "y ~ treat*m + x", "--mediator", "m ~ treat + x", "--at", "2");
        var parts = json.GetProperty("decomposition")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("component").GetString()!, p => p.GetProperty("estimate").GetDouble());
        (parts["cde"] + parts["intref"] + parts["intmed"] + parts["pie"]).ShouldBe(parts["total"], 1e-12);
        json.GetProperty("scale").GetString().ShouldBe("difference");
    }

    [Theory]
    [InlineData("cox|weeks ~ score", "Surv(time, event) ~ x")]
    [InlineData("km|Surv(weeks, exit) ~ arm:score", "is no column")]
    [InlineData("piecewise|Surv(weeks, exit) ~ score", "No --cuts")]
    [InlineData("mediation|weeks ~ arm*score", "No --mediator")]
    [InlineData("weibull|Surv(weeks, score) ~ arm", "SRV001")]
    [InlineData("cox|Surv(weeks, exit) ~ 1", "EST010")]
    public async Task Wrong_calls_are_explained(string call, string told)
    {
        Write();
        var parts = call.Split('|');
        var outcome = await Cli.RunAsync(_folder.FullName, "estimate", parts[0], parts[1], "--data", "spells.csv");
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(told);
    }

    private Task<JsonElement> JsonOfTable(string table, string method, string formula, params string[] more)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "spells.csv"), table);
        return JsonOf(method, formula, more);
    }

    private async Task<JsonElement> JsonOf(string method, string formula, params string[] more)
    {
        Write();
        var outcome = await Cli.RunAsync(
            _folder.FullName,
            ["estimate", method, formula, "--data", "spells.csv", "--json", .. more]
        );
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.Clone();
    }

    private static double ErrorOf(JsonElement json) =>
        json.GetProperty("coefficients")[0].GetProperty("std_error").GetDouble();

    private void Write()
    {
        var path = Path.Combine(_folder.FullName, "spells.csv");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Spells);
        }
    }
}
