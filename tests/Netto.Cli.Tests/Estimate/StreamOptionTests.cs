using System.Globalization;
using System.Text;
using System.Text.Json;
using Netto.DuckDb;

namespace Netto.Cli.Tests.Estimate;

/// <summary><c>--stream</c> gives what the rows in memory give, and refuses what needs all rows.</summary>
[Trait("Kind", "Spec")]
public sealed class StreamOptionTests : IDisposable
{
    private const int Rows = 150_000; // three blocks
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-stream");

    public StreamOptionTests()
    {
        var csv = Path.Combine(folder.FullName, "t.csv");
        var text = new StringBuilder("y,d,z,x,treated,after,region,size,town,w\n");
        for (var i = 0; i < Rows; i++)
        {
            // Level "late" is met in the last block only, size 9 in the second only; some values are missing.
            var region = i > Rows - 500 ? "late" : $"r{i % 3}";
            var size = i is > 80_000 and < 80_100 ? 9 : i % 4;
            var x = i % 97 == 0 ? "" : (1e5 + (i * 31 % 1009)).ToString(CultureInfo.InvariantCulture);
            var (z, d) = (i / 3 % 2, (i / 3 % 2) ^ (i % 7 == 0 ? 1 : 0));
            var y = (2.0 * d) + (i * 17 % 101 / 7.0) + (size * 0.5) - (i * i % 13);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{y:R},{d},{z},{x},{i / 5 % 2},{i / 11 % 2},{region},{size},town {i % 200},{i % 4}\n"
            );
        }
        File.WriteAllText(csv, text.ToString());
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute(
            $"COPY (SELECT * FROM read_csv('{csv}')) TO '{Path.Combine(folder.FullName, "t.parquet")}' (FORMAT parquet)"
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("t.csv", "ols", "y ~ d + x")]
    [InlineData("t.parquet", "ols", "y ~ d + x")]
    [InlineData("t.parquet", "ols", "y ~ 1")]
    [InlineData("t.parquet", "ols", "y ~ 1", "--cluster", "town")]
    [InlineData("t.parquet", "ols", "y ~ d*region + log(x) + C(size)", "--cluster", "town")]
    [InlineData("t.parquet", "ols", "y ~ d + x - 1", "--se", "classical", "--where", "region != 'r1' and x > 100100")]
    [InlineData("t.parquet", "ols", "y ~ x + region", "--weights", "w")]
    [InlineData(
        "t.parquet",
        "ols",
        "y ~ x + u",
        "--weights",
        "w",
        "--weights-kind",
        "frequency",
        "--derive",
        "u = x*x - d"
    )]
    [InlineData("t.parquet", "ols", "y ~ x + region", "--weights", "w", "--weights-kind", "probability")]
    [InlineData("t.csv", "tsls", "y ~ d + x + region | z + x + region", "--cluster", "town")]
    [InlineData("t.parquet", "did", "y ~ treated*after + region", "--cluster", "town", "--se", "cr1")]
    public async Task Blocks_give_what_all_rows_give(
        string file,
        string method,
        string formula,
        params string[] options
    )
    {
        var (code, streamed, error) = await Run(file, method, formula, [.. options, "--stream"]);
        code.ShouldBe(0, error);
        var (_, whole, _) = await Run(file, method, formula, options);
        var (one, other) = (streamed!.RootElement, whole!.RootElement);
        foreach (var name in new[] { "n", "dropped" })
        {
            one.GetProperty(name).GetDouble().ShouldBe(other.GetProperty(name).GetDouble(), name);
        }
        one.GetProperty("dropped_rows").GetRawText().ShouldBe(other.GetProperty("dropped_rows").GetRawText());
        one.GetProperty("r_squared").GetDouble().ShouldBe(other.GetProperty("r_squared").GetDouble(), 1e-9);
        var (mine, theirs) = (one.GetProperty("coefficients"), other.GetProperty("coefficients"));
        mine.GetArrayLength().ShouldBe(theirs.GetArrayLength());
        for (var j = 0; j < mine.GetArrayLength(); j++)
        {
            Same(mine[j], theirs[j]);
        }
        if (method == "did")
        {
            Same(one.GetProperty("effect"), other.GetProperty("effect"));
        }
        if (method == "tsls")
        {
            var f = other.GetProperty("first_stage").GetProperty("f").GetDouble();
            one.GetProperty("first_stage").GetProperty("f").GetDouble().ShouldBe(f, 1e-6 * f);
        }
    }

    [Theory]
    [InlineData("EST106: lone hangs on one row", "ols", "y ~ d + lone", "--derive", "lone = size == 9 and x == 100419")]
    [InlineData(
        "EST106: lone hangs on one cluster",
        "ols",
        "y ~ d + lone",
        "--cluster",
        "town",
        "--derive",
        "lone = town == 'town 7'"
    )]
    [InlineData(
        "EST104: 2 clusters of town",
        "ols",
        "y ~ d",
        "--cluster",
        "town",
        "--where",
        "town == 'town 1' or town == 'town 2'"
    )]
    [InlineData("EST105: Effective F of d", "tsls", "y ~ d | k", "--derive", "k = x > 100500")]
    [InlineData("EST101: twin dropped", "ols", "y ~ d + twin", "--derive", "twin = 2 * d")]
    public async Task Blocks_warn_as_all_rows_do(string warning, string method, string formula, params string[] options)
    {
        var (_, streamed, _) = await Run("t.parquet", method, formula, [.. options, "--stream"]);
        var (_, whole, _) = await Run("t.parquet", method, formula, options);
        var mine = Warnings(streamed!);
        mine.ShouldBe(Warnings(whole!).Where(w => !w.StartsWith("EST107", StringComparison.Ordinal)));
        mine.ShouldContain(w => w.StartsWith(warning, StringComparison.Ordinal));
    }

    private static string[] Warnings(JsonDocument run) =>
        [
            .. run
                .RootElement.GetProperty("warnings")
                .EnumerateArray()
                .Select(w =>
                    w.ValueKind == JsonValueKind.String
                        ? w.GetString()!
                        : $"{w.GetProperty("code").GetString()}: {w.GetProperty("text").GetString()}"
                ),
        ];

    [Fact]
    public async Task A_weight_below_zero_is_named_by_its_row_of_the_file()
    {
        var (code, _, error) = await Run(
            "t.parquet",
            "ols",
            "y ~ d",
            ["--where", "size == 9", "--derive", "v = 1 - 2 * (x == 100419)", "--weights", "v", "--stream"]
        );
        code.ShouldBe(2);
        error.ShouldContain("EST004: Weight v is -1 in row 80051. A weight must be 0 or more.");
        (_, _, error) = await Run(
            "t.parquet",
            "ols",
            "y ~ d",
            ["--where", "size == 9", "--derive", "v = 1 - 2 * (x == 100419)", "--weights", "v"]
        );
        error.ShouldContain("EST004: Weight v is -1 in row 80051. A weight must be 0 or more.");
    }

    [Theory]
    [InlineData("probit", "--stream with probit", "d ~ x")]
    [InlineData("ols", "--se hc2 with --stream", "y ~ x", "--se", "hc2")]
    [InlineData("ols", "--se bootstrap with --stream", "y ~ x", "--se", "bootstrap")]
    [InlineData("ols", "--absorb with --stream", "y ~ x", "--absorb", "town")]
    [InlineData("did", "--se cr2 and --stream", "y ~ treated*after", "--cluster", "town")]
    [InlineData("tsls", "--estimator liml with --stream", "y ~ d | z", "--estimator", "liml")]
    [InlineData("ols", "scale", "y ~ scale(x)")]
    [InlineData("ols", "No complete row", "y ~ x", "--where", "x < 0")]
    [InlineData("ols", "'xx', which is no column", "y ~ xx")]
    public async Task What_needs_all_rows_is_refused(
        string method,
        string message,
        string formula,
        params string[] options
    )
    {
        var (code, _, error) = await Run("t.parquet", method, formula, [.. options, "--stream"]);
        code.ShouldBe(2);
        error.ShouldContain(message);
    }

    private static void Same(JsonElement one, JsonElement other)
    {
        one.GetProperty("name").GetString().ShouldBe(other.GetProperty("name").GetString());
        var error = other.GetProperty("std_error").GetDouble();
        one.GetProperty("estimate").GetDouble().ShouldBe(other.GetProperty("estimate").GetDouble(), 1e-7 * error);
        one.GetProperty("std_error").GetDouble().ShouldBe(error, 1e-7 * error);
    }

    private async Task<(int Code, JsonDocument? Json, string Error)> Run(
        string file,
        string method,
        string formula,
        string[] options
    )
    {
        string[] arguments = ["estimate", method, formula, "--data", file, .. options, "--json"];
        var run = await Cli.RunAsync(folder.FullName, arguments);
        return (run.ExitCode, run.ExitCode == 0 ? JsonDocument.Parse(run.Out) : null, run.Error);
    }
}
