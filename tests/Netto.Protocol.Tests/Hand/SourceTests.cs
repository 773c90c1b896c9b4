namespace Netto.Protocol.Tests.Hand;

/// <summary>What the kind of data cannot honour is refused, and what counts as received service is told in words.</summary>
[Trait("Kind", "Hand")]
public sealed class SourceTests
{
    private const string Flat = """
        id: my-trial
        title: T
        seed: 1
        data: {source: flat, path: trial.csv}
        population: {}
        arms:
          treatment: {role: treatment, letter: A, label: A}
          control: {role: control, letter: B, label: B}
        assignment: {method: recorded, column: group, values: {"1": treatment, "0": control}}
        treatment_received: {by: column, name: came}
        follow_up: {months: 12}
        outcomes:
          job: {kind: column, name: job, label: Job}
        comparisons:
          treatment-control: {label: A-B, of: [treatment], against: [control], methods: [itt, late]}

        """;

    private static readonly string Registers = File.ReadAllText(
            Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")
        )
        .ReplaceLineEndings("\n");

    [Theory]
    [InlineData("{by: column, name: came}", "{by: self-report, served_arms: [treatment]}", "treatment_received")]
    [InlineData("follow_up:", "period_before: {from: 2018-01-01, until: 2019-12-31}\nfollow_up:", "period_before")]
    [InlineData("follow_up:", "benefit_states: {states: {ww: {label: WW}}}\nfollow_up:", "benefit_states")]
    [InlineData(
        "follow_up:",
        "crossover: {rule: on-request, arms: [control], label: Z, letter: D}\nfollow_up:",
        "crossover"
    )]
    public void A_flat_table_refuses_what_only_registers_can_tell(string part, string other, string key)
    {
        ProtocolReader.Read(Flat).Diagnostics.ShouldBeEmpty();
        var found = ProtocolReader.Read(Flat.Replace(part, other, StringComparison.Ordinal)).Diagnostics;
        var finding = found.ShouldHaveSingleItem();
        finding.Code.ShouldBe("PRT020");
        finding.Message.ShouldStartWith(key);
        finding.Line.ShouldNotBeNull();
    }

    [Fact]
    public void Registers_refuse_a_ready_made_column_of_received_service()
    {
        var wrong = Registers.Replace(
            "{by: service-held, services: [intake], by_month: 6}",
            "{by: column, name: people.came}",
            StringComparison.Ordinal
        );
        ProtocolReader.Read(wrong).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("PRT020");
    }

    [Theory]
    [InlineData("wga", "everybody in the ", "those who asked; of those who entered before the experiment everybody.")]
    [InlineData("ww-even-odd", "who after month 2 and within 12 months of entry ", "(conversations individual only).")]
    [InlineData("ww-three-arm", "who within 8 months of entry had at least one of these services: ", ".")]
    [InlineData("flat", "whoever has a value other than zero in the column “took_up”", ".")]
    public void Received_service_is_told_in_a_sentence(string template, string start, string end)
    {
        var protocol = ProtocolReader.ReadFile(
            Repository.PathOf("src", "Netto.Protocol", "Templates", template + ".yaml")
        );
        var text = ReceivedDescription.Of(protocol)!;
        text.En.ShouldStartWith(start);
        text.En.ShouldEndWith(end);
        text.Nl.ShouldNotBe(text.En);
        ReceivedDescription.Of(protocol with { TreatmentReceived = null }).ShouldBeNull();
    }
}
