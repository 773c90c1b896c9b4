using Netto.Evaluation.Results;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Sections;

/// <summary>What went otherwise: what the protocol already says, and what was found in the data.</summary>
internal static class DeviationBlocks
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        var rows = context.Results.Deviations;
        if (rows.Count == 0)
        {
            yield return new Block.Paragraph(
                context.Pick("Er zijn geen afwijkingen gevonden of gemeld.", "No deviations were found or reported.")
            );
            yield break;
        }
        var said = rows.Where(row => row.Source != "found").Select(row => Said(context, row)).ToList();
        if (said.Count > 0)
        {
            yield return new Block.Bullets(said);
        }
        var found = rows.Where(row => row.Source == "found")
            .Select(row => new Row(context.Pick(row.Text), [Cell.Of(row.N)]))
            .ToList();
        if (found.Count > 0)
        {
            yield return new Block.Folded(
                context.Pick($"Gevonden in de gegevens ({found.Count})", $"Found in the data ({found.Count})"),
                [
                    new Block.TableBlock(
                        new ReportTable(
                            "deviations",
                            context.Pick("Afwijkingen gevonden in de gegevens", "Deviations found in the data"),
                            [new Column(context.Pick("Wat", "What")), new Column(context.Pick("Aantal", "Number"))],
                            found
                        )
                    ),
                ]
            );
        }
    }

    private static string Said(ReportContext context, DeviationRow row) =>
        row.Offices.Count == 0
            ? context.Pick(row.Text)
            : context.Language.Enumerate([.. row.Offices]) + ": " + ReportContext.InSentence(context.Pick(row.Text));
}
