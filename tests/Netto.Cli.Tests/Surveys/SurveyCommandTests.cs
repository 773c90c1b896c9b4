using System.Text.Json;
using Netto.Cli.Tests.Estimate;

namespace Netto.Cli.Tests.Surveys;

/// <summary>Survey estimates, tests and scales as scripts call them.</summary>
[Trait("Kind", "Spec")]
public sealed class SurveyCommandTests : IDisposable
{
    private const string Answers =
        "q1,q2,q3,arm,w,office,region,t0,t1\n1,2,5,a,1,1,n,3,4\n2,2,4,a,2,1,n,4,4\n3,3,,a,1,2,n,2,4\n4,5,1,b,1,3,s,3,3\n5,4,2,b,2,3,s,4,3\n4,4,1,b,1,4,s,5,\n2,1,4,a,1,5,s,,2\n3,4,3,b,1,6,n,3,4\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netto-survey");

    public SurveyCommandTests() => File.WriteAllText(Path.Combine(_folder.FullName, "answers.csv"), Answers);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Trait("Kind", "Reference")]
    public async Task The_California_sample_agrees_with_R()
    {
        var data = DataFolder.File("api_cluster", "data.csv");
        var reference = DataFolder.Cases("api_cluster")["cluster_fpc"];
        string[] design = ["--data", data, "--weights", "pw", "--cluster", "dnum", "--fpc", "fpc"];
        var mean = await JsonOf(["survey", "mean", "--y", "api00,enroll", .. design]);
        Agree(
            mean,
            "std_error",
            [.. reference.GetProperty("mean_se").EnumerateObject().Select(p => p.Value.GetDouble())]
        );
        var groups = await JsonOf(["survey", "mean", "--y", "api00", "--by", "stype", .. design]);
        Agree(groups, "estimate", Values(reference.GetProperty("domain_mean_by_stype")));
        Agree(groups, "std_error", Values(reference.GetProperty("domain_se_by_stype")));
        var total = await JsonOf(["survey", "total", "--y", "enroll", .. design]);
        Agree(total, "std_error", [reference.GetProperty("total_enroll_se").GetDouble()]);
        var ratio = await JsonOf(["survey", "ratio", "--y", "api00", "--over", "api99", .. design]);
        Agree(ratio, "std_error", [reference.GetProperty("ratio_se").GetDouble()]);
        var shares = await JsonOf(["survey", "share", "--y", "stype", .. design]);
        Agree(shares, "std_error", Values(reference.GetProperty("prop_stype_se")));
        var glm = reference.GetProperty("svyglm");
        var fit = await JsonOf(["estimate", "ols", "api00 ~ ell + meals + mobility", "--se", "design", .. design]);
        fit.GetProperty("se").GetString().ShouldBe("design");
        fit.GetProperty("clusters").GetInt32().ShouldBe(15);
        var rows = fit.GetProperty("coefficients").EnumerateArray().ToArray();
        rows.Select(r => r.GetProperty("std_error").GetDouble())
            .Zip(Values(glm.GetProperty("se")))
            .ShouldAllBe(p => Math.Abs(p.First / p.Second - 1) < 1e-9);
        rows[0].GetProperty("df").GetDouble().ShouldBe(glm.GetProperty("df_residual").GetDouble());
    }

    [Fact]
    public async Task A_part_of_the_sample_keeps_the_units_of_the_rest()
    {
        string[] design = ["--data", "answers.csv", "--weights", "w", "--cluster", "office"];
        var part = await JsonOf(["survey", "mean", "--y", "q1", "--where", "arm == \"a\"", .. design]);
        var groups = await JsonOf(["survey", "mean", "--y", "q1", "--by", "arm", .. design]);
        var fit = await JsonOf(["estimate", "ols", "q1 ~ 1", "--where", "arm == \"a\"", "--se", "design", .. design]);
        var expected = groups.GetProperty("estimates")[0].GetProperty("std_error").GetDouble();
        part.GetProperty("estimates")[0].GetProperty("std_error").GetDouble().ShouldBe(expected, 1e-14);
        fit.GetProperty("coefficients")[0].GetProperty("std_error").GetDouble().ShouldBe(expected, 1e-14);
        fit.GetProperty("n").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData("mann-whitney")]
    [InlineData("welch")]
    public async Task Tests_take_the_design(string test)
    {
        var plain = await JsonOf(["test", test, "--data", "answers.csv", "--y", "q1", "--by", "arm", "--weights", "w"]);
        var design = await JsonOf([
            "test",
            test,
            "--data",
            "answers.csv",
            "--y",
            "q1",
            "--by",
            "arm",
            "--weights",
            "w",
            "--cluster",
            "office",
        ]);
        design.GetProperty("estimate").GetDouble().ShouldBe(plain.GetProperty("estimate").GetDouble(), 1e-14);
        design.GetProperty("df").GetDouble().ShouldBe(4);
        design.GetProperty("n").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task Scales_are_scored_and_their_reliability_told()
    {
        string[] scale = ["--data", "answers.csv", "--items", "q1,q2,q3", "--reverse", "q3", "--range", "1,5"];
        var found = await JsonOf(["test", "reliability", .. scale]);
        found.GetProperty("n").GetInt32().ShouldBe(7);
        found.GetProperty("dropped").GetInt32().ShouldBe(1);
        found.GetProperty("alpha").GetProperty("estimate").GetDouble().ShouldBeInRange(0.8, 1);
        found.GetProperty("items").GetArrayLength().ShouldBe(3);
        found.GetProperty("items")[2].GetProperty("item_rest").GetDouble().ShouldBeGreaterThan(0);
        var scores = await JsonOf(["survey", "score", "--least", "2", "--cuts", "2,3.5", "--out", "s.csv", .. scale]);
        scores.GetProperty("scored").GetInt32().ShouldBe(8);
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(_folder.FullName, "s.csv"),
            TestContext.Current.CancellationToken
        );
        lines[0].ShouldBe("row,score,group");
        lines[1].ShouldBe("1,1.3333333333333333,0");
        lines[3].ShouldBe("3,3,1");
    }

    [Fact]
    public async Task The_change_of_those_who_answered_both_is_compared()
    {
        var json = await JsonOf([
            "test",
            "change",
            "--data",
            "answers.csv",
            "--before",
            "t0",
            "--after",
            "t1",
            "--by",
            "arm",
        ]);
        json.GetProperty("n").GetInt32().ShouldBe(6);
        json.GetProperty("only_before").GetInt32().ShouldBe(1);
        json.GetProperty("only_after").GetInt32().ShouldBe(1);
        // Changes of arm a: 1, 0, 2; of arm b: 0, −1, 1.
        var did = json.GetProperty("estimates")
            .EnumerateArray()
            .Single(e => e.GetProperty("name").GetString() == "did");
        did.GetProperty("estimate").GetDouble().ShouldBe(1, 1e-14);
    }

    [Fact]
    public async Task Quantiles_and_tables_of_a_survey()
    {
        var quantile = await JsonOf([
            "survey",
            "quantile",
            "--data",
            "answers.csv",
            "--y",
            "q1",
            "--at",
            "0.5,0.9",
            "--weights",
            "w",
        ]);
        quantile.GetProperty("estimates")[0].GetProperty("estimate").GetDouble().ShouldBe(3);
        quantile.GetProperty("estimates")[1].GetProperty("estimate").GetDouble().ShouldBe(5);
        var table = await JsonOf([
            "test",
            "rao-scott",
            "--data",
            "answers.csv",
            "--y",
            "region",
            "--by",
            "arm",
            "--weights",
            "w",
        ]);
        table.GetProperty("test").GetString().ShouldBe("rao-scott");
        table.GetProperty("p_value").GetDouble().ShouldBeInRange(0, 1);
        table.GetProperty("df2").GetDouble().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Sensitivity_stands_beside_the_decomposition()
    {
        var json = await JsonOf([
            "estimate",
            "mediation",
            "depress2 ~ treat*job_seek + age",
            "--mediator",
            "job_seek ~ treat + age",
            "--data",
            DataFolder.File("jobs2", "data.csv"),
            "--sensitivity",
            "-0.5,0,0.5",
        ]);
        var curves = json.GetProperty("sensitivity");
        curves.GetArrayLength().ShouldBe(2);
        var parts = json.GetProperty("decomposition").EnumerateArray().ToArray();
        var pie = parts.Single(p => p.GetProperty("component").GetString() == "pie");
        pie.GetProperty("verdict").GetString().ShouldBe("-");
        curves[0]
            .GetProperty("curve")[1]
            .GetProperty("estimate")
            .GetDouble()
            .ShouldBe(pie.GetProperty("estimate").GetDouble(), 1e-12);
        curves[0].GetProperty("rho_at_zero").GetDouble().ShouldBeInRange(-1, 0);
    }

    [Theory]
    [InlineData("survey mean --data answers.csv --y q9", "nearest")]
    [InlineData("survey mean --data answers.csv --y q1 --strata region --cluster arm", "SVY001")]
    [InlineData("survey mean --data answers.csv --y q1 --cluster t1", "empty in row 6")]
    [InlineData("survey mean --data answers.csv --y q1 --strata office", "SVY003")]
    [InlineData("survey mean --data answers.csv --y q1 --weights t0", "EST004")]
    [InlineData("survey score --data answers.csv --items q1,q2 --reverse q3 --out s.csv", "expected items")]
    [InlineData("survey score --data answers.csv --items q1,q2 --reverse q2 --out s.csv", "found no --range")]
    [InlineData("survey score --data answers.csv --items q1,q2 --reverse q2 --range 1,4 --out s.csv", "SCL002")]
    [InlineData("survey score --data answers.csv --items q1 --cuts 2 --median-split --out s.csv", "expected one")]
    [InlineData("test reliability --data answers.csv --items q1", "SCL005")]
    [InlineData("test t --data answers.csv --y q1 --by arm --strata region", "use welch")]
    [InlineData("estimate ols q1~q2 --data answers.csv --se design --weights w --weights-kind frequency", "EST006")]
    [InlineData("estimate cox q1~q2 --data answers.csv --fpc w", "EST006")]
    public async Task Wrong_input_is_named(string arguments, string told)
    {
        var outcome = await Cli.RunAsync(_folder.FullName, arguments.Split(' '));
        outcome.ExitCode.ShouldBe(2, outcome.Error);
        outcome.Error.ShouldContain(told);
        outcome.Out.ShouldBeEmpty();
        File.Exists(Path.Combine(_folder.FullName, "s.csv")).ShouldBeFalse();
    }

    private static double[] Values(JsonElement named) => [.. named.EnumerateObject().Select(p => p.Value.GetDouble())];

    private static void Agree(JsonElement found, string member, double[] expected) =>
        found
            .GetProperty("estimates")
            .EnumerateArray()
            .Select(e => e.GetProperty(member).GetDouble())
            .Zip(expected)
            .ShouldAllBe(p => Math.Abs(p.First / p.Second - 1) < 1e-9);

    private async Task<JsonElement> JsonOf(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(_folder.FullName, [.. arguments, "--json"]);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        using var document = JsonDocument.Parse(outcome.Out);
        return document.RootElement.Clone();
    }
}
