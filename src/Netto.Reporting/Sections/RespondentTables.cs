using Netto.Evaluation.Results;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Respondents of each survey wave beside everybody of their arm (004 table 2.3).</summary>
internal static class RespondentTables
{
    public static IEnumerable<ReportTable> All(ReportContext context) =>
        context.Results.Respondents.GroupBy(row => row.Wave).Select(wave => Table(context, wave.Key, [.. wave]));

    private static ReportTable Table(ReportContext context, string wave, IReadOnlyList<RespondentRow> rows)
    {
        var arms = rows.Select(row => row.Arm).Distinct().ToList();
        return new ReportTable(
            $"respondents-{wave}",
            context.Pick(
                $"Respondenten van {wave} tegen hun hele groep",
                $"Respondents of {wave} against their whole group"
            ),
            [
                new Column(context.Pick("Kenmerk", "Trait")),
                .. arms.SelectMany(arm =>
                    new[]
                    {
                        new Column(context.Pick("Respondenten", "Respondents"), context.Arm(arm)),
                        new Column(context.Pick("Totaal", "Total"), context.Arm(arm)),
                    }
                ),
            ],
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Variable, row.Category)),
                    group => context.Variable(group.Key.Variable),
                    group => new Row(
                        context.Category(group.Key.Variable, group.Key.Category),
                        [.. arms.SelectMany(arm => Cells(context, group.First(row => row.Arm == arm)))],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes =
            [
                context.RespondentMarksNote()
                    + context.Pick(
                        " Getoetst tegen wie uit de groep niet antwoordde.",
                        " Tested against those of the group who did not answer."
                    ),
            ],
        };
    }

    private static Cell[] Cells(ReportContext context, RespondentRow row)
    {
        var style = row.Category is null ? NumberStyle.Decimal2 : NumberStyle.Percent;
        return
        [
            row.Respondents is { } share
                ? new Cell.Number(share, style, row.Mark)
                : new Cell.Missing(context.Reason(row.Reason)),
            Cell.Of(row.Total, style),
        ];
    }
}
