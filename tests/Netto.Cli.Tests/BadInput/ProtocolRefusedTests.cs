namespace Netto.Cli.Tests.BadInput;

/// <summary>Protocols that cannot be honoured, by every command that reads one; nothing is written.</summary>
[Trait("Kind", "Spec")]
public sealed class ProtocolRefusedTests(GoodInput good) : IClassFixture<GoodInput>
{
    private const string Protocol = "wga/protocol.yaml";

    public static TheoryData<string, string, string, string[]> Mistakes =>
        new()
        {
            { "not YAML", "population:", "population: [a", ["error PRT001", "not YAML"] },
            {
                "unknown key",
                "follow_up:",
                "folow_up:",
                ["error PRT002", "'folow_up'", "Did you mean 'follow_up'?", "protocol.yaml("]
            },
            {
                "a digit left out",
                "odd: treatment\n    even: control",
                "0-4: treatment\n    5-8: control",
                ["error PRT009: Digit 9 has no arm", "every digit from 0 to 9"]
            },
            {
                "a digit twice",
                "odd: treatment\n    even: control",
                "0-5: treatment\n    5-9: control",
                ["error PRT010: Digit 5 gets an arm twice", "'0-5' on line", "every digit once"]
            },
            {
                "an arm without people",
                "odd: treatment\n    even: control",
                "0-9: control",
                ["error PRT015: Nobody gets into the arm 'treatment'", "a share or a value"]
            },
            {
                "an outcome on a table that is missing",
                "    - job_spells\n",
                "",
                ["error PRT025: The outcome 'job' needs the table 'job_spells'", "Add job_spells to data.tables."]
            },
            {
                "a follow-up longer than the data",
                "data_until: 2024-04-30",
                "data_until: 2021-06-30",
                ["error PRT026", "data until 2021-06-30", "data until 2022-09-30 at least"]
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Every_command_refuses_the_protocol(string mistake, string from, string to, string[] parts)
    {
        _ = mistake;
        using var input = good.Copy();
        input.Change(Protocol, text => text.Replace(from, to, StringComparison.Ordinal));

        await input.ShouldBeRefused(["check", Protocol], parts);
        await input.ShouldBeRefused(["import", Protocol, "--from", "raw", "--store", "store.duckdb"], parts);
        await input.ShouldBeRefused(["evaluate", Protocol, "--data", "raw", "--out", "report"], parts);
        await input.ShouldBeRefused(["simulate", Protocol, "--people", "50", "--seed", "1", "--out", "new"], parts);
    }
}
