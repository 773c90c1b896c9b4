using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Tables of levels and effects.</summary>
internal static class EffectTables
{
    /// <summary>Levels by arm with letters.</summary>
    public static ReportTable? Descriptives(
        ReportContext context,
        string id,
        string title,
        IReadOnlyList<DesignOutcome> outcomes
    )
    {
        var ids = outcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        var rows = context
            .Results.Descriptives.Where(row => row.Subgroup is null && ids.Contains(row.Outcome))
            .ToList();
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        if (rows.Count == 0)
        {
            return null;
        }
        return new ReportTable(
            id,
            title,
            TableBuilder.ArmColumns(context, context.Pick("Uitkomst", "Outcome"), arms),
            [
                .. outcomes
                    .Where(outcome => rows.Any(row => row.Outcome == outcome.Id))
                    .Select(outcome => new Row(
                        context.Pick(outcome.Label),
                        [
                            .. arms.Select(arm =>
                                Level(
                                    context,
                                    outcome,
                                    rows.FirstOrDefault(row => row.Outcome == outcome.Id && row.Arm == arm.Id)
                                )
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes = [context.LettersNote(rows.Select(row => row.GreaterThan))],
        };
    }

    /// <summary>Effects by comparison (its main method), with from-to levels.</summary>
    public static ReportTable? Effects(
        ReportContext context,
        string id,
        string title,
        IReadOnlyList<DesignOutcome> outcomes
    )
    {
        var comparisons = context
            .Design.Comparisons.Where(comparison =>
                outcomes.Any(outcome => Main(context, outcome.Id, comparison, null) is not null)
            )
            .ToList();
        IEnumerable<EffectRow?> Shown() =>
            outcomes.SelectMany(outcome =>
                comparisons.Select(comparison => Main(context, outcome.Id, comparison, null))
            );
        if (comparisons.Count == 0)
        {
            return null;
        }
        return new ReportTable(
            id,
            title,
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                .. comparisons.Select(comparison => new Column(
                    $"{context.Pick(comparison.Label)} ({context.Method(comparison.MainMethod)})"
                )),
            ],
            [
                .. outcomes
                    .Where(outcome =>
                        comparisons.Any(comparison => Main(context, outcome.Id, comparison, null) is not null)
                    )
                    .Select(outcome => new Row(
                        context.Pick(outcome.Label),
                        [
                            .. comparisons.Select(comparison =>
                                Cell(context, Main(context, outcome.Id, comparison, null))
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes = [context.StarsNote() + LevelsNote(context), .. Unsettled(context, Shown())],
        };
    }

    /// <summary>A note for a table with an effect whose levels are not printed.</summary>
    public static IEnumerable<string> Unsettled(ReportContext context, IEnumerable<EffectRow?> shown) =>
        shown.OfType<EffectRow>().All(context.ShowsLevels)
            ? []
            :
            [
                context.Pick(
                    "Zonder niveaus: een schatting die zo onzeker is dat het niveau zonder buiten 0-100% uitkomt.",
                    "Without levels: an estimate so uncertain that the level without falls outside 0-100%."
                ),
            ];

    /// <summary>What stands under an effect, behind the note on the stars.</summary>
    public static string LevelsNote(ReportContext context) =>
        context.Pick(
            " Onder elk effect het niveau van → naar; pp = procentpunt.",
            " Under each effect the level from → to; pp = percentage points."
        );

    /// <summary>
    /// The effect of a comparison on an outcome by its main method, or by the method made for outcomes seen for some only.
    /// </summary>
    public static EffectRow? Main(ReportContext context, string outcome, DesignComparison comparison, string? subgroup)
    {
        var rows = context
            .Results.Effects.Where(row =>
                row.Outcome == outcome && row.Comparison == comparison.Id && row.Subgroup == subgroup
            )
            .ToList();
        return rows.FirstOrDefault(row => row.Method == "selection-iv" && row.Estimate is not null)
            ?? rows.FirstOrDefault(row => row.Method == comparison.MainMethod)
            ?? rows.FirstOrDefault();
    }

    public static Cell Cell(ReportContext context, EffectRow? row) =>
        row is null ? new Cell.Empty() : context.Effect(row);

    public static Cell Level(ReportContext context, DesignOutcome outcome, DescriptiveRow? row) =>
        row switch
        {
            null => new Cell.Empty(),
            { Mean: { } mean } => new Cell.Number(
                mean,
                NumberStyles.Level(outcome.Unit),
                Letters: string.Join(",", row.GreaterThan)
            ),
            _ => new Cell.Missing(context.Reason(row.Reason)),
        };
}
