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
