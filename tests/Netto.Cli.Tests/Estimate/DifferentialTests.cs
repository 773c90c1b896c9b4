using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>The command beside R on one formula text: notation, subsets, weights, strata, curves (<c>tests/reference/estimate-command.R</c>).</summary>
[Trait("Kind", "Reference")]
public sealed class DifferentialTests
{
    private static readonly Dictionary<string, JsonElement> Stored = StoredCases.Read("estimate-command.json");

    public static TheoryData<string> Ids => [.. Stored.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Agrees_with_R(string id)
    {
        var expected = Stored[id];
        var found = await Run(expected);
        var tolerance = expected.GetProperty("tolerance").GetDouble();
        if (expected.GetProperty("method").GetString() == "km")
        {
            var curve = found.GetProperty("curves").EnumerateArray().ToArray();
            Same(Column(curve, "time"), Numbers(expected, "time"), tolerance);
            Same(Column(curve, "survival"), Numbers(expected, "survival"), tolerance);
            Same(Column(curve, "n_risk"), Numbers(expected, "n_risk"), tolerance);
            Same(Column(curve, "std_error"), Numbers(expected, "std_error_of_curve"), tolerance);
            Same(Column(curve, "ci_low"), Numbers(expected, "low"), tolerance);
            return;
        }
        var rows = found.GetProperty("coefficients").EnumerateArray().ToArray();
        Same(Column(rows, "estimate"), Numbers(expected, "estimate"), tolerance);
        Same(Column(rows, "std_error"), Numbers(expected, "std_error"), tolerance);
        foreach (var name in new[] { "log_likelihood", "sigma" })
        {
            if (expected.TryGetProperty(name, out var value))
            {
                Same([found.GetProperty(name).GetDouble()], [value.GetDouble()], tolerance);
            }
        }
    }

    private static void Same(double[] found, double[] expected, double tolerance)
    {
        found.Length.ShouldBe(expected.Length);
        for (var i = 0; i < found.Length; i++)
        {
            if (double.IsNaN(expected[i]))
            {
                double.IsNaN(found[i]).ShouldBeTrue($"value {i} is not computable");
                continue;
            }
            found[i].ShouldBe(expected[i], (tolerance * Math.Abs(expected[i])) + 1e-13, $"value {i}");
        }
    }

    private static double[] Column(JsonElement[] rows, string name) =>
        Array.ConvertAll(rows, r => Number(r.GetProperty(name)));

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(Number)];

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    private static async Task<JsonElement> Run(JsonElement reference)
    {
        string Text(string name) => reference.GetProperty(name).GetString()!;
        var data = DataFolder.File(Text("dataset"), "data.csv");
        string[] more = [.. reference.GetProperty("args").EnumerateArray().Select(a => a.GetString()!)];
        var run = await Cli.RunAsync(
            Path.GetTempPath(),
            ["estimate", Text("method"), Text("formula"), "--data", data, .. more, "--json"]
        );
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }
}
