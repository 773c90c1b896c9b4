using System.Globalization;
using System.Text.Json;

namespace Netto.Cli.Tests.Checks;

[Trait("Kind", "Spec")]
public sealed class WeightCommandTests : IDisposable
{
    private const string Answers = "sex,age,base\nm,20,1\nv,30,1\nv,40,2\nm,50,1\nv,60,1\n";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-weight");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("poststratify")]
    [InlineData("rake")]
    [InlineData("calibrate")]
    [InlineData("entropy")]
    public async Task Weights_bring_the_shares_about(string method)
    {
        Write("answers.csv", Answers);
        Write("targets.csv", "variable,category,share\nsex,m,0.5\nsex,v,0.5\n");
        var (json, weights) = await Run(method);
        json.GetProperty("method").GetString().ShouldBe(method);
        json.GetProperty("n").GetInt32().ShouldBe(5);
        json.GetProperty("max_error").GetDouble().ShouldBeLessThan(1e-9);
        json.GetProperty("effective_n").GetDouble().ShouldBeInRange(4.7, 5);
        weights.Sum().ShouldBe(5, 1e-9);
        (weights[0] + weights[3]).ShouldBe(2.5, 1e-9);
    }

    [Fact]
    public async Task Means_base_weights_and_totals_are_honoured()
    {
        Write("answers.csv", Answers);
        Write("targets.csv", "variable,category,share\nsex,m,0.4\nsex,v,0.6\nage,,42\n");
        var (_, weights) = await Run("entropy", "--base-weights", "base", "--total", "100");
        weights.Sum().ShouldBe(100, 1e-9);
        double[] age = [20, 30, 40, 50, 60];
        (weights.Zip(age, (w, a) => w * a).Sum() / 100).ShouldBe(42, 1e-8);
        (weights[0] + weights[3]).ShouldBe(40, 1e-7);
    }

    [Fact]
    public async Task Trimmed_weights_say_what_it_cost()
    {
        Write("answers.csv", Answers);
        Write("targets.csv", "variable,category,share\nsex,m,0.75\nsex,v,0.25\n");
        var (plain, _) = await Run("rake");
        var (json, weights) = await Run("rake", "--trim", "1.5");
        weights.Max().ShouldBe(1.5, 1e-12);
        weights.Sum().ShouldBe(5, 1e-9);
        json.GetProperty("trimmed").GetInt32().ShouldBe(2);
        json.GetProperty("max_error").GetDouble().ShouldBe(0.15, 1e-9);
        json.GetProperty("effective_n_before").GetDouble().ShouldBe(plain.GetProperty("effective_n").GetDouble());
        json.GetProperty("effective_n").GetDouble().ShouldBeGreaterThan(plain.GetProperty("effective_n").GetDouble());
    }

    [Theory]
    [InlineData("0.5", "WGT002")]
    [InlineData("a", "found 'a'")]
    [InlineData("1,2,3", "found 3 numbers")]
    public async Task Wrong_limits_are_named(string limits, string told)
    {
        Write("answers.csv", Answers);
        Write("targets.csv", "variable,category,share\nsex,m,0.5\nsex,v,0.5\n");
        var outcome = await Cli.RunAsync(
            _folder.FullName,
            ["weight", "rake", "--data", "answers.csv", "--targets", "targets.csv", "--out", "w.csv", "--trim", limits]
        );
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(told);
        File.Exists(Path.Combine(_folder.FullName, "w.csv")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("rake", "sex,m,0.5\nsex,v,0.3\n", "sum to")]
    [InlineData("rake", "sex,m,0.5\nsex,x,0.5\n", "row 2")]
    [InlineData("rake", "age,,42\n", "use entropy or calibrate")]
    [InlineData("entropy", "age,,99\n", "not reached")]
    [InlineData("rake", "sexe,m,1\n", "nearest: 'sex'")]
    public async Task Wrong_targets_are_named_and_nothing_is_written(string method, string targets, string told)
    {
        Write("answers.csv", Answers);
        Write("targets.csv", "variable,category,share\n" + targets);
        var outcome = await Cli.RunAsync(
            _folder.FullName,
            ["weight", method, "--data", "answers.csv", "--targets", "targets.csv", "--out", "w.csv"]
        );
        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain(told);
        File.Exists(Path.Combine(_folder.FullName, "w.csv")).ShouldBeFalse();
    }

    private async Task<(JsonElement Json, double[] Weights)> Run(string method, params string[] more)
    {
        string[] arguments =
        [
            "weight",
            method,
            "--data",
            "answers.csv",
            "--targets",
            "targets.csv",
            "--out",
            "w.csv",
            "--json",
            .. more,
        ];
        var outcome = await Cli.RunAsync(_folder.FullName, arguments);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(_folder.FullName, "w.csv"),
            TestContext.Current.CancellationToken
        );
        lines[0].ShouldBe("row,weight");
        lines[1].ShouldStartWith("1,");
        return (
            document.RootElement.Clone(),
            [.. lines.Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture))]
        );
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
