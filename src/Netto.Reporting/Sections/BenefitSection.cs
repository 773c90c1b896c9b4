using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Where people stand in benefit over time, and where they went.</summary>
internal sealed class BenefitSection : ISection
{
    public ReportSection? Build(ReportContext context)
    {
        var blocks = new List<Block>();
        if (StatusFigure.Build(context) is { } figure)
        {
            blocks.Add(new Block.FigureBlock(figure));
        }
        var differences = context
            .Results.BenefitStatusDifferences.Select(row => row.Comparison)
            .Distinct(StringComparer.Ordinal)
            .Select(comparison => new Block.TableBlock(Differences(context, comparison)))
            .ToList();
        blocks.AddRange(differences.Take(1));
        List<Block> rest =
        [
            .. differences.Skip(1),
            .. TableBuilder
                .ArmsIn(context, context.Results.BenefitStatus.Select(row => row.Arm))
                .Select(arm => new Block.TableBlock(Levels(context, arm.Id))),
        ];
        if (rest.Count > 0)
        {
            blocks.Add(
                new Block.Folded(
                    (
                        differences.Count > 1
                            ? context.Pick(
                                "Andere vergelijkingen, en de standen per groep",
                                "Other comparisons, and the levels by group"
                            )
                            : context.Pick("De standen per groep", "The levels by group")
                    ) + $" ({rest.Count})",
                    rest
                )
            );
        }
        if (context.Results.ExitDestinations.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Exits(context)));
        }
        return blocks.Count == 0
            ? null
            : new ReportSection("benefit", context.Pick("Verloop van de uitkering", "Course of the benefit"), blocks);
    }

    private static ReportTable Differences(ReportContext context, string comparison)
    {
        var rows = context.Results.BenefitStatusDifferences.Where(row => row.Comparison == comparison).ToList();
        var months = rows.Select(row => row.Month).Distinct().Order().ToList();
        return new ReportTable(
            $"benefit-differences-{comparison}",
            context.Pick("Verschil in waar mensen staan: ", "Difference in where people stand: ")
                + context.Comparison(comparison),
            Months(context, months),
            [
                .. rows.GroupBy(row => row.Status, StringComparer.Ordinal)
                    .Where(group => !group.First().Total || TotalAdds(context))
                    .Select(group => new Row(
                        context.Pick(group.First().Label),
                        [
                            .. months.Select(month =>
                                group.FirstOrDefault(row => row.Month == month) is { Difference: { } difference } found
                                    ? new Cell.Number(difference, NumberStyle.Points, found.Mark)
                                    : (Cell)new Cell.Missing("")
                            ),
                        ],
                        group.First().Total ? RowKind.Total : RowKind.Normal
                    )),
            ]
        )
        {
            Notes = [context.MarksNote()],
        };
    }

    private static ReportTable Levels(ReportContext context, string arm)
    {
        var rows = context.Results.BenefitStatus.Where(row => row.Arm == arm).ToList();
        var months = rows.Select(row => row.Month).Distinct().Order().ToList();
        return new ReportTable(
            $"benefit-status-{arm}",
            context.Pick("Waar mensen staan: ", "Where people stand: ") + context.Arm(arm),
            Months(context, months),
            [
                .. rows.GroupBy(row => row.Status, StringComparer.Ordinal)
                    .Where(group => !group.First().Total || TotalAdds(context))
                    .Select(group => new Row(
                        context.Pick(group.First().Label),
                        [
                            .. months.Select(month =>
                                Cell.Of(group.FirstOrDefault(row => row.Month == month)?.Share, NumberStyle.Percent)
                            ),
                        ],
                        group.First().Total ? RowKind.Total : RowKind.Normal
                    )),
            ]
        );
    }

    // Where one state is all of being in benefit, its total would be the same row twice.
    private static bool TotalAdds(ReportContext context)
    {
        var rows = context.Results.BenefitStatus;
        return rows.Where(row => row.Total)
            .Any(total =>
                !rows.Any(row =>
                    !row.Total && row.Arm == total.Arm && row.Month == total.Month && row.Share == total.Share
                )
            );
    }

    private static List<Column> Months(ReportContext context, List<int> months) =>
        [
            new Column(context.Pick("Stand", "Status")),
            .. months.Select(month => new Column(
                $"{month}",
                context.Pick("Maanden na de start", "Months since the start")
            )),
        ];

    private static ReportTable Exits(ReportContext context)
    {
        var rows = context.Results.ExitDestinations;
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            "exit-destinations",
            context.Pick("Uitstroom naar een andere uitkering", "Exit to another benefit"),
            TableBuilder.ArmColumns(context, context.Pick("Bestemming", "Destination"), arms),
            [
                .. TableBuilder.Grouped(
                    rows.GroupBy(row => (row.Destination, row.Variable, row.Category)),
                    group =>
                        context.Pick(group.First().Label)
                        + (group.Key.Variable is { } trait ? $" – {context.Variable(trait)}" : ""),
                    group => new Row(
                        group.Key.Variable is { } variable
                            ? context.Category(variable, group.Key.Category)
                            : context.Pick("Iedereen", "Everybody"),
                        [
                            .. arms.Select(arm =>
                                group.FirstOrDefault(row => row.Arm == arm.Id) is { Share: { } share } found
                                    ? new Cell.Number(
                                        share,
                                        NumberStyle.Percent,
                                        Letters: string.Join(",", found.GreaterThan)
                                    )
                                    : (Cell)new Cell.Missing("")
                            ),
                        ],
                        RowKind.Indented
                    )
                ),
            ]
        )
        {
            Notes = [context.LettersNote()],
        };
    }
}
