using System.Text;
using System.Text.Json;
using Netto.DuckDb;
using Netto.Evaluation.Flat;
using Netto.Evaluation.Json;
using Netto.Evaluation.Results;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Reference;

/// <summary>
/// A table as an office exports it (Latin-1, semicolons, decimal commas, points for what is missing, day-month-year, ja and nee)
/// and the shortest protocol that it needs, beside estimatr on the same people (tests/reference/flat-trials.R).
/// </summary>
[Trait("Kind", "Reference")]
public sealed class FlatTrialTests : IDisposable
{
    private const double Tolerance = 1e-9;

    private const string Protocol = """
        id: coaching
        title: Coaching
        data:
          source: flat
          path: trial.csv
          person: deelnemer
          office: kantoor
          derive: {dagen: tot - van}
        arms:
          coaching: {role: treatment, label: Coaching}
          none: {role: control, label: Geen}
        assignment: {method: recorded, column: groep, values: {Coaching: coaching, Géén: none}}
        treatment_received: {by: column, name: kwam}
        covariates:
          woman: {type: category, label: Vrouw, column: vrouw, levels: {ja: Vrouw, nee: Man}, reference: nee}
          age: {type: number, label: Leeftijd, column: leeftijd}
        subgroups:
          women: {label: Vrouwen, where: {woman: ja}}
          men: {label: Mannen, where: {woman: nee}}
        outcomes:
          income: {kind: column, name: inkomen, unit: euro, label: Inkomen, shown_in: [levels, effects, subgroups]}
          work: {kind: column, name: werk, label: Werk}
          days: {kind: column, name: dagen, unit: days, label: Dagen}
        comparisons:
          coaching-none: {label: a, of: coaching, against: none, methods: [itt, itt-adjusted, late], standard_errors: SE}
        analysis: {adjust_for: [woman, age], bootstrap_for: [itt, itt-adjusted, late]}
        """;

    private static readonly JsonElement Stored = Read();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netto-flat-");

    public static TheoryData<string> Kinds => ["hc1", "hc2", "hc3", "cr1", "cr2"];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Effects_and_their_errors_are_those_of_estimatr(string errors)
    {
        var results = Evaluate(errors, Export());

        var expected = Stored.GetProperty("effects").EnumerateArray().Where(row => Text(row, "se") == errors).ToList();
        expected.Count.ShouldBeGreaterThan(5);
        foreach (var row in expected)
        {
            var (outcome, method) = (Text(row, "outcome"), Text(row, "method"));
            var found = results.Effects.Single(own =>
                own.Outcome == outcome && own.Method == method && own.Subgroup is null
            );
            var name = $"{outcome} {method} {errors}";
            found.N.ShouldBe(row.GetProperty("n").GetInt32(), name);
            found.Se.ShouldBe(errors, name);
            found.Clusters.ShouldBe(errors.StartsWith("cr", StringComparison.Ordinal) ? 24 : null, name);
            Same(found.Estimate, row, "estimate", name);
            Same(found.StdError, row, "std_error", name);
            Same(found.PValue, row, "p_value", name);
            Same(found.CiLow, row, "ci_low", name);
            Same(found.CiHigh, row, "ci_high", name);
        }
    }

    [Fact]
    public void Subgroups_share_offices_when_errors_are_by_office()
    {
        var results = Evaluate("cr1", Export());

        var expected = Stored.GetProperty("interaction");
        var found = results.InteractionTests.Single(test => test.Outcome == "income" && test.Method == "itt");
        Same(found.Statistic, expected, "statistic", "Wald");
        Same(found.PValue, expected, "p_value", "p");
        found.DfDenominator.ShouldBe(expected.GetProperty("df").GetDouble());
    }

    [Fact]
    public void Draws_of_offices_spread_as_errors_by_office_and_draws_of_people_as_errors_without()
    {
        var byOffice = Evaluate("cr2", Export()).Effects.Where(row => row.Subgroup is null).ToList();
        var byPerson = Evaluate("hc2", Export()).Effects.Where(row => row.Subgroup is null).ToList();

        byOffice.Count.ShouldBe(9);
        foreach (var row in byOffice.Concat(byPerson))
        {
            row.StdErrorBootstrapReason.ShouldBeNull();
            // 500 draws know a standard error to 3%; 24 offices add some of their own.
            (row.StdErrorBootstrap!.Value / row.StdError!.Value).ShouldBeInRange(
                0.8,
                1.2,
                $"{row.Outcome} {row.Method}"
            );
        }
        var work = byOffice.Single(row => row is { Outcome: "income", Method: "itt" }).StdErrorBootstrap!.Value;
        work.ShouldNotBe(byPerson.Single(row => row is { Outcome: "income", Method: "itt" }).StdErrorBootstrap!.Value);
    }

    [Fact]
    public void An_error_by_draws_that_is_not_there_says_why()
    {
        var rows = Evaluate("hc2", Export());
        rows.Effects.Where(row => row.Subgroup is not null)
            .ShouldAllBe(row => row.StdErrorBootstrap == null && row.StdErrorBootstrapReason == "totals-only");
        var asUsual = Evaluate(
            "hc2",
            Export(),
            protocol => protocol.Replace(", bootstrap_for: [itt, itt-adjusted, late]", "", StringComparison.Ordinal)
        );
        foreach (var row in asUsual.Effects.Where(row => row.Subgroup is null))
            row.StdErrorBootstrapReason.ShouldBe(row.Method == "late" ? null : "not-asked");
        var none = Evaluate(
            "hc2",
            Export(),
            protocol => protocol.Replace("analysis: {", "analysis: {bootstrap_draws: 0, ", StringComparison.Ordinal)
        );
        none.Effects.Where(row => row.Subgroup is null).ShouldAllBe(row => row.StdErrorBootstrapReason == "no-draws");
    }

    [Fact]
    public void Parquet_with_types_gives_the_same_bytes_as_the_export()
    {
        var csv = Export();
        var parquet = Path.Combine(folder.FullName, "trial.parquet");
        using (var database = DuckDbDatabase.InMemory())
        using (var connection = database.Connect())
        {
            var utf8 = Path.Combine(folder.FullName, "utf8.csv");
            File.WriteAllText(utf8, Encoding.Latin1.GetString(File.ReadAllBytes(csv)));
            connection.Execute(
                $"""
                COPY (SELECT deelnemer, kantoor, groep, van, tot::TIMESTAMP AS tot, kwam = 'ja' AS kwam, vrouw::TINYINT AS vrouw,
                             leeftijd::SMALLINT AS leeftijd, replace(nullif(inkomen, '.'), ',', '.')::DECIMAL(12, 2) AS inkomen,
                             werk = 'TRUE' AS werk, [1, 2] AS lijst, TIME '12:00:00' AS tijd, 3::HUGEINT AS groot
                      FROM (SELECT * REPLACE (strptime(van, '%d-%m-%Y')::DATE AS van, strptime(tot, '%d-%m-%Y')::DATE AS tot)
                            FROM read_csv('{utf8}', delim = ';', header = true, all_varchar = true)))
                TO '{parquet}' (FORMAT parquet)
                """,
                cancellation: TestContext.Current.CancellationToken
            );
        }
        var (one, other) = (Evaluate("cr2", csv), Evaluate("cr2", parquet));
        ResultsJson.ToBytes(other).ShouldBe(ResultsJson.ToBytes(one));
    }

    [Fact]
    public void Lines_that_end_in_two_ways_are_read()
    {
        var lines = Encoding.Latin1.GetString(File.ReadAllBytes(Export())).Split("\r\n");
        var mixed = Path.Combine(folder.FullName, "mixed.csv");
        File.WriteAllText(mixed, lines[0] + "\n" + string.Join("\r\n", lines[1..]), Encoding.Latin1);
        ResultsJson.ToBytes(Evaluate("hc2", mixed)).ShouldBe(ResultsJson.ToBytes(Evaluate("hc2", Export())));
    }

    [Fact]
    public void Dates_with_day_and_month_that_could_change_places_are_refused()
    {
        var lines = Encoding.Latin1.GetString(File.ReadAllBytes(Export())).Split("\r\n");
        var unclear = lines.Select((line, at) => at == 0 || line.Length == 0 ? line : Dated(line)).ToArray();
        var path = Path.Combine(folder.FullName, "unclear.csv");
        File.WriteAllText(path, string.Join("\r\n", unclear), Encoding.Latin1);

        var refused = Should.Throw<InputException>(() => Evaluate("hc2", path));

        refused.Message.ShouldContain("EVL008");
        refused.Message.ShouldContain("Day and month can change places");
        refused.Message.ShouldContain("unclear.csv(2,");
    }

    private static string Dated(string line)
    {
        var cells = line.Split(';');
        (cells[3], cells[4]) = ("01-02-2021", "03-04-2021");
        return string.Join(';', cells);
    }

    private string Export()
    {
        var path = Path.Combine(folder.FullName, "trial.csv");
        var lines = Stored.GetProperty("text").EnumerateArray().Select(line => line.GetString()!);
        var text = string.Join("\r\n", lines) + "\r\n";
        File.WriteAllText(path, text.Replace("Geen", "Géén", StringComparison.Ordinal), Encoding.Latin1);
        return path;
    }

    private static EvaluationResults Evaluate(string errors, string file, Func<string, string>? change = null)
    {
        var text = Protocol.Replace("SE}", errors + "}", StringComparison.Ordinal);
        var reading = ProtocolReader.Read(change is null ? text : change(text));
        reading.Diagnostics.ShouldBeEmpty();
        return Evaluator.Evaluate(
            reading.Protocol!,
            FlatTableReader.Read(reading.Protocol!, file),
            cancellation: TestContext.Current.CancellationToken
        );
    }

    private static void Same(double? found, JsonElement row, string property, string name)
    {
        var expected = row.GetProperty(property).GetDouble();
        found.ShouldNotBeNull(name);
        Math.Abs(found.Value - expected)
            .ShouldBeLessThanOrEqualTo(Tolerance * Math.Abs(expected), $"{property} of {name}");
    }

    private static string Text(JsonElement row, string property) => row.GetProperty(property).GetString()!;

    private static JsonElement Read()
    {
        var path = RepositoryFolder.Find("tests", "reference", "flat-trials.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
