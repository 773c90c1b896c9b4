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
        IEnumerable<RespondentRow> Of(string arm) => rows.Where(row => row.Arm == arm);
        return new ReportTable(
            $"respondents-{wave}",
            context.Pick(
                $"Respondenten van de {Name(context, wave)} tegen hun hele groep",
                $"Respondents of the {Name(context, wave)} against their whole group"
            ),
            [
                new Column(context.Pick("Kenmerk", "Trait")),
                .. arms.SelectMany(arm =>
                    new[]
                    {
                        new Column(
                            Counted(context, "Respondenten", "Respondents", Of(arm).Max(row => row.RespondentsN)),
                            context.Arm(arm)
                        ),
                        new Column(
                            Counted(context, "Totaal", "Total", Of(arm).Max(row => row.TotalN)),
                            context.Arm(arm)
                        ),
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

    // The waves as the source reports call them; another wave has the name that the protocol gives it.
    private static string Name(ReportContext context, string wave) =>
        wave switch
        {
            "T0" => context.Pick("nulmeting (T0)", "baseline survey (T0)"),
            "T1" => context.Pick("éénmeting (T1)", "follow-up survey (T1)"),
            _ => context.Pick("enquête ", "survey ") + wave,
        };

    private static string Counted(ReportContext context, string dutch, string english, int people) =>
        $"{context.Pick(dutch, english)} (n\u00a0=\u00a0{context.Write(people, NumberStyle.Count)})";

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
