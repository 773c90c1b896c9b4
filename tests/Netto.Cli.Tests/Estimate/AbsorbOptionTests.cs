using System.Globalization;
using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary><c>--absorb</c> gives what dummies give, and is refused where it means nothing.</summary>
[Trait("Kind", "Spec")]
public sealed class AbsorbOptionTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-absorb");

    public AbsorbOptionTests()
    {
        var lines = Enumerable
            .Range(0, 60)
            .Select(i =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(i * 7 % 11) + (i % 5)},{i * i % 13},{i * 3 % 7},office {i % 5},{i % 4},{i % 12}"
                )
            );
        File.WriteAllLines(
            Path.Combine(folder.FullName, "t.csv"),
            ["y,x,z,office,year,town", .. lines, "50,1,1,alone,1,1"]
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("ols", "y ~ x", "y ~ x + C(office) + C(year)")]
    [InlineData("tsls", "y ~ x | z", "y ~ x + C(office) + C(year) | z + C(office) + C(year)")]
    public async Task Absorbed_and_estimated_effects_agree(string method, string absorbed, string estimated)
    {
        var (code, without, error) = await Run(method, absorbed, "--absorb", "office,year");
        code.ShouldBe(0, error);
        var (_, with, _) = await Run(method, estimated, "--where", "office != \"alone\"");
        var (one, other) = (Effect(without!), Effect(with!));
        one.Estimate.ShouldBe(other.Estimate, 1e-10);
        one.Error.ShouldBe(other.Error, 1e-10);
        var root = without!.RootElement;
        root.GetProperty("n").GetInt32().ShouldBe(60);
        root.GetProperty("dropped").GetInt32().ShouldBe(1);
        root.GetProperty("absorbed").GetProperty("parameters").GetInt32().ShouldBe(8);
        root.GetProperty("absorbed").GetProperty("factors")[0].GetProperty("levels").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task People_read_what_was_absorbed()
    {
        string[] arguments = ["estimate", "ols", "y ~ x", "--data", "t.csv", "--absorb", "office", "--cluster", "town"];
        var run = await Cli.RunAsync(folder.FullName, arguments);
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("Effects of office (5 levels) absorbed: 5 parameters");
    }

    [Theory]
    [InlineData("probit", "--absorb with probit")]
    [InlineData("ols", "--absorb with --se bootstrap", "--se", "bootstrap")]
    [InlineData("ols", "hc3 with absorbed effects", "--se", "hc3")]
    public async Task Refused_where_it_cannot_be_honoured(string method, string message, params string[] more)
    {
        var (code, _, error) = await Run(method, "y ~ x", ["--absorb", "office", .. more]);
        code.ShouldBe(2);
        error.ShouldContain(message);
    }

    private static (double Estimate, double Error) Effect(JsonDocument json)
    {
        var b = json
            .RootElement.GetProperty("coefficients")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "x");
        return (b.GetProperty("estimate").GetDouble(), b.GetProperty("std_error").GetDouble());
    }

    private async Task<(int Code, JsonDocument? Json, string Error)> Run(
        string method,
        string formula,
        params string[] more
    )
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", method, formula, "--data", "t.csv", "--json", .. more]
        );
        return (run.ExitCode, run.ExitCode == 0 ? JsonDocument.Parse(run.Out) : null, run.Error);
    }
}
