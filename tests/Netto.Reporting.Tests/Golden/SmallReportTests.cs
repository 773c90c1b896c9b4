using System.Text;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Golden;

/// <summary>The report of forty people, word for word and number for number, in both languages.</summary>
[Trait("Kind", "Golden")]
public sealed class SmallReportTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void The_report_reads_as_it_was_approved(string language)
    {
        var file = RepositoryFolder.Find("tests", "Netto.Reporting.Tests", "Golden", $"small-{language}.txt");
        var text = Text(ReportBuilder.Build(Trials.Small, Language.Of(language)));
        if (Environment.GetEnvironmentVariable("NETTO_UPDATE") == "1")
        {
            File.WriteAllText(file, text);
        }
        text.ShouldBe(File.ReadAllText(file));
    }

    /// <summary>14 of 20 against 7 of 20 have a job; weeks are 0 … 19 against 2 … 21.</summary>
    [Fact]
    public void Its_numbers_are_those_of_the_table_by_hand()
    {
        var text = Text(ReportBuilder.Build(Trials.Small, Language.Of("nl")));
        text.ShouldContain("Aan het werk | +35,0\u00a0pp** (35,0% → 70,0%)");
        text.ShouldContain("Weken uitkering | −2,0 (11,5 → 9,5)");
        text.ShouldContain(
            "In de groep ‘Training’ geldt ‘aan het werk’ voor 70,0% van de mensen, in de groep ‘Controle’ voor 35,0%: 35,0 procentpunt meer, ofwel 7 mensen."
        );
    }

    private static string Text(ReportDocument document)
    {
        var lines = new StringBuilder($"# {document.Title}\n");
        foreach (var section in document.Sections)
        {
            lines.Append($"\n## {section.Heading}\n");
            foreach (var block in section.Blocks)
            {
                Write(lines, block, document.Language);
            }
        }
        return lines.ToString();
    }

    private static void Write(StringBuilder lines, Block block, Language language)
    {
        switch (block)
        {
            case Block.Paragraph paragraph:
                lines.Append($"{paragraph.Text}\n");
                break;
            case Block.Callout callout:
                lines.Append($"! {callout.Text}\n");
                break;
            case Block.KeyNumbers keys:
                lines.Append($"{string.Join(" | ", keys.Numbers.Select(key => $"{key.Value} {key.Label}"))}\n");
                break;
            case Block.Bullets bullets:
                bullets.Items.ToList().ForEach(item => lines.Append($"- {item}\n"));
                break;
            case Block.Terms terms:
                terms.Items.ToList().ForEach(term => lines.Append($"- {term.Name}: {term.Meaning}\n"));
                break;
            case Block.Subheading heading:
                lines.Append($"### {heading.Text}\n");
                break;
            case Block.FigureBlock figure:
                lines.Append($"[{figure.Figure.Title}] {figure.Figure.Alternative} {figure.Figure.Note}\n");
                break;
            case Block.TableBlock table:
                Write(lines, table.Table, language);
                break;
            case Block.Folded folded:
                lines.Append($"> {folded.Summary}\n");
                folded.Blocks.ToList().ForEach(inner => Write(lines, inner, language));
                break;
        }
    }

    private static void Write(StringBuilder lines, ReportTable table, Language language)
    {
        lines.Append($"({table.Title})\n{string.Join(" | ", table.Columns.Select(column => column.Header))}\n");
        foreach (var row in table.Rows)
        {
            lines.Append($"{string.Join(" | ", [row.Label, .. row.Cells.Select(cell => Words(cell, language))])}\n");
        }
        table.Notes.ToList().ForEach(note => lines.Append($"* {note}\n"));
    }

    private static string Words(Cell cell, Language language) =>
        cell switch
        {
            Cell.Number number => number.InWords(language) + number.Marks + number.Letters,
            Cell.Effect effect => effect.InWords(language)
                + effect.Marks
                + (effect.LevelsInWords(language) is { } levels ? $" ({levels})" : ""),
            Cell.Interval interval => interval.InWords(language),
            Cell.Text text => text.Value,
            Cell.Missing missing => $"– {missing.Reason}".TrimEnd(),
            _ => "",
        };
}
