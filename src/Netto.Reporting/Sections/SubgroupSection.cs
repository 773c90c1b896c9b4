using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>For whom it works: subgroups with their interaction tests, and everything on one page.</summary>
internal sealed class SubgroupSection : ISection
{
    public ReportSection? Build(ReportContext context)
    {
        var blocks = new List<Block>();
        foreach (var comparison in context.Design.Comparisons.Take(1))
        {
            foreach (var outcome in Outcomes(context, comparison))
            {
                if (Forest(context, comparison, outcome) is { } figure)
                {
                    blocks.Add(new Block.FigureBlock(figure));
                }
            }
        }
        blocks.AddRange(InteractionTables.Of(context).Select(table => new Block.TableBlock(table)));
        foreach (var comparison in context.Design.Comparisons)
        {
            if (Table(context, comparison) is { } table)
            {
                blocks.Add(new Block.Folded(table.Title, [new Block.TableBlock(table)]));
            }
        }
        if (context.Results.Overview.Any(row => row.Subgroup is not null))
        {
            var overview = OverviewTable.Of(context);
            blocks.Add(new Block.Folded(overview.Title, [new Block.TableBlock(overview)]));
        }
        if (blocks.Count == 0)
        {
            return null;
        }
        blocks.Insert(
            0,
            new Block.Paragraph(
                (
                    InteractionTables.Verdict(context)
                    + context.Pick(
                        " Bij veel deelgroepen zijn toevallige uitschieters te verwachten. Let daarom vooral op de toets of de effecten van elkaar verschillen.",
                        " With many subgroups some will stand out by chance. So look above all at the test whether effects differ from each other."
                    )
                ).TrimStart()
            )
        );
        return new ReportSection("subgroups", context.Pick("Voor wie werkt het?", "For whom does it work?"), blocks);
    }

    private static IEnumerable<DesignOutcome> Outcomes(ReportContext context, DesignComparison comparison)
    {
        var with = context
            .Design.Outcomes.Where(outcome =>
                context.Results.Effects.Any(row =>
                    row.Outcome == outcome.Id
                    && row.Comparison == comparison.Id
                    && row.Subgroup is not null
                    && row.Estimate is not null
                )
            )
            .ToList();
        var headline = HeadlineFact.Of(context)?.Outcome;
        var shown = with.Where(outcome => outcome.Id == headline).ToList();
        return shown.Count > 0 ? shown : with.Take(1);
    }

    private static Figure? Forest(ReportContext context, DesignComparison comparison, DesignOutcome outcome)
    {
        var parts = context
            .Design.Subgroups.Select(subgroup =>
                (subgroup, row: EffectTables.Main(context, outcome.Id, comparison, subgroup.Id))
            )
            .Where(pair => pair.row is { Estimate: not null, CiLow: not null, CiHigh: not null })
            .ToList();
        var lines = parts
            .Select(pair => Line(Label(context, pair.subgroup, [.. parts.Select(part => part.subgroup)]), pair.row!))
            .ToList();
        if (lines.Count < 2)
        {
            return null;
        }
        if (
            EffectTables.Main(context, outcome.Id, comparison, null) is
            { Estimate: not null, CiLow: not null, CiHigh: not null } all
        )
        {
            lines.Insert(0, Line(context.Pick("Iedereen", "Everybody"), all));
        }
        var style = NumberStyles.Effect(outcome.Unit);
        var plot = new ForestPlot(context, lines, style) { XTitle = context.UnitOfEffects(outcome.Unit) };
        return new Figure(
            $"subgroups-{outcome.Id}",
            $"{context.Pick(outcome.Label)}: {context.Pick("effect per deelgroep", "effect by subgroup")}",
            plot.InWords(),
            plot.Specification(),
            $"{context.Pick(comparison.Label)}; {context.Method(comparison.MainMethod)}; {context.Pick("95%-intervallen", "95% intervals")}. {context.SubgroupStarsNote()}"
        )
        {
            Narrow = (plot with { Room = FigureRoom.Narrow }).Specification(),
        };
    }

    // The names of subgroups stand by themselves ("Women"); their variable is told where two have the same name.
    private static string Label(ReportContext context, DesignSubgroup subgroup, List<DesignSubgroup> all) =>
        subgroup.VariableLabel is { } variable
        && all.Count(other => context.Pick(other.Label) == context.Pick(subgroup.Label)) > 1
            ? $"{context.Pick(variable)}: {context.Pick(subgroup.Label)}"
            : context.Pick(subgroup.Label);

    private static ForestLine Line(string label, EffectRow row) =>
        new(label, row.Estimate!.Value, row.CiLow!.Value, row.CiHigh!.Value, row.Stars);

    private static ReportTable? Table(ReportContext context, DesignComparison comparison)
    {
        var subgroups = context
            .Design.Subgroups.Where(subgroup =>
                context.Results.Effects.Any(row => row.Comparison == comparison.Id && row.Subgroup == subgroup.Id)
            )
            .ToList();
        if (subgroups.Count == 0)
        {
            return null;
        }
        return new ReportTable(
            $"subgroups-{comparison.Id}",
            context.Pick("Effecten per deelgroep: ", "Effects by subgroup: ") + context.Pick(comparison.Label),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                .. subgroups.Select(subgroup => new Column(
                    context.Pick(subgroup.Label),
                    subgroup.VariableLabel is { } group ? context.Pick(group) : null
                )),
            ],
            [
                .. context
                    .Design.Outcomes.Where(outcome =>
                        subgroups.Any(subgroup =>
                            EffectTables.Main(context, outcome.Id, comparison, subgroup.Id) is not null
                        )
                    )
                    .Select(outcome => new Row(
                        context.Pick(outcome.Label),
                        [
                            .. subgroups.Select(subgroup =>
                                EffectTables.Cell(
                                    context,
                                    EffectTables.Main(context, outcome.Id, comparison, subgroup.Id)
                                )
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes =
            [
                context.SubgroupStarsNote() + EffectTables.LevelsNote(context),
                .. EffectTables.Unsettled(
                    context,
                    context.Design.Outcomes.SelectMany(outcome =>
                        subgroups.Select(subgroup => EffectTables.Main(context, outcome.Id, comparison, subgroup.Id))
                    )
                ),
            ],
        };
    }
}
