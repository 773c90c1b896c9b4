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
        var groups = OutcomeGroups.Of(context);
        if (groups.Count == 0)
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
        foreach (var group in groups)
        {
            AddGroup(context, group, groups.Count > 1, blocks);
        }
        return new ReportSection("effects", context.Pick("Uitkomsten en effecten", "Outcomes and effects"), blocks);
    }

    private static string Introduction(ReportContext context) =>
        context.Pick(
            $"Een effect is het verschil met wat zonder {context.Treatment} zou zijn gebeurd. Onder elk effect staat het niveau zonder en met; daarna staan de uitkomsten zoals gemeten, per groep.",
            $"An effect is the difference with what would have happened without {context.Treatment}. Under each effect stand the levels without and with; then follow the outcomes as measured, by group."
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
        )
        {
            Narrow = (plot with { Room = FigureRoom.Narrow }).Specification(),
        };
    }

    private static void AddGroup(ReportContext context, OutcomeGroup group, bool named, List<Block> blocks)
    {
        if (named)
        {
            blocks.Add(new Block.Subheading(group.Name, $"effects-of-{group.Id}"));
        }
        var suffix = named ? $": {ReportContext.InSentence(group.Name)}" : "";
        var effects = context.Pick("Effecten", "Effects") + suffix;
        if (EffectTables.Effects(context, $"effects-{group.Id}", effects, group.Outcomes) is { } table)
        {
            blocks.Add(new Block.TableBlock(table));
        }
        var levels = context.Pick("Uitkomsten per groep", "Outcomes by group") + suffix;
        if (
            EffectTables.Descriptives(context, $"outcomes-{group.Id}", levels, Once(context, group)) is { } descriptives
        )
        {
            blocks.Add(new Block.TableBlock(descriptives));
        }
        var inTables = group.Outcomes.Select(outcome => outcome.Id).ToHashSet(StringComparer.Ordinal);
        blocks.AddRange(
            context
                .Results.Categories.GroupBy(row => row.Outcome, StringComparer.Ordinal)
                .Where(rows => Home(context, rows.Key, inTables))
                .Select(rows => new Block.TableBlock(Categories(context, rows.Key, [.. rows])))
        );
        AddCurves(context, group, blocks);
    }

    // The classes of a distribution have a table of their own.
    private static List<DesignOutcome> Once(ReportContext context, OutcomeGroup group)
    {
        var classes = context.Results.Categories.Select(row => row.Label).ToHashSet();
        return [.. group.Outcomes.Where(outcome => !classes.Contains(outcome.Label))];
    }

    // A distribution that is no outcome of its own stands with the first group.
    private static bool Home(ReportContext context, string outcome, HashSet<string> inTables) =>
        context.OutcomeOrNull(outcome) is null
            ? inTables.Contains(context.Design.Outcomes[0].Id)
            : inTables.Contains(outcome);

    // The first curve tells how effects come about; the others open on demand.
    private static void AddCurves(ReportContext context, OutcomeGroup group, List<Block> blocks)
    {
        var figures = group.Outcomes.SelectMany(outcome => Curves(context, outcome)).ToList();
        blocks.AddRange(figures.Take(1));
        if (figures.Count > 1)
        {
            blocks.Add(
                new Block.Folded(
                    context.Pick(
                        $"Verloop van de andere uitkomsten ({figures.Count - 1})",
                        $"Course of the other outcomes ({figures.Count - 1})"
                    ),
                    figures[1..]
                )
            );
        }
    }

    private static IEnumerable<Block> Curves(ReportContext context, DesignOutcome outcome)
    {
        var everybody = context.Results.Curves.Where(curve => curve.Outcome == outcome.Id && curve.Subgroup is null);
        foreach (var kind in everybody.GroupBy(curve => curve.Kind, StringComparer.Ordinal))
        {
            var title = CurveFigure.Title(context, outcome, kind.Key);
            if (CurveFigure.Build(context, $"curve-{outcome.Id}-{kind.Key}", title, [.. kind]) is { } figure)
            {
                yield return new Block.FigureBlock(figure);
            }
        }
    }

    private static ReportTable Categories(ReportContext context, string outcome, List<CategoryRow> rows)
    {
        var arms = TableBuilder.ArmsIn(context, rows.Select(row => row.Arm));
        return new ReportTable(
            $"categories-{outcome}",
            CategoryTitle(context, outcome),
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

    private static string CategoryTitle(ReportContext context, string outcome) =>
        context.OutcomeOrNull(outcome) is { } known
            ? context.Pick(known.Label) + context.Pick(": verdeling", ": distribution")
        : outcome.StartsWith("contract-at-", StringComparison.Ordinal)
            ? context.Pick(
                $"Contract na {outcome["contract-at-".Length..]} maanden",
                $"Contract after {outcome["contract-at-".Length..]} months"
            )
        : outcome;
}
