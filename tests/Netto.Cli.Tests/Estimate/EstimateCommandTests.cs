using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>The command as scripts call it: JSON, exit codes, messages.</summary>
[Trait("Kind", "Spec")]
public sealed class EstimateCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-estimate");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Ols_with_factor_subset_and_missing_values()
    {
        Write(
            "t.csv",
            "y,work.1,region\n1,1,south\n2,2,north\n4,3,south\n3,4,north\n7,5,south\n,6,north\n6,6,west\n9,7,west\n50,9,west\n"
        );
        var (code, json, _) = await Run(
            "ols",
            "y ~ work.1 + region",
            "--data",
            "t.csv",
            "--where",
            "work.1 < 9",
            "--se",
            "classical"
        );
        code.ShouldBe(0);
        var root = json!.RootElement;
        root.GetProperty("method").GetString().ShouldBe("ols");
        root.GetProperty("n").GetInt32().ShouldBe(7);
        root.GetProperty("dropped").GetInt32().ShouldBe(1);
        root.GetProperty("se").GetString().ShouldBe("classical");
        Names(root).ShouldBe(["(Intercept)", "work.1", "region[south]", "region[west]"]);
        root.GetProperty("condition_number").GetDouble().ShouldBeGreaterThan(1);
        root.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_perfect_line_is_found_and_said_to_be_perfect()
    {
        Write("t.csv", "y,x\n1,0\n3,1\n5,2\n7,3\n");
        var (code, json, _) = await Run("ols", "y ~ x", "--data", "t.csv");
        code.ShouldBe(0);
        var b = json!.RootElement.GetProperty("coefficients");
        b[0].GetProperty("estimate").GetDouble().ShouldBe(1, 1e-14);
        b[1].GetProperty("estimate").GetDouble().ShouldBe(2, 1e-14);
        json.RootElement.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("EST102");
    }

    [Fact]
    public async Task A_column_that_repeats_another_is_dropped_by_name()
    {
        Write("t.csv", "y,x,twice\n1,0,0\n3,1,2\n4,2,4\n7,3,6\n9,5,10\n");
        var (code, json, _) = await Run("ols", "y ~ x + twice", "--data", "t.csv");
        code.ShouldBe(0);
        Names(json!.RootElement).ShouldBe(["(Intercept)", "x"]);
        json.RootElement.GetProperty("dropped_columns")[0].GetProperty("name").GetString().ShouldBe("twice");
    }

    [Fact]
    public async Task Wald_ratio_with_first_stage()
    {
        Write("t.csv", "y,d,z\n1,0,0\n2,0,0\n3,1,0\n4,1,1\n6,1,1\n2,0,1\n5,1,1\n1,0,0\n");
        var (code, json, _) = await Run("tsls", "y ~ d | z", "--data", "t.csv");
        code.ShouldBe(0);
        var wald = ((17 / 4.0) - (7 / 4.0)) / ((3 / 4.0) - (1 / 4.0));
        var root = json!.RootElement;
        root.GetProperty("coefficients")[1].GetProperty("estimate").GetDouble().ShouldBe(wald, 1e-12);
        var first = root.GetProperty("first_stage");
        first.GetProperty("f").GetDouble().ShouldBe(first.GetProperty("effective_f").GetDouble(), 1e-9);
        root.GetProperty("anderson_rubin").GetProperty("shape").GetString().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("y ~ xx", "nearest is 'x'")]
    [InlineData("y ~ x +", "column 8")]
    [InlineData("y x", "column 3")]
    [InlineData("y ~ x | z", "part(s)")]
    public async Task Wrong_formulas_are_told_with_their_place(string formula, string expected)
    {
        Write("t.csv", "y,x,z\n1,0,1\n3,1,0\n4,2,1\n");
        var (code, _, error) = await Run("ols", formula, "--data", "t.csv");
        code.ShouldBe(2);
        error.ShouldContain(expected);
    }

    [Theory]
    [InlineData("--se", "cr1")]
    [InlineData("--cluster", "nobody")]
    [InlineData("--weights", "g")]
    [InlineData("--estimator", "liml")]
    [InlineData("--where", "x >")]
    public async Task Options_that_cannot_be_honoured_are_refused(string option, string value)
    {
        Write("t.csv", "y,x,g\n1,0,a\n3,1,b\n4,2,a\n4,5,b\n");
        var (code, _, error) = await Run("ols", "y ~ x", "--data", "t.csv", option, value);
        code.ShouldBe(2);
        error.ShouldStartWith("netto:");
    }

    [Fact]
    public async Task Parquet_and_csv_give_the_same_numbers()
    {
        Write("t.csv", "y,x,g\n1,0,a\n3,1,b\n4,,a\n4,5,\n6,4,c\n1,2,c\n8,7,a\n");
        using (var database = Netto.DuckDb.DuckDbDatabase.InMemory())
        using (var connection = database.Connect())
        {
            var (from, to) = (Path.Combine(folder.FullName, "t.csv"), Path.Combine(folder.FullName, "t.parquet"));
            connection.Execute(
                $"COPY (SELECT * FROM '{from}') TO '{to}' (FORMAT parquet)",
                null,
                TestContext.Current.CancellationToken
            );
        }
        var csv = await Run("ols", "y ~ x + g", "--data", "t.csv", "--se", "hc0");
        var parquet = await Run("ols", "y ~ x + g", "--data", "t.parquet", "--se", "hc0");
        csv.Code.ShouldBe(0);
        csv.Json!.RootElement.GetProperty("n").GetInt32().ShouldBe(5);
        parquet.Json!.RootElement.ToString().ShouldBe(csv.Json.RootElement.ToString());
    }

    [Fact]
    public async Task Bootstrap_repeats_itself_for_a_seed()
    {
        Write("t.csv", "y,x,g\n1,0,a\n3,1,b\n4,2,a\n4,5,b\n6,4,c\n1,2,c\n8,7,d\n");
        string[] arguments = ["ols", "y ~ x", "--data", "t.csv", "--se", "bootstrap", "--draws", "50", "--seed", "7"];
        var one = await Run(arguments);
        var two = await Run(arguments);
        one.Code.ShouldBe(0);
        one.Json!.RootElement.ToString().ShouldBe(two.Json!.RootElement.ToString());
    }

    [Theory]
    [InlineData("probit", "works ~ x")]
    [InlineData("logit", "works ~ x", "--cluster", "g")]
    [InlineData("heckman", "y ~ x | seen ~ x + w")]
    [InlineData("heckman", "y ~ x | seen ~ x + w", "--estimator", "two-step", "--cluster", "g")]
    public async Task Bootstrap_of_likelihood_methods_gives_errors_of_draws(
        string method,
        string formula,
        params string[] more
    )
    {
        var rows = Enumerable
            .Range(0, 400)
            .Select(i =>
            {
                var (x, w, e) = (Math.Sin(i * 1.3), Math.Cos(i * 2.1), Math.Sin(i * i * 0.71));
                var seen = 0.5 + x + w + e > 0 ? 1 : 0;
                var y =
                    seen == 1
                        ? FormattableString.Invariant($"{1 + x + 0.7 * e + 0.5 * Math.Cos(i * i * 0.37):R}")
                        : "0";
                return FormattableString.Invariant($"{(0.4 * x + e > 0 ? 1 : 0)},{x:R},{w:R},{seen},{y},{i % 40}");
            });
        Write("b.csv", "works,x,w,seen,y,g\n" + string.Join('\n', rows) + "\n");
        string[] plain = [method, formula, "--data", "b.csv", .. more];
        string[] drawn = [.. plain, "--se", "bootstrap", "--draws", "99", "--seed", "7"];
        var (one, two) = (await Run(drawn), await Run(drawn));
        one.Error.ShouldBe("");
        one.Json!.RootElement.ToString().ShouldBe(two.Json!.RootElement.ToString());
        one.Json.RootElement.GetProperty("se").GetString().ShouldBe("bootstrap");
        // The same estimates, and an error of the size of the analytic one.
        var analytic = (await Run(plain)).Json!.RootElement.GetProperty("coefficients")[1];
        var found = one.Json.RootElement.GetProperty("coefficients")[1];
        found.GetProperty("estimate").GetDouble().ShouldBe(analytic.GetProperty("estimate").GetDouble(), 1e-12);
        var ratio = found.GetProperty("std_error").GetDouble() / analytic.GetProperty("std_error").GetDouble();
        ratio.ShouldBeInRange(0.6, 1.7);
        ratio.ShouldNotBe(1);
    }

    private static string[] Names(JsonElement root) =>
        [.. root.GetProperty("coefficients").EnumerateArray().Select(b => b.GetProperty("name").GetString()!)];

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private async Task<(int Code, JsonDocument? Json, string Error)> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CliEnvironment(output, error, false, folder.FullName);
        var code = await NettoApplication.RunAsync(
            ["estimate", .. arguments, "--json"],
            environment,
            CancellationToken.None
        );
        var text = output.ToString();
        return (code, code == 0 ? JsonDocument.Parse(text) : null, error.ToString());
    }
}
