using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>Which effect the first sentence is about: chosen by the protocol, never by its result.</summary>
internal static class HeadlineFact
{
    /// <summary>
    /// The effect of the first comparison on the primary outcome of the protocol; where that could not be estimated, on the
    /// next outcome that could. Null when nothing was estimated.
    /// </summary>
    public static SummaryFact? Of(ReportContext context)
    {
        var facts = context
            .Results.Summary.Where(fact => fact.Kind is "main-effect" or "no-effect" && fact.Outcome is not null)
            .ToList();
        var primary = context.Design.Outcomes.FirstOrDefault(outcome => outcome.Primary);
        return facts.Find(fact => fact.Outcome == primary?.Id) ?? facts.FirstOrDefault();
    }
}
