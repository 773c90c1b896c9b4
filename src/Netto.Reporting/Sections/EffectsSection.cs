using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>Outcomes by arm, effects with stars and levels, and how they come about over time.</summary>
internal sealed class EffectsSection : ISection
{
    public ReportSection? Build(ReportContext context)
    {
        var families = EffectTables.Families(context).ToList();
        if (families.Count == 0)
        {
            return null;
        }
        var blocks = new List<Block> { new Block.Paragraph(Introduction(context)) };
        foreach (var comparison in context.Design.Comparisons.Take(1))
        {
            if (Forest(context, comparison) is { } forest)
            {
                blocks.Add(new Block.FigureBlock(forest));
            }
        }
        for (var i = 0; i < families.Count; i++)
        {
            AddFamily(context, families[i].Key, [.. families[i]], i + 1, families.Count > 1, blocks);
        }
        return new ReportSection("effects", context.Pick("Uitkomsten en effecten", "Outcomes and effects"), blocks);
    }

    private static string Introduction(ReportContext context) =>
        context.Pick(
            "Eerst staan de uitkomsten zoals gemeten, per groep; daarna wat de dienstverlening eraan verandert. Een effect is het verschil met wat zonder die dienstverlening zou zijn gebeurd.",
            "First the outcomes as measured, by group; then what the service changes. An effect is the difference with what would have happened without the service."
        );

    private static Figure? Forest(ReportContext context, DesignComparison comparison)
    {
        var lines = context
            .Design.Outcomes.Where(outcome => outcome.Unit is "share" or "fraction")
            .Select(outcome => EffectTables.Main(context, outcome.Id, comparison, null))
            .OfType<EffectRow>()
            .Where(row => row is { Estimate: not null, CiLow: not null, CiHigh: not null })
            .Select(row => new ForestLine(
                context.Outcome(row.Outcome),
                row.Estimate!.Value,
                row.CiLow!.Value,
                row.CiHigh!.Value,
                row.Stars
            ))
            .ToList();
        if (lines.Count < 2)
        {
            return null;
        }
        var plot = new ForestPlot(context, lines, NumberStyle.Points)
        {
            XTitle = context.Pick("procentpunten", "percentage points"),
        };
        return new Figure(
            "effects",
            context.Pick("Effecten met 95%-interval: ", "Effects with 95% interval: ") + context.Pick(comparison.Label),
            plot.InWords(),
            plot.Specification(),
            context.Pick("Blauw: het interval bevat nul niet. ", "Blue: the interval does not hold zero. ")
                + context.StarsNote()
        );
    }

    private static void AddFamily(
        ReportContext context,
        string family,
        List<DesignOutcome> outcomes,
        int number,
        bool named,
        List<Block> blocks
    )
    {
        if (named)
        {
            blocks.Add(new Block.Subheading(family));
        }
        var suffix = named ? $": {family}" : "";
        if (
            EffectTables.Descriptives(
                context,
                $"outcomes-{number}",
                context.Pick("Uitkomsten per groep", "Outcomes by group") + suffix,
                outcomes
            ) is
            { } levels
        )
        {
            blocks.Add(new Block.TableBlock(levels));
        }
        foreach (
            var categories in context
                .Results.Categories.Where(row => outcomes.Any(o => o.Id == row.Outcome))
                .GroupBy(row => row.Outcome, StringComparer.Ordinal)
        )
        {
            blocks.Add(new Block.TableBlock(Categories(context, categories.Key, [.. categories])));
        }
        if (
            EffectTables.Effects(
                context,
                $"effects-{number}",
                context.Pick("Effecten", "Effects") + suffix,
                outcomes
            ) is
            { } effects
        )
        {
            blocks.Add(new Block.TableBlock(effects));
        }
        foreach (var outcome in outcomes)
        {
            AddCurves(context, outcome, blocks);
        }
    }

    private static void AddCurves(ReportContext context, DesignOutcome outcome, List<Block> blocks)
    {
        var everybody = context.Results.Curves.Where(curve => curve.Outcome == outcome.Id && curve.Subgroup is null);
        foreach (var kind in everybody.GroupBy(curve => curve.Kind, StringComparer.Ordinal))
        {
            var title =
                context.Pick(outcome.Label)
                + (
                    kind.Key == "cumulative"
                        ? context.Pick(", cumulatief", ", cumulative")
                        : context.Pick(", per maand", ", by month")
                );
            if (CurveFigure.Build(context, $"curve-{outcome.Id}-{kind.Key}", title, [.. kind]) is { } figure)
            {
                blocks.Add(new Block.FigureBlock(figure));
            }
        }
    }

    private static ReportTable Categories(ReportContext context, string outcome, List<CategoryRow> rows)
    {
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            $"categories-{outcome}",
            context.Outcome(outcome) + context.Pick(": verdeling", ": distribution"),
            TableBuilder.ArmColumns(context, context.Pick("Klasse", "Class"), arms),
            [
                .. rows.GroupBy(row => row.Category, StringComparer.Ordinal)
                    .Select(group => new Row(
                        context.Pick(group.First().Label),
                        [
                            .. arms.Select(arm =>
                                group.FirstOrDefault(row => row.Arm == arm.Id) is { Share: { } share } found
                                    ? new Cell.Number(
                                        share,
                                        NumberStyle.Percent,
                                        Letters: string.Join(",", found.GreaterThan)
                                    )
                                    : (Cell)new Cell.Missing(context.Reason(group.First().Reason))
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes = [context.LettersNote()],
        };
    }
}
