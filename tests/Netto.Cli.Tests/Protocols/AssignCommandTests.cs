using System.Text.Json;

namespace Netto.Cli.Tests.Protocols;

/// <summary><c>netto assign</c>, as a person would type it.</summary>
[Trait("Kind", "Hand")]
public sealed class AssignCommandTests : IAsyncLifetime
{
    private const string Inflow = """
        citizen_number,office,entry_date,end_date,wia_35_min
        111222333,Twente,2012-05-01,,0
        123456782,Twente,2012-05-01,2012-05-20,0
        123456782,Twente,2012-06-10,,0
        100000009,Maastricht,2012-06-15,2012-07-01,0
        100000010,Utrecht-Noord,2012-06-15,,1
        100000022,Elders,2012-06-15,,0

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netto-assign-test-").FullName;

    public async ValueTask InitializeAsync()
    {
        (await Cli.RunAsync(_folder, "init", "ww", "--template", "ww-even-odd")).ExitCode.ShouldBe(ExitCode.Done);
        Write("inflow.csv", Inflow);
    }

    [Fact]
    public async Task Assignments_and_lists_are_as_the_protocol_says()
    {
        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        Read("out/assignments.csv")
            .ShouldBe(
                "citizen_number,arm,assigned_on,digit,method\n"
                    + "111222333,treatment,2012-07-09,3,last-digit\n"
                    + "123456782,control,2012-07-09,2,last-digit\n"
            );
        Read("out/lists/Twente/2012-W28.csv")
            .ShouldBe(
                "citizen_number,arm,first_day,starts_on\n"
                    + "111222333,treatment,2012-05-01,2012-07-31\n"
                    + "123456782,control,2012-05-01,2012-07-31\n"
            );
        run.Out.ShouldContain("1 left out: exclusion wia_35_min");
        run.Out.ShouldContain("1 left out: the office Elders is not in the protocol");
        run.Out.ShouldContain("1 left out: the right ended before the list was made");
    }

    [Fact]
    public async Task A_longer_list_adds_people_and_changes_nothing_else()
    {
        await Assign();
        var before = Read("out/assignments.csv");
        Write("inflow.csv", Inflow + "200000007,Heerenveen,2012-08-01,,0\n");

        var run = await Assign("--json");

        using var said = JsonDocument.Parse(run.Out);
        said.RootElement.GetProperty("new").GetInt32().ShouldBe(1);
        said.RootElement.GetProperty("people").GetInt32().ShouldBe(3);
        Read("out/assignments.csv").ShouldStartWith(before);
        (await Assign("--json")).Out.ShouldContain("\"new\": 0");
    }

    [Fact]
    public async Task A_recorded_arm_stays_and_the_conflict_is_told()
    {
        await Assign();
        Write(
            "out/assignments.csv",
            Read("out/assignments.csv").Replace("333,treatment", "333,control", StringComparison.Ordinal)
        );

        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Error.ShouldContain("ASG008");
        run.Error.ShouldNotContain("111222333");
        Read("out/assignments.csv").ShouldContain("111222333,control");
    }

    [Theory]
    [InlineData("citizen_number,entry_date\n111222333,2012-05-01\n", "ASG003", "(1,1)")]
    [InlineData("citizen_number,office,entry_date\n111222334,Twente,2012-05-01\n", "ASG004", "(2,1)")]
    [InlineData("citizen_number,office,entry_date\n111222333,Twente,2012-31-01\n", "ASG005", "(2,18)")]
    [InlineData("citizen_number,office,entry_date\n111222333;Twente;2012-05-01\n", "ASG006", "(2,1)")]
    [InlineData("citizen_number,office,entry_date\n111222333,Twen\"te,2012-05-01\n", "ASG006", "(2,15)")]
    [InlineData("citizen_number,office,entry_date\n111222333,\"Twente,2012-05-01\n", "ASG006", "never closed")]
    [InlineData("", "ASG006", "empty")]
    [InlineData("citizen_number,office,entry_date,office\n111222333,Twente,2012-05-01,Oss\n", "ASG003", "(1,34)")]
    [InlineData("citizen_number,office,entry_date\n111222333,Twente,01-05-2012\n", "ASG005", "Expected: yyyy-mm-dd")]
    [InlineData("citizen_number,office,entry_date\n111222333,,2012-05-01\n", "ASG005", "(2,11)")]
    [InlineData("citizen_number,office,entry_date\n111222333,\"Twen\nte\",2012-31-01\n", "ASG005", "(3,5)")]
    [InlineData(
        "citizen_number,office,entry_date,end_date\n111222333,Twente,2012-05-01,2012-04-01\n",
        "ASG005",
        "(2,29)"
    )]
    public async Task A_wrong_list_is_exit_code_2_with_its_place_and_writes_nothing(
        string list,
        string code,
        string place
    )
    {
        Write("inflow.csv", list);

        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain(code);
        run.Error.ShouldContain(place);
        run.Error.ShouldNotContain("11122233", customMessage: "a message never holds a citizen number");
        Directory.Exists(Path.Combine(_folder, "out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("assignments.csv", "2012-07-09,3,", "9-7-2012,3,", "(2,21): error ASG010: '9-7-2012' is no date")]
    [InlineData(
        "assignments.csv",
        "2012-07-09,3,",
        "2012-07-09,three,",
        "(2,32): error ASG010: 'three' is no whole number"
    )]
    [InlineData(
        "assignments.csv",
        "assigned_on",
        "assigned",
        "(1,1): error ASG010: The column 'assigned_on' is missing"
    )]
    [InlineData(
        "assignments.csv",
        "123456782,",
        "111222333,",
        "(3,1): error ASG010: The person stands here for the second"
    )]
    [InlineData("assignments.csv", "123456782,", "123456783,", "(3,1): error ASG010: The citizen number fails")]
    public async Task Earlier_assignments_that_were_spoiled_are_told_and_nothing_is_drawn(
        string file,
        string from,
        string to,
        string told
    )
    {
        await Assign();
        var path = "out/" + file;
        Write(path, Read(path).Replace(from, to, StringComparison.Ordinal));
        var before = Read(path);

        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.WrongInput, run.Error);
        run.Error.ShouldContain(told);
        run.Error.ShouldNotContain("111222333");
        Read(path).ShouldBe(before);
    }

    [Fact]
    public async Task Latin_1_is_read_and_said_and_a_list_of_the_turn_of_the_year_has_its_week()
    {
        // Week 10 of an entry on 25 October 2012 holds Monday 31 December 2012, of the first ISO week of 2013.
        var list = "citizen_number,office,entry_date\n111222333,Twente,2012-10-25\n100000009,Één,2012-10-25\n";
        File.WriteAllBytes(Path.Combine(_folder, "inflow.csv"), System.Text.Encoding.Latin1.GetBytes(list));

        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldContain("not in UTF-8; it was read as Latin-1");
        run.Out.ShouldContain("the office Één is not in the protocol");
        Read("out/lists/Twente/2013-W01.csv").ShouldContain("111222333,treatment,2012-10-25,2013-01-24");
    }

    [Fact]
    public async Task A_right_of_no_days_is_no_mistake_and_brings_nobody_in()
    {
        Write("inflow.csv", "citizen_number,office,entry_date,end_date\n111222333,Twente,2012-05-01,2012-05-01\n");

        var run = await Assign();

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("1 left out: the right ended before the list was made");
    }

    [Fact]
    public async Task A_stratum_may_hold_quotes_and_is_read_again()
    {
        Write(
            "ww/protocol.yaml",
            Read("ww/protocol.yaml")
                .Replace("method: last-digit\n", "method: blocked\n", StringComparison.Ordinal)
                .Replace(
                    "  digits:\n    even: control\n    odd: treatment\n",
                    "  by: [note]\n  shares: {treatment: 0.5, control: 0.5}\n  block_size: 2\n",
                    StringComparison.Ordinal
                )
        );
        const string list =
            "citizen_number,office,entry_date,note\n111222333,Twente,2012-05-01,\"he said \"\"no\"\"\"\n";
        Write("inflow.csv", list);

        var first = await Assign("--key", "secret.key");
        Write("inflow.csv", list + "123456782,Twente,2012-05-01,\"he said \"\"no\"\"\"\n");
        var second = await Assign("--key", "secret.key");

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        second.ExitCode.ShouldBe(ExitCode.Done, second.Error);
        var lines = Read("out/strata.csv").Split('\n');
        lines[1].ShouldEndWith(",\"he said \"\"no\"\"\",0");
        lines[2].ShouldEndWith(",\"he said \"\"no\"\"\",1");
        lines[1]
            .Contains(",treatment,", StringComparison.Ordinal)
            .ShouldNotBe(lines[2].Contains(",treatment,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_of_an_earlier_list_stay_on_it()
    {
        await Assign();
        Write("inflow.csv", "citizen_number,office,entry_date\n100000022,Twente,2012-05-01\n");

        (await Assign()).ExitCode.ShouldBe(ExitCode.Done);

        Read("out/lists/Twente/2012-W28.csv")
            .Split('\n')[1..^1]
            .Select(line => line[..9])
            .ShouldBe(["100000022", "111222333", "123456782"]);
    }

    [Theory]
    [InlineData("\uFEFF")] // a byte order mark
    [InlineData("")]
    public async Task A_byte_order_mark_semicolons_and_quotes_are_fine(string mark)
    {
        Write("inflow.csv", mark + "citizen_number;office;entry_date\r\n111222333;\"Twente\";2012-05-01\r\n");

        (await Assign()).ExitCode.ShouldBe(ExitCode.Done);
        Read("out/assignments.csv").ShouldContain("111222333,treatment");
    }

    [Fact]
    public async Task A_keyed_draw_makes_its_key_once_and_repeats_itself()
    {
        var protocol = Read("ww/protocol.yaml")
            .Replace("method: last-digit\n", "method: keyed-hash\n", StringComparison.Ordinal)
            .Replace(
                "  digits:\n    even: control\n    odd: treatment\n",
                "  shares: {treatment: 0.5, control: 0.5}\n",
                StringComparison.Ordinal
            );
        Write("ww/protocol.yaml", protocol);

        var without = await Assign();
        var first = await Assign("--key", "secret.key");
        var assigned = Read("out/assignments.csv");
        Directory.Delete(Path.Combine(_folder, "out"), recursive: true);
        var second = await Assign("--key", "secret.key");

        without.ExitCode.ShouldBe(ExitCode.WrongInput);
        without.Error.ShouldContain("ASG002");
        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        first.Error.ShouldContain("made a new key");
        second.Error.ShouldBeEmpty();
        Read("out/assignments.csv").ShouldBe(assigned);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(_folder, "secret.key"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_protocol_with_recorded_arms_has_nothing_to_assign()
    {
        await Cli.RunAsync(_folder, "init", "flat", "--template", "flat");

        var run = await Cli.RunAsync(_folder, "assign", "flat/protocol.yaml", "--inflow", "inflow.csv", "--out", "out");

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("ASG001");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<Cli.Outcome> Assign(params string[] more) =>
        Cli.RunAsync(_folder, ["assign", "ww/protocol.yaml", "--inflow", "inflow.csv", "--out", "out", .. more]);

    private string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);
}
