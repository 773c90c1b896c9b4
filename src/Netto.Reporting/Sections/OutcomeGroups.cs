using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>Outcomes that belong under one heading.</summary>
/// <param name="Id">Stable name for anchors and sheets.</param>
/// <param name="Name">The heading.</param>
/// <param name="Outcomes">In the order of the protocol.</param>
internal sealed record OutcomeGroup(string Id, string Name, IReadOnlyList<DesignOutcome> Outcomes);

/// <summary>
/// The headings over outcomes: those whose letter of the protocol shares a family bear its name; what is in no named
/// family comes last.
/// </summary>
internal static class OutcomeGroups
{
    public static IReadOnlyList<OutcomeGroup> Of(ReportContext context)
    {
        var families = context
            .Design.Outcomes.Where(outcome => outcome.Family is not null)
            .GroupBy(outcome => outcome.Group, StringComparer.Ordinal)
            .ToDictionary(letter => letter.Key, letter => letter.First(), StringComparer.Ordinal);
        var named = context
            .Design.Outcomes.Select(outcome => (outcome, family: families.GetValueOrDefault(outcome.Group)))
            .Select(pair => (pair.outcome, id: pair.outcome.Family ?? pair.family?.Family ?? "", pair.family))
            .GroupBy(pair => pair.id, StringComparer.Ordinal)
            .Select(group => new OutcomeGroup(
                group.Key.Length == 0 ? "other" : group.Key,
                Name(context, group.Key),
                [.. group.Select(pair => pair.outcome)]
            ));
        return [.. named.OrderBy(group => group.Id == "other")];
    }

    private static string Name(ReportContext context, string id)
    {
        if (id.Length == 0)
        {
            return context.Pick("Overige uitkomsten", "Other outcomes");
        }
        var label = context.Design.Outcomes.First(outcome => outcome.Family == id).FamilyLabel;
        return label is null ? id : context.Pick(label);
    }
}
