using System.Globalization;
using System.Text.Json;

namespace Netto.Cli.Tests.Estimate;

/// <summary>
/// Small random tables with hard names, levels, weights and clusters beside R (<c>tests/reference/random-cases.R</c>), and beside formulas
/// written out (<c>own-formulas.R</c>, <c>further-cases.R</c>).
/// </summary>
[Trait("Kind", "Reference")]
public sealed class RandomCaseTests : IDisposable
{
    private static readonly Dictionary<string, JsonElement> Stored = new([
        .. StoredCases.Read("random-cases.json"),
        .. StoredCases.Read("own-formulas.json"),
        .. StoredCases.Read("further-cases.json"),
    ]);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-random");

    public static TheoryData<string> Ids => [.. Stored.Keys];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Agrees_with_R(string id)
    {
        var expected = Stored[id];
        var found = await Run(expected);
        var tolerance = expected.GetProperty("tolerance").GetDouble();
        if (expected.TryGetProperty("coefficients", out var coefficients))
        {
            SameRows(found.GetProperty("coefficients"), [.. coefficients.EnumerateArray()], tolerance);
        }
        // The shape of a set stands in the name of its case.
        if (id.Split('_') is ["anderson", "rubin", var shape, _])
        {
            var words = found.GetProperty("anderson_rubin").GetProperty("shape").GetString()!;
            words.Replace("_", "", StringComparison.Ordinal).ShouldBe(shape);
        }
        if (expected.TryGetProperty("values", out var values))
        {
            foreach (var value in values.EnumerateObject())
            {
                Close(At(found, value.Name), value.Value.GetDouble(), tolerance, value.Name);
            }
        }
        if (expected.TryGetProperty("weights", out var weights))
        {
            SameWeights([.. weights.EnumerateArray().Select(w => w.GetDouble())], tolerance);
        }
    }

    /// <summary>The weights of the file written, row by row.</summary>
    private void SameWeights(double[] expected, double tolerance)
    {
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "weights.csv"));
        lines.Length.ShouldBe(expected.Length + 1);
        for (var i = 0; i < expected.Length; i++)
        {
            var weight = double.Parse(lines[i + 1].Split(',')[1], CultureInfo.InvariantCulture);
            Close(weight, expected[i], tolerance, lines[i + 1]);
        }
    }

    private static void SameRows(JsonElement found, JsonElement[] expected, double tolerance)
    {
        var rows = found.EnumerateArray().ToDictionary(r => r.GetProperty("name").GetString()!);
        rows.Keys.ShouldBe(expected.Select(r => r.GetProperty("name").GetString()!), ignoreOrder: true);
        foreach (var row in expected)
        {
            var name = row.GetProperty("name").GetString()!;
            var error = row.GetProperty("std_error").GetDouble();
            Close(rows[name].GetProperty("std_error").GetDouble(), error, tolerance, name);
            // A coefficient near zero is as exact as its error, no more.
            rows[name]
                .GetProperty("estimate")
                .GetDouble()
                .ShouldBe(
                    row.GetProperty("estimate").GetDouble(),
                    tolerance * Math.Max(Math.Abs(row.GetProperty("estimate").GetDouble()), error),
                    name
                );
            var p = row.GetProperty("p_value").GetDouble();
            rows[name].GetProperty("p_value").GetDouble().ShouldBe(p, 100 * tolerance * p, name);
        }
    }

    /// <summary>
    /// The number at a path, such as <c>marginal_effects/txt[a]/estimate</c>; a number stands for a place in a list without names, from 0; of a list without more, its length.
    /// </summary>
    private static double At(JsonElement element, string path)
    {
        foreach (var part in path.Split('/'))
        {
            element = element.ValueKind == JsonValueKind.Array ? Member(element, part) : element.GetProperty(part);
        }
        return element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : element.GetDouble();
    }

    private static JsonElement Member(JsonElement list, string part) =>
        list.EnumerateArray().FirstOrDefault(e => NameOf(e) == part) is { ValueKind: not JsonValueKind.Undefined } named
            ? named
            : list[int.Parse(part, CultureInfo.InvariantCulture)];

    private static string? NameOf(JsonElement row) =>
        row.ValueKind != JsonValueKind.Object ? null
        : row.TryGetProperty("name", out var name) || row.TryGetProperty("component", out name) ? name.GetString()
        : null;

    private static void Close(double found, double expected, double relative, string what) =>
        found.ShouldBe(expected, Math.Max(double.Epsilon, relative * Math.Abs(expected)), what);

    private async Task<JsonElement> Run(JsonElement reference)
    {
        List<string> arguments = [.. reference.GetProperty("args").EnumerateArray().Select(a => a.GetString()!)];
        arguments.Add("--json");
        if (reference.TryGetProperty("data", out var data))
        {
            arguments.AddRange(["--data", Write("data.csv", data.GetString()!)]);
        }
        if (reference.TryGetProperty("targets", out var targets))
        {
            arguments.AddRange(["--targets", Write("targets.csv", targets.GetString()!), "--out", "weights.csv"]);
        }
        var run = await Cli.RunAsync(folder.FullName, [.. arguments]);
        run.ExitCode.ShouldBe(0, run.Error);
        using var document = JsonDocument.Parse(run.Out);
        return document.RootElement.Clone();
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
        return name;
    }
}
