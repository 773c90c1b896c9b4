using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>Average marginal effects of variables that are in several columns, against predictions at changed data (tests/reference/margins.R).</summary>
public sealed class MarginalEffectTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-margins-");
    private readonly JsonElement stored = Read();

    public MarginalEffectTests()
    {
        string[] names = ["x", "z", "arm", "g", "w", "y"];
        var columns = names.Select(n => stored.GetProperty("data").GetProperty(n).EnumerateArray().ToArray()).ToArray();
        var rows = Enumerable.Range(0, columns[0].Length).Select(i => string.Join(',', columns.Select(c => $"{c[i]}")));
        File.WriteAllLines(
            Path.Combine(folder.FullName, "m.csv"),
            [string.Join(',', names) + ",one", .. rows.Select(r => r + ",1")]
        );
    }

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Read().GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Kind", "Reference")]
    public async Task All_columns_of_a_variable_move(int number)
    {
        var wanted = stored.GetProperty("cases")[number];
        var weights = wanted.GetProperty("weights").GetString();
        var found = await Margins(
            wanted.GetProperty("method").GetString()!,
            wanted.GetProperty("formula").GetString()!,
            weights is null ? [] : ["--weights", weights, "--se", "classical"]
        );
        var names = wanted.GetProperty("names").EnumerateArray().Select(n => n.GetString()!).ToArray();
        for (var j = 0; j < names.Length; j++)
        {
            var (estimate, error) = found[names[j]];
            // Numerical derivatives of the script.
            estimate.ShouldBe(wanted.GetProperty("estimate")[j].GetDouble(), 1e-7, names[j]);
            error.ShouldBe(wanted.GetProperty("std_error")[j].GetDouble(), 1e-7, names[j]);
        }
    }

    [Theory]
    [InlineData("y ~ arm*x + I(x^2) + g", "arm; x; g[b]; g[c]")]
    [InlineData("y ~ log(z) + x + g", "log(z); x; g[b]; g[c]")]
    [InlineData("y ~ I(x*z) + arm", "I(x*z); arm")]
    [InlineData("y ~ I(x*z) + x + arm", "x; z; arm")]
    [InlineData("y ~ C(arm)*x + I(z > 3)*g", "C(arm)[1]; x; I(z > 3); g[b]; g[c]")]
    [Trait("Kind", "Spec")]
    public async Task Rows_are_of_variables_where_columns_share_one(string formula, string rows) =>
        (await Margins("probit", formula)).Keys.ShouldBe(rows.Split("; "), ignoreOrder: true);

    [Fact]
    [Trait("Kind", "Property")]
    public async Task A_product_is_the_same_however_it_is_written()
    {
        var one = await Margins("logit", "y ~ x + z + x:z + arm");
        var two = await Margins("logit", "y ~ x + z + I(x*z) + arm");
        var scaled = await Margins("logit", "y ~ scale(x) + x:z + z + arm");
        foreach (var variable in new[] { "x", "z", "arm" })
        {
            two[variable].Estimate.ShouldBe(one[variable].Estimate, 1e-10);
            two[variable].Error.ShouldBe(one[variable].Error, 1e-10);
            scaled[variable].Estimate.ShouldBe(one[variable].Estimate, 1e-10);
            scaled[variable].Error.ShouldBe(one[variable].Error, 1e-10);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public async Task A_survey_of_equal_weights_has_the_same_effects()
    {
        var plain = await Margins("probit", "y ~ arm*x + I(x^2)");
        var survey = await Margins("probit", "y ~ arm*x + I(x^2)", "--weights", "one", "--se", "design");
        survey["x"].Estimate.ShouldBe(plain["x"].Estimate, 1e-10);
        survey["arm"].Estimate.ShouldBe(plain["arm"].Estimate, 1e-10);
        (survey["arm"].Error / plain["arm"].Error).ShouldBeInRange(0.9, 1.1);
    }

    private async Task<Dictionary<string, (double Estimate, double Error)>> Margins(
        string method,
        string formula,
        params string[] more
    )
    {
        var run = await Cli.RunAsync(
            folder.FullName,
            ["estimate", method, formula, "--data", "m.csv", "--json", .. more]
        );
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document
            .RootElement.GetProperty("marginal_effects")
            .EnumerateArray()
            .ToDictionary(
                e => e.GetProperty("name").GetString()!,
                e => (e.GetProperty("estimate").GetDouble(), e.GetProperty("std_error").GetDouble()),
                StringComparer.Ordinal
            );
    }

    private static JsonElement Read()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "tests", "reference", "margins.json");
            if (File.Exists(candidate))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(candidate));
                return document.RootElement.Clone();
            }
        }

        throw new FileNotFoundException("The stored values are part of the repository.");
    }
}
