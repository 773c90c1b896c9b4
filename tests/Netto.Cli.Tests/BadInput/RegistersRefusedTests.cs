using System.Text;
using System.Text.Json;

namespace Netto.Cli.Tests.BadInput;

/// <summary>Register files that cannot be trusted stop the import, with their place; the store that was there stays as it is.</summary>
[Trait("Kind", "Spec")]
public sealed class RegistersRefusedTests(GoodInput good) : IClassFixture<GoodInput>
{
    private const string Protocol = "wga/protocol.yaml";
    private static readonly string[] Import = ["import", Protocol, "--from", "raw", "--store", "store.duckdb"];
    private static readonly string[] Evaluate = ["evaluate", Protocol, "--data", "raw", "--out", "report"];

    [Fact]
    public async Task A_missing_column()
    {
        using var input = good.Copy();
        input.ChangeLine(
            "raw/job_spells.csv",
            1,
            line => line.Replace("employer", "employr", StringComparison.Ordinal)
        );
        await Refused(
            input,
            "job_spells.csv(1,1): error REG006: The column employer is missing.",
            "Did you mean 'employr'?",
            "Add the column"
        );
    }

    [Fact]
    public async Task Mixed_delimiters()
    {
        using var input = good.Copy();
        input.ChangeLine("raw/job_spells.csv", 3, line => line.Replace(',', ';'));
        await Refused(
            input,
            "job_spells.csv(3,10): error REG007",
            "Found: semicolon",
            "Expected: comma",
            "one delimiter"
        );
    }

    [Fact]
    public async Task A_stray_quote()
    {
        using var input = good.Copy();
        input.ChangeLine("raw/job_spells.csv", 3, line => line.Replace(",W", ",W\"", StringComparison.Ordinal));
        await Refused(
            input,
            "job_spells.csv(3,12): error REG008: A quote stands inside a field",
            "write a quote inside it twice"
        );
    }

    [Fact]
    public async Task An_empty_file()
    {
        using var input = good.Copy();
        input.Change("raw/job_spells.csv", _ => "");
        await Refused(input, "job_spells.csv: error REG004: The file is empty", "a header line", "keeps its header");
    }

    [Fact]
    public async Task A_missing_table()
    {
        using var input = good.Copy();
        File.Delete(input.PathOf("raw/job_spells.csv"));
        await Refused(input, "error REG002: The table job_spells is missing", "job_spells.csv or job_spells.parquet");
    }

    [Fact]
    public async Task Registers_shorter_than_the_follow_up()
    {
        using var input = good.Copy();
        Cut(input, "benefit_spells", "start", "end");
        Cut(input, "job_spells", "start", "end");
        Cut(input, "trajectories", "start", "end");
        Cut(input, "instruments", "start", "end");
        Cut(input, "contacts", "date");
        Cut(input, "requests", "date");
        await Refused(
            input,
            "error REG018: The follow-up is longer than the registers",
            "no date after 2021-12-",
            "dates up to 2024-04-30",
            "set follow_up.data_until to 2021-12-"
        );
    }

    [Theory]
    [InlineData(true, "UTF-8 with a byte order mark")]
    [InlineData(false, "Latin-1")]
    public async Task A_mark_and_Latin_1_are_read_and_reported(bool mark, string encoding)
    {
        using var input = good.Copy();
        var path = input.PathOf("raw/job_spells.csv");
        var text = File.ReadAllText(path).Replace(",W1", ",Café 1", StringComparison.Ordinal);
        File.WriteAllText(path, text, mark ? new UTF8Encoding(true) : Encoding.Latin1);

        var run = await input.Run(Import);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain($"job_spells.csv: {encoding}, comma");
    }

    [Fact]
    public async Task A_spell_that_ends_before_it_starts_is_set_apart_and_told_or_stops()
    {
        using var input = good.Copy();
        var row = File.ReadAllLines(input.PathOf("raw/job_spells.csv"))[1].Split(',');
        input.ChangeLine(
            "raw/job_spells.csv",
            2,
            _ => string.Join(',', [.. row[..2], "2024-01-10", "2020-08-08", .. row[4..]])
        );
        await ToldOrStopped(
            input,
            "end_before_start",
            "job_spells.end: end-before-start: 1 row set apart",
            "job_spells.csv, line 2: 2020-08-08",
            "job_spells.end: a spell that ends before it starts; set apart: 1 row (job_spells.csv, line 2: 2020-08-08)",
            "job_spells.csv(2,1): error REG010"
        );
    }

    [Fact]
    public async Task Two_entries_of_one_person_are_told_or_stop()
    {
        using var input = good.Copy();
        var row = File.ReadAllLines(input.PathOf("raw/entries.csv"))[1].Split(',');
        var second = string.Join(',', [row[0], "E9999999", row[2], "2020-03-01", .. row[4..]]);
        input.Change("raw/entries.csv", text => text + second + "\n");
        await ToldOrStopped(
            input,
            "two_entries",
            "entries.entry_date: two-entries: 1 row mended",
            "entries.csv, line ",
            "entries.entry_date: more than one entry of a person in the window; the first counts, the others were set apart: 1 row (entries.csv, line ",
            "error REG010: 2 rows of entries break the rule two-entries on entry_date"
        );
    }

    [Fact]
    public async Task An_arm_without_people_is_refused_by_the_evaluation()
    {
        using var input = good.Copy();
        input.ChangeColumn("raw/assignments.csv", "arm", _ => "control");
        await input.ShouldBeRefused(Evaluate, "error OUT008: Arm treatment has no people", "400 Experiment");
    }

    private static async Task Refused(SpoiledInput input, params string[] parts)
    {
        await input.ShouldBeRefused(Import, parts);
        await input.ShouldBeRefused(Evaluate, parts);
    }

    private static async Task ToldOrStopped(SpoiledInput input, string rule, params string[] parts)
    {
        var run = await input.Run(Import);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain(parts[0]);
        run.Out.ShouldContain(parts[1]);
        run.Error.ShouldContain("netto: warning REG019: Rows of the registers count nowhere: " + parts[2]);
        await ToldInTheReport(input, parts[2]);

        input.Change(
            Protocol,
            text =>
                text.Replace($"  {rule}: quarantine", $"  {rule}: stop", StringComparison.Ordinal)
                    .Replace($"  {rule}: repair", $"  {rule}: stop", StringComparison.Ordinal)
        );
        await Refused(input, parts[3], "the protocol says stop", "Mend the rows at their source");
    }

    private static async Task ToldInTheReport(SpoiledInput input, string told)
    {
        const string Caution = "Rows of registers that were set apart when they were read and count nowhere";
        var run = await input.Run([.. Evaluate, "--lang", "en"]);
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("netto: warning REG019: Rows of the registers count nowhere: " + told);
        run.Out.ShouldContain(Caution);
        // Places follow from the order of the rows, which results do not know.
        var withoutPlaces = told[..told.IndexOf(" (", StringComparison.Ordinal)];
        using var results = JsonDocument.Parse(File.ReadAllText(input.PathOf("report/results.json")));
        results
            .RootElement.GetProperty("deviations")
            .EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "import")
            .Where(row => row.GetProperty("n").GetInt32() == 1)
            .ShouldContain(row => row.GetProperty("text").GetProperty("en").GetString() == withoutPlaces);
        var report = File.ReadAllText(input.PathOf("report/report.html"));
        report.ShouldContain(Caution);
        report.ShouldContain(withoutPlaces);
        Directory.Delete(input.PathOf("report"), recursive: true);
    }

    /// <summary>As if the register was exported at the end of 2021: no later rows, and no later ends.</summary>
    private static void Cut(SpoiledInput input, string table, string date, string? end = null)
    {
        var path = $"raw/{table}.csv";
        var names = File.ReadLines(input.PathOf(path)).First().Split(',');
        input.Change(
            path,
            text =>
                string.Join(
                    '\n',
                    text.Split('\n')
                        .Where(
                            (line, i) =>
                                i == 0 || line.Length == 0 || IsBefore(line.Split(',')[Array.IndexOf(names, date)])
                        )
                )
        );
        if (end is not null)
        {
            input.ChangeColumn(path, end, row => IsBefore(row[end]) ? row[end] : "");
        }
    }

    private static bool IsBefore(string date) => string.CompareOrdinal(date, "2022") < 0;
}
