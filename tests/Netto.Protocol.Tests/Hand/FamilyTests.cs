namespace Netto.Protocol.Tests.Hand;

/// <summary>Families corrected by draws have what they need, or are refused.</summary>
[Trait("Kind", "Hand")]
public sealed class FamilyTests
{
    private const string Family =
        "families:\n  work: {label: Work, outcomes: [job], comparisons: [treatment-control], method: romano-wolf}\n";

    private static readonly string Example =
        File.ReadAllText(Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")).ReplaceLineEndings("\n")
        + Family;

    [Fact]
    public void Romano_Wolf_is_a_method_of_a_family()
    {
        var read = ProtocolReader.Read(Example);
        read.Diagnostics.ShouldBeEmpty();
        read.Protocol!.Families.ShouldHaveSingleItem().Method.ShouldBe(MultiplicityMethod.RomanoWolf);
        ProtocolDescription.Write(read.Protocol, Language.En).ShouldContain("Work: 1 test a comparison (Romano-Wolf).");
    }

    [Fact]
    public void Without_draws_it_is_refused()
    {
        var wrong = Example.Replace("analysis: {", "analysis: {bootstrap_draws: 0, ", StringComparison.Ordinal);
        var finding = ProtocolReader.Read(wrong).Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe("PRT016");
        finding.Message.ShouldContain("bootstrap_draws");
    }

    [Fact]
    public void An_outcome_corrected_for_selection_is_refused()
    {
        var wrong = Example
            .Replace(
                "hours: {at_least: 12}}",
                "hours: {at_least: 12}, selection: {exclusions: [sex]}}",
                StringComparison.Ordinal
            )
            .Replace("methods: [itt, late]", "methods: [itt, late, selection-iv]", StringComparison.Ordinal);
        var finding = ProtocolReader.Read(wrong).Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe("PRT016");
        finding.Message.ShouldContain("corrected for selection");
    }
}
