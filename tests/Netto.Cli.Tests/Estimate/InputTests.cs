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
        var fit = await Json("y ~ x + I(b)", "--where", "b == TRUE or t in ('u', 'v')");
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

    private async Task<JsonElement> Json(string formula, params string[] more)
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", "ols", formula, "--data", "t.csv", .. more, "--json"]
        );
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private void Write(string text) => File.WriteAllText(Path.Combine(folder.FullName, "t.csv"), text);
}
