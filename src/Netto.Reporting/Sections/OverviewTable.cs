using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Levels and effects of every outcome, for everybody and each subgroup, in one table.</summary>
internal static class OverviewTable
{
    public static ReportTable Of(ReportContext context)
    {
        var arms = TableBuilder.ArmsIn(
            context,
            context.Results.Overview.SelectMany(row => row.Levels).Select(level => level.Arm)
        );
        var comparisons = context
            .Design.Comparisons.Where(comparison =>
                context.Results.Overview.Any(row => row.Effects.Any(effect => effect.Comparison == comparison.Id))
            )
            .ToList();
        return new ReportTable(
            "overview",
            context.Pick("Alle niveaus en effecten bij elkaar", "All levels and effects together"),
            [
                new Column(context.Pick("Uitkomst en deelgroep", "Outcome and subgroup")),
                .. arms.Select(arm => new Column(
                    TableBuilder.ArmHeader(context, arm.Id, arms.Count),
                    context.Pick("Niveau", "Level")
                )),
                .. comparisons.Select(comparison => new Column(
                    context.Pick(comparison.Label),
                    context.Pick("Effect", "Effect")
                )),
            ],
            [
                .. TableBuilder.Grouped(
                    context.Results.Overview,
                    row => context.Outcome(row.Outcome),
                    row => new Row(
                        row.Subgroup is null ? context.Pick("Iedereen", "Everybody") : context.Subgroup(row.Subgroup),
                        [
                            .. arms.Select(arm =>
                                Cell.Of(
                                    row.Levels.FirstOrDefault(level => level.Arm == arm.Id)?.Mean,
                                    NumberStyles.Level(context.Unit(row.Outcome))
                                )
                            ),
                            .. comparisons.Select(comparison => Effect(context, row, comparison)),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes = [context.AllStarsNote()],
        };
    }

    // A dash is for what could not be computed; what the protocol does not ask stays blank.
    private static Cell Effect(ReportContext context, OverviewRow row, DesignComparison comparison) =>
        row.Effects.FirstOrDefault(effect => effect.Comparison == comparison.Id) is { Estimate: { } estimate } found
            ? new Cell.Number(estimate, NumberStyles.Effect(context.Unit(row.Outcome)), found.Stars)
        : EffectTables.Main(context, row.Outcome, comparison, row.Subgroup) is { } asked
            ? new Cell.Missing(context.Reason(asked.Reason))
        : new Cell.Empty();
}
