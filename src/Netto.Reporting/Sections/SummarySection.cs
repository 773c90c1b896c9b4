using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Tables;

namespace Netto.Reporting.Sections;

/// <summary>One paragraph, one figure and one page of signs: all that many readers read.</summary>
internal sealed class SummarySection : ISection
{
    public ReportSection Build(ReportContext context)
    {
        var text = new PlainSummary(context);
        var blocks = new List<Block>();
        if (text.Message() is { Length: > 0 } message)
        {
            blocks.Add(new Block.Callout(message, CalloutKind.Message));
        }
        if (KeyNumbers(context, text.Headline) is { } keys)
        {
            blocks.Add(keys);
        }
        if (HeadlineFigure.Build(context, text.Headline) is { } figure)
        {
            blocks.Add(new Block.FigureBlock(figure));
        }
        blocks.AddRange(text.Paragraphs().Select(paragraph => new Block.Paragraph(paragraph)));
        blocks.AddRange(text.Cautions().Select(caution => new Block.Callout(caution, CalloutKind.Caution)));
        if (Signs(context) is { } signs)
        {
            blocks.Add(
                new Block.Subheading(
                    context.Pick("Alle uitkomsten in één oogopslag", "All outcomes at a glance"),
                    "signs"
                )
            );
            blocks.Add(new Block.TableBlock(signs));
        }
        return new ReportSection("summary", context.Pick("In het kort", "In short"), blocks);
    }

    private static Block.KeyNumbers? KeyNumbers(ReportContext context, SummaryFact? fact)
    {
        if (fact is not { Outcome: { } outcome, From: { } from, To: { } to, Estimate: not null })
        {
            return null;
        }
        var effect = new EffectSentence(context);
        var sides = Sides.Of(context, fact);
        return new Block.KeyNumbers([
            new KeyNumber(
                effect.Level(from, outcome),
                sides.Without is { } reference
                    ? context.Arm(reference)
                    : context.Pick($"zonder {context.Treatment}", $"without {context.Treatment}")
            ),
            new KeyNumber(
                effect.Level(to, outcome),
                sides.With is { } treated
                    ? context.Arm(treated)
                    : context.Pick($"met {context.Treatment}", $"with {context.Treatment}")
            ),
            new KeyNumber(
                effect.Signed(fact),
                fact.Verdict == "significant"
                    ? context.Pick("het effect", "the effect")
                    : context.Pick("verschil, kan toeval zijn", "difference, may be chance")
            ),
        ]);
    }

    private static ReportTable? Signs(ReportContext context)
    {
        var rows = context.Results.Signs.Where(row => row.Subgroup is null).ToList();
        var comparisons = context
            .Design.Comparisons.Where(comparison => rows.Any(row => row.Comparison == comparison.Id))
            .ToList();
        if (comparisons.Count == 0)
        {
            return null;
        }
        var groups = OutcomeGroups.Of(context);
        var named = groups.Count > 1;
        var pairs = groups
            .SelectMany(group => group.Outcomes.Select(outcome => (Group: group, Outcome: outcome)))
            .Where(pair => rows.Exists(row => row.Outcome == pair.Outcome.Id))
            .ToList();
        Row Row(DesignOutcome outcome) =>
            new(
                context.Pick(outcome.Label),
                [
                    .. comparisons.Select(comparison =>
                        Sign(rows.FirstOrDefault(row => row.Outcome == outcome.Id && row.Comparison == comparison.Id))
                    ),
                ],
                RowKind.Indented
            );
        return new ReportTable(
            "signs",
            context.Pick("Alle effecten in tekens", "All effects as signs"),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                .. comparisons.Select(comparison => new Column(context.Pick(comparison.Label))),
            ],
            [
                .. named
                    ? TableBuilder.Grouped(pairs, pair => pair.Group.Name, pair => Row(pair.Outcome))
                    : pairs.Select(pair => Row(pair.Outcome) with { Kind = RowKind.Normal }),
            ]
        )
        {
            Notes = [SignsNote(context)],
        };
    }

    private static string SignsNote(ReportContext context)
    {
        var strictest = context.Results.Settings.EffectMarks.Select(mark => mark.Level).DefaultIfEmpty(1).Min();
        return context.Pick("+ en −: significant omhoog of omlaag (5%)", "+ and −: significantly up or down (5%)")
            + (
                strictest < 0.05
                    ? context.Pick("; ++ en −−: ook op ", "; ++ and −−: also at ") + context.Level(strictest)
                    : ""
            )
            + context.Pick("; 0: geen significant verschil.", "; 0: no significant difference.");
    }

    private static Cell Sign(SignRow? row) =>
        row switch
        {
            null => new Cell.Empty(),
            { Sign: { } sign } => new Cell.Text(sign.Replace('-', '−')),
            _ => new Cell.Missing(""),
        };
}
