using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>
/// The effects that the first page shows: everybody, the first comparison by its main method; outcomes on the scale of
/// the primary one, since one axis holds one scale.
/// </summary>
internal static class MainEffects
{
    public static IEnumerable<EffectRow> Of(ReportContext context)
    {
        if (context.Design.Comparisons.Count == 0)
        {
            return [];
        }
        var comparison = context.Design.Comparisons[0];
        var rows = context
            .Results.Effects.Where(row =>
                row.Comparison == comparison.Id
                && row.Method == comparison.MainMethod
                && row.Subgroup is null
                && row is { Estimate: not null, From: not null, To: not null }
            )
            .ToDictionary(row => row.Outcome, StringComparer.Ordinal);
        var seen = context
            .Design.Outcomes.Where(outcome => !outcome.SelectedOnly && rows.ContainsKey(outcome.Id))
            .ToList();
        var unit = (seen.Find(outcome => outcome.Primary) ?? seen.FirstOrDefault())?.Unit;
        // Main outcomes first; the order of the protocol within each.
        return seen.Where(outcome => OnOneScale(outcome.Unit, unit))
            .OrderByDescending(outcome => outcome.Primary)
            .Select(outcome => rows[outcome.Id]);
    }

    private static bool OnOneScale(string own, string? primary) =>
        own == primary || (NumberStyles.IsShare(own) && primary is not null && NumberStyles.IsShare(primary));
}
