using Netto.Outcomes.Kinds;
using Netto.Protocol;

namespace Netto.Outcomes.Tests.Spec;

/// <summary>What one kind of outcome means, by example: it runs on both engines and becomes a page of the docs.</summary>
/// <param name="Kind">The kind as protocols write it.</param>
/// <param name="Meaning">What it measures, in a paragraph.</param>
/// <param name="Rules">The rules that decide numbers.</param>
/// <param name="Examples">Definitions, rows and what comes out.</param>
internal sealed record OutcomeSpec(
    string Kind,
    string Meaning,
    IReadOnlyList<string> Rules,
    IReadOnlyList<SpecExample> Examples
);

/// <summary>One definition on a few rows.</summary>
/// <param name="Title">What the example shows.</param>
/// <param name="Definition">The outcome in YAML, without its name.</param>
/// <param name="Rows">Tables of rows.</param>
/// <param name="Expected">Columns person, value, status, and why.</param>
internal sealed record SpecExample(string Title, string Definition, string Rows, string Expected)
{
    public ExperimentProtocol Protocol => SpecProtocol.With(Definition);

    public OutcomePlan Plan()
    {
        var protocol = Protocol;
        var study = new StudyPlans(protocol) { DataEnd = protocol.FollowUp.DataUntil!.Value.PlusDays(1) };
        return new OutcomePlanner(study).Plan(protocol.Outcomes[0]);
    }
}

/// <summary>The protocol around the definitions of the examples.</summary>
internal static class SpecProtocol
{
    private const string Text = """
        id: spec
        title: Specification of outcomes
        seed: 1
        data:
          source: registers
        population:
          scheme: WW
          inflow:
            from: 2019-01-01
            until: 2022-12-31
          starts_after_weeks: 13
          revival_days: 28
        arms:
          treatment: {role: treatment, letter: A, label: Treatment}
          control: {role: control, letter: B, label: Control}
        assignment:
          method: last-digit
          digits:
            odd: treatment
            even: control
        follow_up:
          months: 36
          data_until: 2022-12-31
        services:
          trajectories:
            work-fit: {label: Work-fit}
            to-work: {label: To work, codes: [direct]}
        benefit_states:
          states:
            low: {label: 35-80, schemes: [WGA], classes: ["35-80"]}
            high: {label: 80-100, schemes: [WGA], classes: ["80-100"]}
            iva: {label: IVA, schemes: [IVA]}
            recovered: {label: Recovered, side: out, end_reasons: [recovered]}
            pension: {label: Pension, side: out, end_reasons: [pension]}
            death: {label: Death, side: out, end_reasons: [death]}
            sickness: {label: Sickness benefit, schemes: [ZW], side: out}
            other: {label: Other, side: out}
        outcomes:
          example:
            label: Example
        OUTCOME
        comparisons:
          treatment-control: {label: Treatment against control, of: [treatment], against: [control], methods: [itt]}
        """;

    public static ExperimentProtocol With(string definition)
    {
        var lines = definition.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line);
        var reading = ProtocolReader.Read(Text.Replace("OUTCOME", string.Join('\n', lines), StringComparison.Ordinal));
        return reading.Protocol ?? throw new InvalidOperationException(string.Join('\n', reading.Diagnostics));
    }
}
