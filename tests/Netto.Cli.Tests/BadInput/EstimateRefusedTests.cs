using System.Text;
using System.Text.Json;

namespace Netto.Cli.Tests.BadInput;

/// <summary>Data from which a model cannot be estimated, or not in full, by <c>netto estimate</c>.</summary>
[Trait("Kind", "Spec")]
public sealed class EstimateRefusedTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-estimate-bad-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("y ~ x + a", "a has one level, k", "a")]
    [InlineData("y ~ x * a", "a has one level, k", "a", "x:a")]
    [InlineData("y ~ x + twice", "linear", "twice")]
    public async Task A_covariate_with_one_level_or_collinear_is_named_dropped_and_reported(
        string formula,
        string reason,
        params string[] dropped
    )
    {
        Write("y,x,a,twice\n1,1,k,2\n2,3,k,6\n3,2,k,4\n4,5,k,10\n6,4,k,8\n");

        var run = await Run("ols", formula, "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        Names(json, "coefficients").ShouldBe(["(Intercept)", "x"]);
        Names(json, "dropped_columns").ShouldBe(dropped);
        json.RootElement.GetProperty("dropped_columns")[0].ToString().ShouldContain(reason);
        json.RootElement.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("EST101");
        (await Run("ols", formula)).Out.ShouldContain($"EST101: {dropped[0]} dropped");
    }

    [Fact]
    public async Task A_covariate_with_one_level_in_both_equations_is_told_once()
    {
        Write("y,d,z,a\n1,0,0,k\n2,1,1,k\n3,0,1,k\n4,1,1,k\n6,1,0,k\n2,0,0,k\n");
        var run = await Run("tsls", "y ~ d + a | z + a", "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        Names(json, "dropped_columns").ShouldBe(["a"]);
    }

    [Theory]
    [InlineData("ols", "y ~ x", "1", "EST013: y is 1 in all 6 rows")]
    [InlineData("ols", "y ~ x", "0", "EST013: y is 0 in all 6 rows")]
    [InlineData("did", "y ~ x*z", "0", "EST013: y is 0 in all 6 rows")]
    [InlineData("tsls", "y ~ x | z", "0", "EST013: y is 0 in all 6 rows")]
    [InlineData("probit", "y ~ x", "0", "EST013: y is 0 in all 6 rows")]
    [InlineData("logit", "y ~ x", "1", "EST013: y is 1 in all 6 rows")]
    public Task An_outcome_that_is_equal_for_everybody(string method, string formula, string y, string message)
    {
        Write($"y,x,z\n{y},1,0\n{y},2,1\n{y},3,0\n{y},4,1\n{y},5,0\n{y},6,1\n");
        return Refused(method, formula, message, "There is nothing to explain");
    }

    [Theory]
    [InlineData("probit")]
    [InlineData("logit")]
    public Task Perfect_separation(string method)
    {
        Write("y,x\n0,1\n0,2\n0,3\n1,4\n1,5\n1,6\n");
        return Refused(method, "y ~ x", "BIN002: Perfect separation", "Leave one of those columns out");
    }

    [Fact]
    public Task An_empty_file()
    {
        Write("");
        return Refused("ols", "y ~ x", "t.csv: error REG004: The file is empty", "a header line");
    }

    [Fact]
    public Task A_table_without_rows()
    {
        Write("y,x\n");
        return Refused("ols", "y ~ x", "t.csv: error CLI003: The table has no rows");
    }

    [Fact]
    public Task Mixed_delimiters()
    {
        Write("y,x\n1,2\n3;4\n5,6\n");
        return Refused("ols", "y ~ x", "t.csv(3,2): error REG007", "Found: semicolon", "Expected: comma");
    }

    [Fact]
    public Task A_stray_quote()
    {
        Write("y,x\n1,2\n3,\"4\n5,6\n");
        return Refused("ols", "y ~ x", "t.csv(3,3): error REG008", "never closed");
    }

    [Fact]
    public Task A_missing_column()
    {
        Write("y,xx\n1,2\n3,4\n5,7\n");
        return Refused("ols", "y ~ x", "'x', which is no column", "y,xx".Split(',')[1]);
    }

    [Theory]
    [InlineData("mark")]
    [InlineData("latin-1")]
    [InlineData("semicolons")]
    public async Task Other_ways_to_write_a_table_give_the_same(string way)
    {
        const string Plain = "y,x,a\n1.5,1,é\n2,3,b\n3,2,b\n4.5,5,é\n6,4,é\n";
        Write(Plain);
        var before = await Run("ols", "y ~ x + a", "--json");
        var text = way == "semicolons" ? Plain.Replace(',', ';').Replace('.', ',') : Plain;
        Write(text, way == "latin-1" ? Encoding.Latin1 : new UTF8Encoding(way == "mark"));

        var after = await Run("ols", "y ~ x + a", "--json");

        after.ExitCode.ShouldBe(ExitCode.Done, after.Error);
        after.Out.ShouldBe(before.Out);
    }

    private void Write(string text, Encoding? encoding = null) =>
        File.WriteAllText(Path.Combine(folder.FullName, "t.csv"), text, encoding ?? new UTF8Encoding(false));

    private Task<Cli.Outcome> Run(string method, string formula, params string[] more) =>
        Cli.RunAsync(folder.FullName, ["estimate", method, formula, "--data", "t.csv", .. more]);

    private async Task Refused(string method, string formula, params string[] parts)
    {
        var run = await Run(method, formula);
        run.ExitCode.ShouldBe(ExitCode.WrongInput, run.Out);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldNotContain("   at ");
        foreach (var part in parts)
        {
            run.Error.ShouldContain(part);
        }
    }

    private static string?[] Names(JsonDocument json, string member) =>
        [.. json.RootElement.GetProperty(member).EnumerateArray().Select(item => item.GetProperty("name").GetString())];
}
