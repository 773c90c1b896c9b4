using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Who got which service, how much, when, and whether the groups really differ.</summary>
internal sealed class TakeUpSection : ISection
{
    private const double SmallestBar = 0.005;

    private static readonly string[] Totals = ["conversations", "trajectories", "instruments", "any"];

    public ReportSection? Build(ReportContext context)
    {
        var blocks = new List<Block>();
        if (context.Results.TakeUp.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Means(context)));
            blocks.Add(new Block.TableBlock(Shares(context)));
        }
        AddDistributions(context, blocks);
        blocks.AddRange(TakeUpDetails.Blocks(context));
        var bySubgroup = SubgroupTables(context).ToList();
        if (bySubgroup.Count > 0)
        {
            blocks.Add(
                new Block.Folded(context.Pick("Dienstverlening per deelgroep", "Service by subgroup"), bySubgroup)
            );
        }
        var signs = ProfileTables.Signs(context).ToList();
        if (signs.Count > 0)
        {
            blocks.Add(
                new Block.Subheading(context.Pick("Wie krijgt welke dienst?", "Who gets which service?"), "reach")
            );
            blocks.AddRange(signs);
        }
        return blocks.Count == 0
            ? null
            : new ReportSection("take-up", context.Pick("Inzet van dienstverlening", "Take-up of service"), blocks);
    }

    private static ReportTable Means(ReportContext context)
    {
        var rows = context.Results.TakeUp.Where(row => row.Subgroup is null && row.Mean is not null).ToList();
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            "take-up-means",
            context.Pick("Aantal per persoon (gemiddelde)", "Number per person (mean)"),
            TableBuilder.ArmColumns(context, context.Pick("Dienst", "Service"), arms),
            [
                .. rows.GroupBy(row => row.Kind, StringComparer.Ordinal)
                    .Where(kind => kind.Key != "any")
                    .Select(kind => new Row(
                        context.Service(kind.Key),
                        [
                            .. arms.Select(arm =>
                                kind.FirstOrDefault(row => row.Arm == arm.Id) is { Mean: { } mean } found
                                    ? new Cell.Number(
                                        mean,
                                        NumberStyle.Decimal2,
                                        Letters: string.Join(",", found.MeanGreaterThan)
                                    )
                                    : (Cell)new Cell.Missing("")
                            ),
                        ],
                        Kind(kind.Key)
                    )),
            ]
        )
        {
            Notes = [context.LettersNote()],
        };
    }

    private static ReportTable Shares(ReportContext context)
    {
        var rows = context.Results.TakeUp.Where(row => row.Subgroup is null).ToList();
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            "take-up-shares",
            context.Pick("Aandeel personen met de dienst", "Share of people with the service"),
            TableBuilder.ArmColumns(context, context.Pick("Dienst", "Service"), arms),
            [
                .. rows.GroupBy(row => row.Kind, StringComparer.Ordinal)
                    .Select(kind => new Row(
                        context.Service(kind.Key),
                        [
                            .. arms.Select(arm =>
                                kind.FirstOrDefault(row => row.Arm == arm.Id) is { Share: { } share } found
                                    ? new Cell.Number(
                                        share,
                                        NumberStyle.Percent,
                                        Letters: string.Join(",", found.GreaterThan)
                                    )
                                    : (Cell)new Cell.Missing("")
                            ),
                        ],
                        Kind(kind.Key)
                    )),
            ]
        )
        {
            Notes = [context.LettersNote()],
        };
    }

    private static RowKind Kind(string service) =>
        Totals.Contains(service, StringComparer.Ordinal) ? RowKind.Normal : RowKind.Indented;

    // The first service for everybody is in sight; the others and the leading subgroups open on demand.
    private static void AddDistributions(ReportContext context, List<Block> blocks)
    {
        var figures = context
            .Results.TakeUpDistribution.Where(row => context.IsLeading(row.Subgroup))
            .GroupBy(row => (row.Kind, row.Subgroup))
            .OrderBy(part => part.Key.Subgroup is not null)
            .Select(part => Distribution(context, part.Key.Kind, part.Key.Subgroup, [.. part]))
            .OfType<Block.FigureBlock>()
            .ToList();
        blocks.AddRange(figures.Take(1));
        if (figures.Count > 1)
        {
            blocks.Add(
                new Block.Folded(
                    context.Pick(
                        $"Verdeling van de andere diensten en per deelgroep ({figures.Count - 1})",
                        $"Distribution of the other services and by subgroup ({figures.Count - 1})"
                    ),
                    [.. figures.Skip(1)]
                )
            );
        }
    }

    private static Block.FigureBlock? Distribution(
        ReportContext context,
        string kind,
        string? subgroup,
        List<DistributionRow> all
    )
    {
        var rows = all.Where(row => row.Share is not null && context.IsWholeArm(row.Arm)).ToList();
        if (rows.Count == 0)
        {
            return null;
        }
        // Classes without a bar that can be seen would only push the others together.
        var last = rows.Where(row => row.Share >= SmallestBar).Select(row => row.From).DefaultIfEmpty(0).Max();
        var seen = rows.Where(row => row.From <= last).ToList();
        var bars = new BarFigure(context, [.. seen.Select(row => new Bar(Class(row), row.Arm, row.Share!.Value))])
        {
            Categories = [.. seen.OrderBy(row => row.From).Select(Class).Distinct(StringComparer.Ordinal)],
            CategoryTitle = context.Pick("aantal per persoon", "number per person"),
        };
        var about = subgroup is null ? "" : $" – {context.Subgroup(subgroup)}";
        return new Block.FigureBlock(
            new Figure(
                $"distribution-{kind}{(subgroup is null ? "" : "-" + subgroup)}",
                context.Pick("Verdeling van het aantal: ", "Distribution of the number: ")
                    + ReportContext.InSentence(context.Service(kind))
                    + about,
                string.Join(" ", rows.Where(row => row.From == 0).Select(row => HadNone(context, row))),
                bars.Columns()
            )
            {
                Narrow = (bars with { Room = FigureRoom.Narrow }).Columns(),
            }
        );
    }

    private static string HadNone(ReportContext context, DistributionRow row)
    {
        var share = context.Write(row.Share!.Value, NumberStyle.Percent);
        return context.Pick(
            $"{context.Arm(row.Arm)}: {share} had er geen.",
            $"{context.Arm(row.Arm)}: {share} had none."
        );
    }

    private static string Class(DistributionRow row) =>
        row.To is null ? $"{row.From}+"
        : row.To == row.From ? $"{row.From}"
        : $"{row.From}–{row.To}";

    private static IEnumerable<Block> SubgroupTables(ReportContext context)
    {
        var subgroups = context
            .Design.Subgroups.Where(subgroup => context.Results.TakeUp.Any(row => row.Subgroup == subgroup.Id))
            .ToList();
        foreach (
            var arm in TableBuilder.ArmsIn(
                context,
                context.Results.TakeUp.Where(row => row.Subgroup is not null).Select(row => row.Arm)
            )
        )
        {
            var rows = context.Results.TakeUp.Where(row => row.Arm == arm.Id && row.Subgroup is not null).ToList();
            yield return new Block.TableBlock(
                new ReportTable(
                    $"take-up-subgroups-{arm.Id}",
                    context.Pick("Gemiddeld aantal per deelgroep: ", "Mean number by subgroup: ")
                        + context.Pick(arm.Label),
                    [
                        new Column(context.Pick("Dienst", "Service")),
                        .. subgroups.Select(subgroup => new Column(
                            context.Pick(subgroup.Label),
                            subgroup.VariableLabel is { } group ? context.Pick(group) : null
                        )),
                    ],
                    [
                        .. rows.Where(row => row.Kind != "any")
                            .GroupBy(row => row.Kind, StringComparer.Ordinal)
                            .Select(kind => new Row(
                                context.Service(kind.Key),
                                [
                                    .. subgroups.Select(subgroup =>
                                        Tables.Cell.Of(
                                            kind.FirstOrDefault(row => row.Subgroup == subgroup.Id)?.Mean,
                                            NumberStyle.Decimal2
                                        )
                                    ),
                                ],
                                Kind(kind.Key)
                            )),
                    ]
                )
            );
        }
    }
}
