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
        foreach (var comparison in context.Design.Comparisons)
        {
            if (Table(context, comparison) is { } table)
            {
                blocks.Add(new Block.TableBlock(table));
            }
        }
        if (context.Results.InteractionTests.Count > 0)
        {
            blocks.Add(new Block.TableBlock(Interactions(context)));
        }
        if (context.Results.Overview.Any(row => row.Subgroup is not null))
        {
            blocks.Add(new Block.TableBlock(Overview(context)));
        }
        if (blocks.Count == 0)
        {
            return null;
        }
        blocks.Insert(
            0,
            new Block.Paragraph(
                context.Pick(
                    "Bij veel deelgroepen zijn toevallige uitschieters te verwachten. Let daarom vooral op de toets of de effecten van elkaar verschillen.",
                    "With many subgroups some will stand out by chance. So look above all at the test whether effects differ from each other."
                )
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
        var primary = with.Where(outcome => outcome.Primary).ToList();
        return primary.Count > 0 ? primary : with.Take(2);
    }

    private static Figure? Forest(ReportContext context, DesignComparison comparison, DesignOutcome outcome)
    {
        var lines = context
            .Design.Subgroups.Select(subgroup =>
                (subgroup, row: EffectTables.Main(context, outcome.Id, comparison, subgroup.Id))
            )
            .Where(pair => pair.row is { Estimate: not null, CiLow: not null, CiHigh: not null })
            .Select(pair => Line(context, Label(context, pair.subgroup), pair.row!))
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
            lines.Insert(0, Line(context, context.Pick("Iedereen", "Everybody"), all));
        }
        var style = NumberStyles.Effect(outcome.Unit);
        var plot = new ForestPlot(context, lines, style)
        {
            XTitle = style == NumberStyle.Points ? context.Pick("procentpunten", "percentage points") : "",
        };
        return new Figure(
            $"subgroups-{outcome.Id}",
            $"{context.Pick(outcome.Label)}: {context.Pick("effect per deelgroep", "effect by subgroup")}",
            plot.InWords(),
            plot.Specification(),
            $"{context.Pick(comparison.Label)}; {context.Method(comparison.MainMethod)}; {context.Pick("95%-intervallen", "95% intervals")}. {context.StarsNote()}"
        );
    }

    private static string Label(ReportContext context, DesignSubgroup subgroup) =>
        subgroup.VariableLabel is { } variable
            ? $"{context.Pick(variable)}: {context.Pick(subgroup.Label)}"
            : context.Pick(subgroup.Label);

    private static ForestLine Line(ReportContext context, string label, EffectRow row)
    {
        _ = context;
        return new ForestLine(label, row.Estimate!.Value, row.CiLow!.Value, row.CiHigh!.Value, row.Stars);
    }

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
            Notes = [context.StarsNote()],
        };
    }

    private static ReportTable Interactions(ReportContext context) =>
        new(
            "interaction-tests",
            context.Pick("Verschillen de effecten tussen deelgroepen?", "Do effects differ between subgroups?"),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                new Column(context.Pick("Vergelijking", "Comparison")),
                new Column(context.Pick("Deelgroepen naar", "Subgroups by")),
                new Column("p"),
                new Column(context.Pick("p, gecorrigeerd", "p, adjusted")),
            ],
            [
                .. context
                    .Results.InteractionTests.Where(test => IsMain(context, test))
                    .Select(test => new Row(
                        context.Outcome(test.Outcome),
                        [
                            new Cell.Text($"{context.Comparison(test.Comparison)} ({context.Method(test.Method)})"),
                            new Cell.Text(VariableOfSubgroups(context, test.Variable)),
                            Cell.Of(test.PValue, NumberStyle.PValue, context.Reason(test.Reason)),
                            Cell.Of(test.PAdjusted, NumberStyle.PValue),
                        ]
                    )),
            ]
        );

    private static bool IsMain(ReportContext context, InteractionTest test) =>
        context.Design.Comparisons.Any(comparison =>
            comparison.Id == test.Comparison && comparison.MainMethod == test.Method
        );

    private static string VariableOfSubgroups(ReportContext context, string variable) =>
        context.Design.Subgroups.FirstOrDefault(subgroup => subgroup.Variable == variable)?.VariableLabel is { } label
            ? context.Pick(label)
            : context.Variable(variable);

    private static ReportTable Overview(ReportContext context)
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
            context.Pick("Alle niveaus en effecten op één bladzijde", "All levels and effects on one page"),
            [
                new Column(context.Pick("Uitkomst en deelgroep", "Outcome and subgroup")),
                .. arms.Select(arm => new Column(context.Pick(arm.Label), context.Pick("Niveau", "Level"))),
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
                            .. comparisons.Select(comparison =>
                                row.Effects.FirstOrDefault(effect => effect.Comparison == comparison.Id)
                                    is { Estimate: { } estimate } found
                                    ? new Cell.Number(
                                        estimate,
                                        NumberStyles.Effect(context.Unit(row.Outcome)),
                                        found.Stars
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
            Notes = [context.StarsNote()],
        };
    }
}
