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
