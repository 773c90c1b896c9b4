using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>Files as people have them, and messages where they do not fit.</summary>
[Trait("Kind", "Spec")]
public sealed class InputTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-input");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Decimal_commas_between_semicolons()
    {
        Write("y;x;group\n1,5;0;a\n2,5;1;b\n4;2,25;a\n3,25;3;b\n6;4;a\n");
        var line = await Estimates("y ~ x");
        Write("y,x,group\n1.5,0,a\n2.5,1,b\n4,2.25,a\n3.25,3,b\n6,4,a\n");
        line.ShouldBe(await Estimates("y ~ x"));
    }

    [Fact]
    public async Task NA_is_missing_and_TRUE_is_one()
    {
        Write("y,x,b,t\n1,1,TRUE,u\n2,NA,FALSE,NA\n3,2,FALSE,v\n4,4,TRUE,u\n6,5,TRUE,v\n5,3,FALSE,u\n");
        var fit = await Json("ols", "y ~ x + I(b)", "--where", "b == TRUE or t in ('u', 'v')");
        fit.GetProperty("n").GetDouble().ShouldBe(5);
        var share = await Json("b ~ 1");
        share.GetProperty("coefficients")[0].GetProperty("estimate").GetDouble().ShouldBe(0.5, 1e-14);
    }

    [Fact]
    public async Task Names_and_levels_of_any_letters()
    {
        Write("y,naïve x,région\n1,1,\"a, b\"\n2,3,été\n3,2,\"say \"\"hi\"\"\"\n4,4,été\n6,5,\"a, b\"\n");
        var fit = await Json("y ~ `naïve x` + région");
        fit.GetProperty("coefficients")
            .EnumerateArray()
            .Select(c => c.GetProperty("name").GetString())
            .ShouldBe(["(Intercept)", "naïve x", "région[say \"hi\"]", "région[été]"]);
    }

    [Theory]
    [InlineData("y,x\n1,+3\n2, 2\n3,007\n4,-1\n5, NA\n", "a sign, blanks, noughts before, NA with a blank")]
    [InlineData("y,x\n1,3.\n2,+2e0\n3,7\n4,-.1e1\n5,\n", "points and powers")]
    public async Task Numbers_as_R_reads_them_are_numbers(string text, string because)
    {
        Write(text);
        var found = await Estimates("y ~ x");
        Write("y,x\n1,3\n2,2\n3,7\n4,-1\n5,NA\n");
        found.ShouldBe(await Estimates("y ~ x"), because);
        found.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_word_among_numbers_makes_a_factor_and_a_warning()
    {
        Write("y,x\n1,4\n2,NULL\n3,7\n4,5\n5,7\n");
        var fit = await Json("y ~ x");
        fit.GetProperty("coefficients").GetArrayLength().ShouldBe(4);
        fit.GetProperty("warnings")
            .EnumerateArray()
            .First(w => w.GetProperty("code").GetString() == "CLI006")
            .GetProperty("text")
            .GetString()!
            .ShouldContain("'NULL' among numbers");
    }

    [Fact]
    public async Task Names_may_differ_in_capitals_and_hold_the_delimiter()
    {
        Write(
            "y,x,X,\"income, gross\",\"a \"\"b\"\"\"\n1,2,3,5,1\n2,1,4,3,4\n4,3,1,8,2\n3,5,2,1,9\n6,6,6,2,2\n7,1,0,4,3\n"
        );
        var fit = await Json("y ~ x + X + `income, gross` + `a \"b\"`");
        fit.GetProperty("coefficients")
            .EnumerateArray()
            .Select(c => c.GetProperty("name").GetString())
            .ShouldBe(["(Intercept)", "x", "X", "income, gross", "a \"b\""]);
    }

    [Fact]
    public async Task A_column_without_any_value_is_named()
    {
        Write("y,x,m\n1,2,\n2,1,\n4,3,\n");
        var run = await Cli.RunAsync(folder.FullName, "estimate", "ols", "y ~ x + m", "--data", "t.csv");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("None of 3 rows has a value in every column asked for");
        run.Error.ShouldContain("m is missing in 3 rows");
    }

    [Fact]
    public async Task As_many_instruments_as_clusters_leave_the_estimate_without_F()
    {
        Write("y,d,z1,z2,g\n1,1,2,0,1\n2,3,1,4,1\n4,2,3,1,1\n3,5,5,2,2\n6,4,6,7,2\n7,8,1,9,2\n5,6,2,8,1\n9,7,8,3,2\n");
        var fit = await Json("tsls", "y ~ d | z1 + z2", "--se", "cr1", "--cluster", "g");
        fit.GetProperty("coefficients")[1].GetProperty("std_error").GetDouble().ShouldBeGreaterThan(0);
        fit.GetProperty("first_stage").GetProperty("f").ValueKind.ShouldBe(JsonValueKind.Null);
        fit.TryGetProperty("anderson_rubin", out _).ShouldBeFalse();
        fit.GetProperty("warnings").GetRawText().ShouldContain("2 clusters cannot test 2 instruments at once");
    }

    [Fact]
    public async Task A_level_with_a_colon_is_no_product()
    {
        Write("y,g\n1,a\n0,x:y\n1,x:y\n0,a\n1,b\n0,b\n1,b\n1,a\n");
        (await Json("logit", "y ~ g")).GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("y ~ poly(x, 2)", "x + I(x^2)")]
    [InlineData("y ~ x + offset(z)", "I(y - x)")]
    [InlineData("y ~ (x > 1)", "inside I( )")]
    [InlineData("y ~ sgn(x)", "the nearest is 'sin'")]
    [InlineData("word ~ x", "row 2 has 'two'")]
    [InlineData("y ~ log(word)", "row 2 has 'two'")]
    public async Task What_R_takes_and_we_do_not_is_told_with_the_nearest_way(string formula, string told)
    {
        Write("y,x,z,word\n1,1,2,1\n2,3,1,two\n3,2,5,3\n4,4,3,4\n");
        var run = await Cli.RunAsync(folder.FullName, "estimate", "ols", formula, "--data", "t.csv");
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
        run.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("word == two", "text in quotes, as \"two\"")]
    [InlineData("x > 99", "No row has x > 99")]
    public async Task Conditions_that_cannot_be_met_are_told(string where, string told)
    {
        Write("y,x,word\n1,1,one\n2,3,two\n3,2,one\n");
        var run = await Cli.RunAsync(folder.FullName, "estimate", "ols", "y ~ x", "--data", "t.csv", "--where", where);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
    }

    private async Task<double[]> Estimates(string formula) =>
        [
            .. (await Json(formula))
                .GetProperty("coefficients")
                .EnumerateArray()
                .Select(c => c.GetProperty("estimate").GetDouble()),
        ];

    private Task<JsonElement> Json(string formula) => Json("ols", formula);

    private async Task<JsonElement> Json(string method, string formula, params string[] more)
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", method, formula, "--data", "t.csv", .. more, "--json"]
        );
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(folder.FullName, "t.csv"), text);
}
