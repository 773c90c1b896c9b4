using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>Which effect the first sentence is about: chosen by the protocol, never by its result.</summary>
internal static class HeadlineFact
{
    /// <summary>
    /// The effect of the first comparison on the outcome that the protocol names first among plain shares of people; where
    /// there is no share, on the outcome it names first. Null when nothing was estimated.
    /// </summary>
    public static SummaryFact? Of(ReportContext context)
    {
        var facts = context
            .Results.Summary.Where(fact => fact.Kind is "main-effect" or "no-effect" && fact.Outcome is not null)
            .ToList();
        var share = context.Design.Outcomes.FirstOrDefault(outcome =>
            outcome is { Unit: "share", SelectedOnly: false } && facts.Exists(fact => fact.Outcome == outcome.Id)
        );
        return share is null ? facts.FirstOrDefault() : facts.Find(fact => fact.Outcome == share.Id);
    }
}
