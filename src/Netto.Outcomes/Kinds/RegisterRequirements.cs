using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Checks that a store has the tables and columns that a protocol needs, and says for what.</summary>
internal sealed class RegisterRequirements(RegisterCatalogue catalogue)
{
    /// <summary>Checks all outcomes of the protocol.</summary>
    /// <exception cref="InputException">Something is missing; all of it is named.</exception>
    public void Check(StudyPlans study)
    {
        var findings = new List<Diagnostic>();
        var planner = new OutcomePlanner(study);
        foreach (var outcome in study.Protocol.Outcomes.Where(OutcomePlanner.IsFromRegisters))
        {
            var plan = planner.Plan(outcome);
            var needs = PlanSources.Of([plan.Value.Node, plan.Applies.Node]);
            findings.AddRange(needs.Select(need => Finding(need, outcome)).OfType<Diagnostic>());
        }
        if (findings.Count > 0)
        {
            throw new InputException(findings);
        }
    }

    private Diagnostic? Finding(PlanSource need, Outcome outcome)
    {
        if (!catalogue.HasTable(need.Table))
        {
            return new("OUT001", $"Outcome {outcome.Id} ({outcome.Kind}) needs table {need.Table}, which is not there.")
            {
                Path = $"outcomes.{outcome.Id}",
                Expected = $"{need.Table} with column {need.Column}",
                Nearest = NearestName.Of(need.Table, catalogue.Tables),
                Remedy = "Deliver the table, or take the outcome out of the protocol.",
            };
        }
        return catalogue.Kind(need.Table, need.Column) is not null
            ? null
            : new("OUT002", $"Outcome {outcome.Id} ({outcome.Kind}) needs column {need.Column} of {need.Table}.")
            {
                Path = $"outcomes.{outcome.Id}",
                Found = string.Join(", ", catalogue.ColumnsOf(need.Table)),
                Expected = need.Column,
                Nearest = NearestName.Of(need.Column, catalogue.ColumnsOf(need.Table)),
                Remedy = "Deliver the column, or take the outcome out of the protocol.",
            };
    }
}
