using System.Globalization;
using Netto.Protocol;

namespace Netto.Planning;

/// <summary>What must hold before anything is simulated; all findings at once.</summary>
internal static class PlanCheck
{
    public static void Run(ExperimentProtocol protocol, PlanSettings plan)
    {
        Diagnostic[] found =
        [
            .. Assumptions(protocol, plan),
            .. plan.Assumptions.SelectMany(Shares),
            .. Served(protocol, plan),
        ];
        if (found.Length > 0)
        {
            throw new InputException(found);
        }
    }

    private static IEnumerable<Diagnostic> Assumptions(ExperimentProtocol protocol, PlanSettings plan)
    {
        if (protocol.Data is not DataSource.Flat)
        {
            yield break;
        }
        var missing = plan.Outcomes.Except(plan.Assumptions.Select(a => a.Outcome), StringComparer.Ordinal).ToList();
        if (plan.Assumptions.Count == 0 || missing.Count > 0)
        {
            yield return new Diagnostic(
                "PLN001",
                "A table cannot be simulated without what is expected of its outcomes."
            )
            {
                Path = "plan.assumptions",
                Found = missing.Count > 0 ? $"nothing for {string.Join(", ", missing)}" : "no assumptions",
                Expected = "control and effect of each outcome, and standard_deviation of those that are not 0/1",
                Remedy = "Add for example 'plan: {assumptions: {job: {control: 0.3, effect: 0.05}}}'.",
            };
        }
    }

    private static IEnumerable<Diagnostic> Shares(OutcomeAssumption assumption)
    {
        var isShare = assumption.StandardDeviation is null;
        if (
            isShare
            && (assumption.Control is not (> 0 and < 1) || assumption.Control + assumption.Effect is not (> 0 and < 1))
        )
        {
            yield return Wrong(
                assumption,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"control {assumption.Control}, effect {assumption.Effect}, no standard_deviation"
                ),
                "shares between 0 and 1, with and without the effect; a standard_deviation when the outcome is a number"
            );
        }
        if (assumption.StandardDeviation is <= 0)
        {
            yield return Wrong(
                assumption,
                string.Create(CultureInfo.InvariantCulture, $"standard_deviation {assumption.StandardDeviation}"),
                "a number above 0"
            );
        }
    }

    private static IEnumerable<Diagnostic> Served(ExperimentProtocol protocol, PlanSettings plan)
    {
        if (protocol.Data is DataSource.Flat && plan.ServedInTreatment <= plan.ServedInControl)
        {
            yield return new Diagnostic(
                "PLN003",
                "As many are served without an offer as with one: there is nothing to find."
            )
            {
                Path = "plan.served_in_treatment",
                Found = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{plan.ServedInTreatment} against {plan.ServedInControl}"
                ),
                Expected = "served_in_treatment above served_in_control",
            };
        }
    }

    private static Diagnostic Wrong(OutcomeAssumption assumption, string found, string expected) =>
        new("PLN003", $"What is expected of {assumption.Outcome} cannot be.")
        {
            Path = $"plan.assumptions.{assumption.Outcome}",
            Found = found,
            Expected = expected,
        };
}
