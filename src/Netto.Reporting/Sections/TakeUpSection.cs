using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Who got which service, how much, when, and whether the groups really differ.</summary>
internal sealed class TakeUpSection : ISection
{
    private static readonly string[] Totals = ["conversations", "trajectories", "instruments", "any"];

    public ReportSection? Build(ReportContext context)
    {
        var blocks = new List<Block>();
        if (context.Results.TakeUp.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Means(context)));
            blocks.Add(new Block.TableBlock(Shares(context)));
        }
        blocks.AddRange(Distributions(context));
        blocks.AddRange(TakeUpDetails.Blocks(context));
        blocks.AddRange(SubgroupTables(context));
        blocks.AddRange(ProfileTables.Signs(context));
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

    private static IEnumerable<Block> Distributions(ReportContext context)
    {
        foreach (
            var part in context
                .Results.TakeUpDistribution.Where(row => context.IsLeading(row.Subgroup))
                .GroupBy(row => (row.Kind, row.Subgroup))
        )
        {
            var rows = part.Where(row => row.Share is not null && context.ArmOrNull(row.Arm) is { PartOf: null })
                .ToList();
            var categories = rows.OrderBy(row => row.From).Select(Class).Distinct(StringComparer.Ordinal).ToList();
            if (rows.Count == 0)
            {
                continue;
            }
            var bars = new BarFigure(context, [.. rows.Select(row => new Bar(Class(row), row.Arm, row.Share!.Value))])
            {
                Categories = categories,
                CategoryTitle = context.Service(part.Key.Kind),
            };
            var about = part.Key.Subgroup is { } subgroup ? $" – {context.Subgroup(subgroup)}" : "";
            yield return new Block.FigureBlock(
                new Figure(
                    $"distribution-{part.Key.Kind}{(part.Key.Subgroup is { } id ? "-" + id : "")}",
                    context.Pick("Verdeling van het aantal: ", "Distribution of the number: ")
                        + context.Service(part.Key.Kind)
                        + about,
                    string.Join(
                        " ",
                        rows.Where(row => row.From == 0)
                            .Select(row =>
                                context.Pick(
                                    $"{context.Arm(row.Arm)}: {context.Write(row.Share!.Value, NumberStyle.Percent)} had er geen.",
                                    $"{context.Arm(row.Arm)}: {context.Write(row.Share!.Value, NumberStyle.Percent)} had none."
                                )
                            )
                    ),
                    bars.Columns()
                )
            );
        }
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
