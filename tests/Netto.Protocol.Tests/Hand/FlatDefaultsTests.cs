using System.Text.Json.Nodes;

namespace Netto.Protocol.Tests.Hand;

/// <summary>What a protocol on a flat table may leave out, what it then is, and that registers may not.</summary>
[Trait("Kind", "Hand")]
public sealed class FlatDefaultsTests
{
    private const string Shortest = """
        id: trial
        title: Trial
        data: {source: flat, path: trial.csv}
        arms:
          a: {role: treatment, label: A}
          b: {role: control, label: B}
          c: {role: treatment, label: C}
        assignment: {method: recorded, column: arm, values: {1: a, 2: b, 3: c}}
        outcomes: {y: {kind: column, name: y, label: Y}}
        comparisons: {a-b: {label: A-B, of: a, against: b, methods: itt}}
        """;

    [Fact]
    public void Seed_follow_up_population_and_letters_have_defaults()
    {
        var protocol = Read(Shortest);

        protocol.Seed.ShouldBe(1);
        protocol.FollowUp.Months.ShouldBe(12);
        protocol.Population.ShouldBe(new Population { Offices = protocol.Population.Offices });
        protocol.Arms.Select(arm => arm.Letter).ShouldBe(["A", "B", "C"]);
    }

    [Fact]
    public void Letters_that_are_named_are_skipped_and_pools_follow_the_arms()
    {
        var yaml =
            Shortest.Replace(
                "b: {role: control, label: B}",
                "b: {role: control, label: B, letter: A}",
                StringComparison.Ordinal
            ) + "\npools: {ac: {label: A and C, arms: [a, c]}}\n";

        var protocol = Read(yaml);

        protocol.Arms.Select(arm => arm.Letter).ShouldBe(["B", "A", "C"]);
        protocol.Pools.Single().Letter.ShouldBe("D");
    }

    [Fact]
    public void A_protocol_that_writes_the_defaults_has_the_same_fingerprint()
    {
        var written =
            Shortest.Replace(
                "a: {role: treatment, label: A}",
                "a: {role: treatment, letter: A, label: A}",
                StringComparison.Ordinal
            ) + "\nseed: 1\npopulation: {}\nfollow_up: {months: 12}\n";

        CanonicalProtocol.HashOf(Read(written)).ShouldBe(CanonicalProtocol.HashOf(Read(Shortest)));
    }

    [Fact]
    public void More_arms_than_the_alphabet_has_letters_go_on_with_two()
    {
        var arms = string.Concat(Enumerable.Range(0, 30).Select(at => $"  arm{at}: {{role: treatment, label: x}}\n"));
        var values = string.Join(", ", Enumerable.Range(0, 30).Select(at => $"v{at}: arm{at}"));
        var yaml = """
            id: many
            title: Many
            data: {source: flat, path: trial.csv}
            arms:
            ARMS
            assignment: {method: recorded, column: arm, values: VALUES}
            outcomes: {y: {kind: column, name: y, label: Y}}
            comparisons: {a-b: {label: A-B, of: arm0, against: arm1, methods: itt}}
            """.Replace("ARMS", arms, StringComparison.Ordinal).Replace(
            "VALUES",
            "{" + values + "}",
            StringComparison.Ordinal
        );

        Read(yaml).Arms.Select(arm => arm.Letter).Skip(25).ShouldBe(["Z", "AA", "AB", "AC", "AD"]);
    }

    [Fact]
    public void Registers_must_say_who_takes_part_and_how_long_people_are_followed()
    {
        var yaml = Shortest.Replace("{source: flat, path: trial.csv}", "{source: registers}", StringComparison.Ordinal);

        var told = ProtocolReader.Read(yaml).Diagnostics.Where(finding => finding.Code == "PRT003").ToList();

        told.Select(finding => finding.Expected).ShouldBe(["'population'", "'follow_up'"], ignoreOrder: true);
    }

    [Fact]
    public void The_schema_asks_of_registers_what_a_flat_table_may_leave_out()
    {
        var schema = JsonNode.Parse(ProtocolSchema.ReadPublished())!;

        var required = schema["required"]!.AsArray().Select(key => key!.GetValue<string>()).ToList();
        required.ShouldContain("data");
        required.ShouldNotContain("seed");
        required.ShouldNotContain("population");
        var rule = schema["allOf"]![0]!;
        rule["if"]!["properties"]!["data"]!["properties"]!["source"]!["const"]!
            .GetValue<string>()
            .ShouldBe("registers");
        rule["then"]!["required"]!
            .AsArray()
            .Select(key => key!.GetValue<string>())
            .ShouldBe(["population", "follow_up"]);
    }

    [Theory]
    [InlineData(
        "outcomes: {y: {kind: column, name: y, label: Y}}",
        "outcomes: {}",
        "PRT029",
        "There is nothing in 'outcomes'"
    )]
    [InlineData(
        "comparisons: {a-b: {label: A-B, of: a, against: b, methods: itt}}",
        "comparisons: {}",
        "PRT029",
        "'comparisons'"
    )]
    [InlineData("of: a,", "of: [],", "PRT029", "There is nothing in 'of'")]
    [InlineData("methods: itt}", "methods: itt, standard_errors: cr2}", "PRT016", "data.office")]
    [InlineData(
        "title: Trial",
        "title: Tr\0ial",
        "PRT001",
        "(2,10): error PRT001: The text is not YAML. Found: a zero byte"
    )]
    public void What_cannot_be_evaluated_is_told(string from, string to, string code, string told)
    {
        var changed = Shortest.Replace(from, to, StringComparison.Ordinal);
        changed.ShouldNotBe(Shortest);

        var findings = ProtocolReader.Read(changed, "trial.yaml").Diagnostics;

        findings.ShouldContain(finding => finding.Code == code && finding.ToString().Contains(told));
    }

    [Fact]
    public void A_name_as_long_as_a_book_is_shown_in_part()
    {
        var letters = new string('z', 100_000);

        var finding = ProtocolReader
            .Read(Shortest.Replace("id: trial", "id: " + letters, StringComparison.Ordinal))
            .Diagnostics[0];

        finding.Code.ShouldBe("PRT018");
        finding.ToString().Length.ShouldBeLessThan(2_500);
    }

    private static ExperimentProtocol Read(string yaml)
    {
        var reading = ProtocolReader.Read(yaml);
        reading.Diagnostics.ShouldBeEmpty();
        return reading.Protocol!;
    }
}
