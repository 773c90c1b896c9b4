using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Netto.Cli.Tests.BadInput;

/// <summary>Data that are real but hard: what a person gets from the methods for limited outcomes, durations, mechanisms and surveys.</summary>
[Trait("Kind", "Spec")]
public sealed class HardDataTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-hard-");

    public HardDataTests() => Write("t.csv", 60);

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("EST005: office1 makes 1 cluster", "probit", "y ~ x", "--cluster", "office1")]
    [InlineData("EST005: office1 makes 1 cluster", "tobit", "hours ~ x", "--cluster", "office1")]
    [InlineData("EST005: office1 makes 1 cluster", "cox", "Surv(weeks, exit) ~ x", "--cluster", "office1")]
    [InlineData("EST005: office1 makes 1 cluster", "weibull", "Surv(weeks, exit) ~ x", "--cluster", "office1")]
    [InlineData("EST005: office1 makes 1 cluster", "heckman", "wage ~ d | seen ~ d + x", "--cluster", "office1")]
    [InlineData("EST003: All weights are zero", "probit", "y ~ x", "--weights", "nothing")]
    [InlineData("EST003: All weights are zero", "tobit", "hours ~ x", "--weights", "nothing")]
    [InlineData("every weight is zero", "cox", "Surv(weeks, exit) ~ x", "--weights", "nothing")]
    [InlineData("BIN002: Perfect separation", "logit", "y ~ C(person)")]
    [InlineData("BIN002: Perfect separation: spared decides", "tobit", "hours ~ x + spared")]
    [InlineData("BIN002: Perfect separation", "heckman", "wage ~ d | seen ~ seen + x")]
    [InlineData(
        "SRV003: The likelihood keeps growing with the coefficient of stays",
        "cox",
        "Surv(weeks, exit) ~ x + stays"
    )]
    [InlineData(
        "SRV003: The likelihood keeps growing with the coefficient of stays",
        "weibull",
        "Surv(weeks, exit) ~ x + stays"
    )]
    [InlineData(
        "SRV003: The likelihood keeps growing with the coefficient of stays",
        "lognormal",
        "Surv(weeks, exit) ~ x + stays"
    )]
    [InlineData(
        "SRV003: The likelihood keeps growing with the coefficient of stays",
        "piecewise",
        "Surv(weeks, exit) ~ x + stays",
        "--cuts",
        "4"
    )]
    [InlineData(
        "SRV003: The likelihood keeps growing with the coefficient of stays",
        "discrete",
        "Surv(weeks, exit) ~ x + stays"
    )]
    [InlineData("SRV002: nothing is 0 in all 60 rows", "cox", "Surv(weeks, nothing) ~ x")]
    [InlineData("SRV002: nothing is 0 in all 60 rows", "loglogistic", "Surv(weeks, nothing) ~ x")]
    [InlineData("SRV002: nothing is 0 in all 60 rows", "piecewise", "Surv(weeks, nothing) ~ x", "--cuts", "4")]
    [InlineData("SRV002: nothing is 0 in all 60 rows", "discrete", "Surv(weeks, nothing) ~ x")]
    [InlineData("EST013: office1 is 1 in all 60 rows", "weibull", "Surv(office1, exit) ~ x")]
    [InlineData("EST010: No regressor varies", "cox", "Surv(weeks, exit) ~ x", "--strata", "person")]
    [InlineData("EST003: 60 rows for 60 coefficients", "weibull", "Surv(weeks, exit) ~ C(person)")]
    [InlineData("EST003: 60 rows for 60 coefficients", "tobit", "hours ~ C(person)")]
    [InlineData("EST003: 2 rows for 2 coefficients", "cox", "Surv(weeks, exit) ~ x + z", "--where", "person < 2")]
    [InlineData(
        "EST003: 2 rows for 3 coefficients",
        "piecewise",
        "Surv(weeks, exit) ~ x",
        "--cuts",
        "4",
        "--where",
        "person < 2"
    )]
    [InlineData("EST013: Every value of nothing lies at a limit", "tobit", "nothing ~ x")]
    [InlineData("found wide = Infinity in row 5", "probit", "y ~ wide")]
    [InlineData("found wide = Infinity in row 5", "cox", "Surv(weeks, exit) ~ wide")]
    [InlineData("None of 60 rows has a value in every column asked for", "tobit", "hours ~ empty")]
    public async Task Is_refused_with_a_code_and_a_remedy(
        string message,
        string method,
        string formula,
        params string[] more
    )
    {
        var run = await Cli.RunAsync(folder.FullName, ["estimate", method, formula, "--data", "t.csv", .. more]);
        run.ExitCode.ShouldBe(ExitCode.WrongInput, run.Out);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_factor_with_a_million_levels_is_refused_before_memory_is_taken()
    {
        Write("many.csv", 40_000);
        foreach (
            var (method, formula) in new[] { ("probit", "y ~ C(person)"), ("cox", "Surv(weeks, exit) ~ C(person)") }
        )
        {
            var run = await Cli.RunAsync(folder.FullName, "estimate", method, formula, "--data", "many.csv");
            run.ExitCode.ShouldBe(ExitCode.WrongInput);
            run.Error.ShouldContain("C(person) with 40,000 levels in 40,000 rows");
            run.Error.ShouldContain("absorb");
        }
        var strata = await Cli.RunAsync(
            folder.FullName,
            ["estimate", "cox", "Surv(weeks, exit) ~ x", "--strata", "pair", "--data", "many.csv"]
        );
        strata.ExitCode.ShouldBe(ExitCode.Done, strata.Error);
    }

    [Theory]
    [InlineData("EST109", "wage ~ d + x | seen ~ d + x", "--estimator", "two-step")]
    [InlineData("EST105", "wage ~ y | z | seen ~ z + x")]
    public async Task A_selection_model_warns(string code, string formula, params string[] more)
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", "heckman", formula, "--data", "t.csv", "--json", .. more]
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("warnings")
            .EnumerateArray()
            .Select(w => w.GetProperty("code").GetString())
            .ShouldContain(code);
    }

    [Fact]
    public async Task Ties_everywhere_leave_Cox_an_estimate_without_a_test_of_proportional_hazards()
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", "cox", "Surv(office1, exit) ~ x", "--data", "t.csv"]
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldNotContain("proportional hazards, x: p");
    }

    [Theory]
    [InlineData("SVY003: The sample has one unit of office1", "survey", "mean", "--y", "hours", "--cluster", "office1")]
    [InlineData("SVY003: Stratum 0 of person has one unit", "survey", "mean", "--y", "hours", "--strata", "person")]
    [InlineData("EST004: All weights are zero", "survey", "mean", "--y", "hours", "--weights", "nothing")]
    [InlineData("column 'wide' holds Infinity in row 5", "survey", "mean", "--y", "wide")]
    [InlineData("column 'wide' holds Infinity in row 5", "survey", "quantile", "--y", "wide", "--at", "0.5")]
    [InlineData("column 'wide' holds Infinity in row 5", "test", "reliability", "--items", "x,wide")]
    [InlineData(
        "column 'wide' holds Infinity in row 5",
        "test",
        "change",
        "--before",
        "x",
        "--after",
        "wide",
        "--by",
        "d"
    )]
    [InlineData("EST013: office1 is the same for everybody", "test", "reliability", "--items", "x,office1")]
    public async Task A_survey_is_refused(string message, params string[] command)
    {
        var run = await Cli.RunAsync(folder.FullName, [.. command, "--data", "t.csv"]);
        run.ExitCode.ShouldBe(ExitCode.WrongInput, run.Out);
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Equal_answers_have_no_rank_test()
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["test", "mann-whitney", "--data", "t.csv", "--y", "office1", "--by", "d", "--weights", "w"]
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("All answers are equal.");
        run.Out.ShouldNotContain("p_value");
    }

    private void Write(string name, int rows)
    {
        var text = new StringBuilder(
            "person,pair,office1,x,d,z,y,hours,spared,weeks,exit,stays,seen,wage,nothing,wide,empty,w\n"
        );
        for (var i = 0; i < rows; i++)
        {
            var (x, d) = (Math.Sin(3.1 * i), i % 2);
            var y = Math.Sin(5.3 * i) + 0.4 * x > 0 ? 1 : 0;
            var spared = i % 5 == 0 ? 1 : 0;
            var hours = spared == 1 ? 0 : Math.Max(0, 5 + 3 * d + 6 * Math.Cos(7.7 * i));
            var stays = i % 6 == 0 ? 1 : 0;
            var seen = i % 3 == 0 || (i % 4 == 0 && d == 1) ? 0 : 1;
            var wage = seen == 1 ? (12 + Math.Cos(2.9 * i)).ToString(CultureInfo.InvariantCulture) : "";
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{i},{i / 2},1,{x},{d},{i / 2 % 2},{y},{hours},{spared},{1 + i * 37 % 11 / 1.3},{(stays == 0 && i % 7 > 0 ? 1 : 0)},{stays},{seen},{wage},0,{(i == 4 ? "Inf" : "1")},,{1 + i % 3}"
            );
        }
        File.WriteAllText(Path.Combine(folder.FullName, name), text.ToString());
    }
}
