using System.Text;
using System.Text.Json;

namespace Netto.Cli.Tests.BadInput;

/// <summary>Tables with one row a person that cannot be trusted, or from which no effect can come.</summary>
[Trait("Kind", "Spec")]
public sealed class FlatRefusedTests(GoodInput good) : IClassFixture<GoodInput>
{
    private const string Table = "flat/data.csv";
    private static readonly string[] Evaluate = ["evaluate", "flat/protocol.yaml", "--data", "flat", "--out", "report"];

    public static TheoryData<string, int, string, string, string[]> Spoiled =>
        new()
        {
            { "mixed delimiters", 4, ",", ";", ["data.csv(4,2): error REG007", "Found: semicolon", "Expected: comma"] },
            { "a stray quote", 4, ",site", ",\"site", ["data.csv(4,5): error REG008", "never closed"] },
            {
                "a missing column",
                1,
                "took_up",
                "took",
                ["data.csv: error EVL004: The table has no column took_up", "took, weeks"]
            },
        };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public async Task A_table_that_cannot_be_trusted(string mistake, int line, string from, string to, string[] parts)
    {
        _ = mistake;
        using var input = good.Copy();
        input.ChangeLine(Table, line, text => text.Replace(from, to, StringComparison.Ordinal));
        await input.ShouldBeRefused(Evaluate, parts);
    }

    [Fact]
    public async Task An_empty_file()
    {
        using var input = good.Copy();
        input.Change(Table, _ => "");
        await input.ShouldBeRefused(Evaluate, "data.csv: error REG004: The file is empty", "a header line");
    }

    [Fact]
    public async Task A_zero_byte()
    {
        using var input = good.Copy();
        input.ChangeLine(Table, 3, line => line[..4] + "\0" + line[4..]);
        await input.ShouldBeRefused(Evaluate, "data.csv(3,5): error REG021: A zero byte stands in the text");
    }

    [Fact]
    public async Task Nobody_in_any_arm_shows_what_the_column_holds()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "arm", row => row["arm"] == "1" ? "yes please" : "no thanks");
        await input.ShouldBeRefused(
            Evaluate,
            "error EVL014: No value of column arm is one that means an arm.",
            "no thanks in ",
            "yes please in ",
            "Expected: 1 or 0."
        );
    }

    [Fact]
    public async Task A_folder_without_the_table_is_told_once()
    {
        using var input = good.Copy();
        Directory.CreateDirectory(input.PathOf("elsewhere"));
        var run = await input.Run("evaluate", "flat/protocol.yaml", "--data", "elsewhere", "--out", "report");
        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("error EVL010");
        run.Error.ShouldNotContain(" or /");
    }

    [Fact]
    public async Task An_outcome_that_does_not_vary_within_the_arms_has_no_effect_made_up()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "weeks", row => row["arm"] == "1" ? "4" : "20");
        using var results = await Results(input);
        var row = Effects(results, "weeks")
            .First(own => IsTotal(own) && own.GetProperty("method").GetString() == "itt");
        row.GetProperty("estimate").ValueKind.ShouldBe(JsonValueKind.Null);
        row.GetProperty("reason").GetString().ShouldBe("no-variation-within");
    }

    [Theory]
    [InlineData("TRUE", "FALSE")]
    [InlineData("01", "00")]
    [InlineData("1.0", "0.0")]
    [InlineData("ja", "nee")]
    public async Task Arms_and_levels_mean_the_same_however_they_are_written(string one, string zero)
    {
        using var plain = good.Copy();
        using var input = good.Copy();
        foreach (var column in new[] { "arm", "female", "took_up" })
            input.ChangeColumn(Table, column, row => row[column] == "1" ? one : zero);
        using var expected = await Results(plain);
        using var results = await Results(input);
        results.RootElement.ToString().ShouldBe(expected.RootElement.ToString());
    }

    [Fact]
    public void A_full_disk_is_told_in_a_line()
    {
        var full = new IOException("No space left on device : '/data/out.pending-1/results.json'", 28);
        var told = WrongInput.Describes(full).ShouldNotBeNull().ShouldHaveSingleItem();
        told.ShouldContain(
            "CLI007: The output cannot be written here. Found: a disk without room at /data/out.pending-1/results.json"
        );
    }

    [Theory]
    [InlineData("-1", "--seed takes a whole number from 0")]
    [InlineData("x", "as a whole number")]
    public async Task A_seed_that_is_none(string seed, string told)
    {
        using var input = good.Copy();
        await input.ShouldBeRefused(
            ["simulate", "wga/protocol.yaml", "--people", "5", "--seed", seed, "--out", "simulated"],
            told
        );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task Few_simulated_people_have_every_table_that_their_protocol_names(string format)
    {
        using var input = good.Copy();
        var run = await input.Run([
            "simulate",
            "wga/protocol.yaml",
            "--people",
            "3",
            "--seed",
            "1",
            "--out",
            "few",
            "--format",
            format,
        ]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var protocol = Netto.Protocol.ProtocolReader.ReadFile(input.PathOf("wga/protocol.yaml"));
        var tables = ((Netto.Protocol.DataSource.Registers)protocol.Data).Tables;
        tables.Count.ShouldBeGreaterThan(5);
        foreach (var table in tables)
            File.Exists(input.PathOf($"few/{table}.{format}")).ShouldBeTrue(table);
        var imported = await input.Run("import", "wga/protocol.yaml", "--from", "few", "--store", "few.duckdb");
        imported.ExitCode.ShouldBe(ExitCode.Done, imported.Error);
    }

    [Fact]
    public async Task A_table_without_rows()
    {
        using var input = good.Copy();
        input.Change(Table, text => text.Split('\n')[0] + "\n");
        await input.ShouldBeRefused(Evaluate, "data.csv: error EVL011: The table has no rows");
    }

    [Fact]
    public async Task A_person_twice()
    {
        using var input = good.Copy();
        var first = "";
        input.ChangeColumn(
            Table,
            "id",
            row =>
            {
                first = first.Length == 0 ? row["id"] : first;
                return row["id"] == "2" ? first : row["id"];
            }
        );
        await input.ShouldBeRefused(
            Evaluate,
            "error EVL012: The column id does not tell one person a row",
            "1 with more than one row, such as 1 (2 rows)"
        );
    }

    [Fact]
    public async Task The_logarithm_of_zero()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "weeks", row => row["id"] is "3" or "7" ? "0" : row["weeks"]);
        await input.ShouldBeRefused(
            Evaluate,
            "data.csv(4,1): error EVL013: Column log_weeks is infinite in 2 of 400 rows",
            "log(weeks) = minus infinity",
            "if(x > 0, log(x), NA)"
        );
    }

    [Fact]
    public async Task One_arm_only()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "arm", _ => "1");
        await input.ShouldBeRefused(
            Evaluate,
            "error CLI004: Arm control has no people",
            "treatment 400",
            "`assignment`"
        );
    }

    [Theory]
    [InlineData("7", "weeks = 7, within-10-weeks = 1")]
    [InlineData("20", "weeks = 20, within-10-weeks = 0")]
    public async Task All_outcomes_equal(string weeks, string found)
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "weeks", _ => weeks);
        await input.ShouldBeRefused(Evaluate, "error CLI005: Every outcome is equal for everybody", found);
    }

    [Fact]
    public async Task One_outcome_equal_beside_others_is_named_and_left_out()
    {
        using var input = good.Copy();
        // Everybody stays longer than ten weeks: that outcome is nought for all, the number of weeks is not.
        input.ChangeColumn(Table, "weeks", row => $"{int.Parse(row["weeks"]) + 20}");

        using var results = await Results(input);

        Warnings(results).ShouldContain(text => text.Contains("outcome is equal for everybody: within-10-weeks"));
        var rows = Effects(results, "within-10-weeks");
        rows.ShouldAllBe(row => row.GetProperty("estimate").ValueKind == JsonValueKind.Null);
        rows.ShouldAllBe(row => row.GetProperty("reason").GetString() == "no-variation");
        Effects(results, "weeks").ShouldContain(row => row.GetProperty("estimate").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task A_covariate_with_one_level_is_named_and_left_out()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "female", _ => "1");

        using var results = await Results(input);

        Warnings(results).ShouldContain("covariate with one value left out: female");
    }

    [Fact]
    public async Task A_covariate_collinear_with_another_is_named_and_left_out()
    {
        using var input = good.Copy();
        input.ChangeColumn(Table, "age", row => row["female"] == "1" ? "50" : "30");

        using var results = await Results(input);

        Warnings(results).ShouldContain("covariate left out as collinear: age");
        Effects(results, "weeks")
            .Single(row => row.GetProperty("method").GetString() == "late" && IsTotal(row))
            .GetProperty("notes")
            .EnumerateArray()
            .Select(note => note.GetString())
            .ShouldContain("dropped-term: age");
    }

    [Theory]
    [InlineData("utf-8 mark")]
    [InlineData("latin-1")]
    [InlineData("semicolons and decimal commas")]
    public async Task Other_ways_to_write_the_table_give_the_same_results(string way)
    {
        using var input = good.Copy();
        input.Change(Table, text => text.Replace("site4", "Sité", StringComparison.Ordinal));
        input.ChangeColumn(Table, "age", row => row["age"] + ".5");
        using var plain = await Results(input);
        var path = input.PathOf(Table);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        text = way.StartsWith("semicolons", StringComparison.Ordinal) ? text.Replace(',', ';').Replace('.', ',') : text;
        var encoding = way == "latin-1" ? Encoding.Latin1 : new UTF8Encoding(way == "utf-8 mark");
        await File.WriteAllTextAsync(path, text, encoding, TestContext.Current.CancellationToken);

        using var other = await Results(input);

        other
            .RootElement.GetProperty("effects")
            .ToString()
            .ShouldBe(plain.RootElement.GetProperty("effects").ToString());
    }

    [Theory]
    [InlineData("plain", "took_up", "error EVL006: Column took_up holds text where numbers are needed.")]
    [InlineData("latin-1", "took_up", "error EVL006: Column took_up holds text where numbers are needed.")]
    [InlineData("semicolons", "took_up", "error EVL006: Column took_up holds text where numbers are needed.")]
    [InlineData("semicolons", "age", "error EVL002: Covariate age is a number, but column age holds text.")]
    [InlineData("latin-1", "weeks", "error EVL008: The formula cannot be used: In ")]
    public async Task A_later_message_names_the_users_file_line_and_column(string way, string spoilt, string message)
    {
        const int line = 11;
        using var input = good.Copy();
        input.Change(Table, text => text.Replace("site4", "Sité", StringComparison.Ordinal));
        input.ChangeColumn(Table, "age", row => row["age"] + ".5");
        var names = File.ReadLines(input.PathOf(Table)).First().Split(',');
        var before = names.TakeWhile(name => name != spoilt).Count();
        input.ChangeLine(
            Table,
            line,
            text => string.Join(',', text.Split(',').Select((cell, at) => at == before ? "many" : cell))
        );
        var path = input.PathOf(Table);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var column = string.Join(',', text.Split('\n')[line - 1].Split(',').Take(before)).Length + 2;
        text = way.StartsWith("semicolons", StringComparison.Ordinal) ? text.Replace(',', ';').Replace('.', ',') : text;
        var encoding = way == "latin-1" ? Encoding.Latin1 : new UTF8Encoding(false);
        await File.WriteAllTextAsync(path, text, encoding, TestContext.Current.CancellationToken);

        await input.ShouldBeRefused(Evaluate, $"{path}({line},{column}): {message}", "Found: many.");
    }

    private static async Task<JsonDocument> Results(SpoiledInput input)
    {
        var run = await input.Run(Evaluate);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        return JsonDocument.Parse(File.ReadAllText(input.PathOf("report/results.json")));
    }

    private static List<string> Warnings(JsonDocument results) =>
        [
            .. results
                .RootElement.GetProperty("warnings")
                .EnumerateArray()
                .Select(warning => warning.GetProperty("text").GetString()!),
        ];

    private static List<JsonElement> Effects(JsonDocument results, string outcome) =>
        [
            .. results
                .RootElement.GetProperty("effects")
                .EnumerateArray()
                .Where(row => row.GetProperty("outcome").GetString() == outcome),
        ];

    private static bool IsTotal(JsonElement row) => row.GetProperty("subgroup").ValueKind == JsonValueKind.Null;
}
