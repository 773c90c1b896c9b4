using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Netto.Reporting.Workbook;

/// <summary>The first sheet: the tables, with a link to each.</summary>
internal static class IndexSheet
{
    public static Worksheet Build(IReadOnlyList<ReportTable> tables, IReadOnlyList<string> names, Language language)
    {
        var data = new SheetData();
        var links = new Hyperlinks();
        Append(data, SheetCells.Text(language.Pick("Tabellen", "Tables"), CellStyles.Title));
        for (var i = 0; i < tables.Count; i++)
        {
            var reference = Append(data, SheetCells.Text(tables[i].Title, CellStyles.Link));
            links.AppendChild(new Hyperlink { Reference = reference, Location = $"'{names[i]}'!A1" });
        }
        var width = new Columns(
            new SheetColumn
            {
                Min = 1,
                Max = 1,
                Width = 90,
                CustomWidth = true,
            }
        );
        var sheet = new Worksheet(width, data);
        if (links.HasChildren)
        {
            sheet.AppendChild(links);
        }
        return sheet;
    }

    private static string Append(SheetData data, DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var number = (uint)data.ChildElements.Count + 1;
        cell.CellReference = $"A{number}";
        data.AppendChild(new SheetRow(cell) { RowIndex = number });
        return cell.CellReference!;
    }
}
