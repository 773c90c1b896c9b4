using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>The effects that the first page shows: shares, everybody, the first comparison by its main method.</summary>
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
        var shares = context
            .Design.Outcomes.Where(outcome =>
                outcome.Unit is "share" or "fraction" && !outcome.SelectedOnly && rows.ContainsKey(outcome.Id)
            )
            .ToList();
        // Main outcomes first; the order of the protocol within each.
        return shares.OrderByDescending(outcome => outcome.Primary).Select(outcome => rows[outcome.Id]);
    }
}
