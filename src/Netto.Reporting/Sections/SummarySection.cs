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
        if (HeadlineFigure.Build(context) is { } figure)
        {
            blocks.Add(new Block.FigureBlock(figure));
        }
        if (text.Paragraph() is { Length: > 0 } paragraph)
        {
            blocks.Add(new Block.Paragraph(paragraph));
        }
        blocks.AddRange(text.Cautions().Select(caution => new Block.Callout(caution, CalloutKind.Caution)));
        if (Signs(context) is { } signs)
        {
            blocks.Add(new Block.TableBlock(signs));
        }
        return new ReportSection("summary", context.Pick("In het kort", "In short"), blocks);
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
        return new ReportTable(
            "signs",
            context.Pick("Alle effecten in tekens", "All effects as signs"),
            [
                new Column(context.Pick("Uitkomst", "Outcome")),
                .. comparisons.Select(comparison => new Column(context.Pick(comparison.Label))),
            ],
            [
                .. context
                    .Design.Outcomes.Where(outcome => rows.Any(row => row.Outcome == outcome.Id))
                    .Select(outcome => new Row(
                        context.Pick(outcome.Label),
                        [
                            .. comparisons.Select(comparison =>
                                rows.FirstOrDefault(row =>
                                    row.Outcome == outcome.Id && row.Comparison == comparison.Id
                                ) switch
                                {
                                    null => new Cell.Empty(),
                                    { Sign: { } sign } => (Cell)new Cell.Text(sign.Replace('-', '−')),
                                    _ => new Cell.Missing(""),
                                }
                            ),
                        ]
                    )),
            ]
        )
        {
            Notes =
            [
                context.Pick(
                    "+ en −: significant omhoog of omlaag (5%); ++ en −−: op het strengste niveau; 0: geen significant verschil.",
                    "+ and −: significantly up or down (5%); ++ and −−: at the strictest level; 0: no significant difference."
                ),
            ],
        };
    }
}
