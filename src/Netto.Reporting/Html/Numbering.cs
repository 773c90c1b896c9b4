using Netto.Reporting.Documents;

namespace Netto.Reporting.Html;

/// <summary>Numbers of figures and tables: chapter and place, as 4.2.</summary>
public sealed class Numbering
{
    private readonly Dictionary<string, string> _figures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    public Numbering(ReportDocument document)
    {
        var figure = document.Language.Pick("Figuur", "Figure");
        var table = document.Language.Pick("Tabel", "Table");
        for (var chapter = 0; chapter < document.Sections.Count; chapter++)
        {
            int figures = 0,
                tables = 0;
            foreach (var block in document.Sections[chapter].AllBlocks)
            {
                if (block is Block.FigureBlock drawn)
                {
                    _figures[drawn.Figure.Id] = $"{figure} {chapter + 1}.{++figures}";
                }
                else if (block is Block.TableBlock shown)
                {
                    _numbers[shown.Table.Id] = $"{chapter + 1}.{++tables}";
                    _tables[shown.Table.Id] = $"{table} {_numbers[shown.Table.Id]}";
                }
            }
        }
    }

    public string Figure(string id) => _figures[id];

    public string Table(string id) => _tables[id];

    /// <summary>The number without the word in front.</summary>
    public string TableNumber(string id) => _numbers[id];
}
