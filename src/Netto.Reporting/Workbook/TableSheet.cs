using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using SheetColumn = DocumentFormat.OpenXml.Spreadsheet.Column;
using SheetRow = DocumentFormat.OpenXml.Spreadsheet.Row;

namespace Netto.Reporting.Workbook;

/// <summary>One table as a sheet. Marks, letters, levels and standard errors get columns of their own where they occur.</summary>
internal static class TableSheet
{
    // Longer texts run on over the empty cells beside them.
    private const int LongestColumn = 60;

    public static Worksheet Build(ReportTable table, Language language)
    {
        var parts = Enumerable
            .Range(1, table.Columns.Count - 1)
            .Select(i => ColumnParts.Of(table, i, language))
            .ToList();
        var data = new SheetData();
        Append(data, [SheetCells.Text(table.Title, CellStyles.Title)]);
        Append(data, []);
        Append(data, Headers(table, parts));
        var headerRow = data.ChildElements.Count;
        foreach (var row in table.Rows)
        {
            Append(data, Cells(row, parts));
        }
        Append(data, []);
        foreach (var note in table.Notes)
        {
            Append(data, [SheetCells.Text(note, CellStyles.Note)]);
        }
        return new Worksheet(Frozen(headerRow), Widths(table, parts), data);
    }

    private static void Append(SheetData data, IEnumerable<SheetCell> cells)
    {
        var number = (uint)data.ChildElements.Count + 1;
        var row = new SheetRow { RowIndex = number };
        var column = 0;
        foreach (var cell in cells)
        {
            cell.CellReference = SheetCells.ColumnName(column++) + number;
            row.AppendChild(cell);
        }
        data.AppendChild(row);
    }

    private static IEnumerable<SheetCell> Headers(ReportTable table, List<ColumnParts> parts) =>
        parts
            .SelectMany(part => part.Headers)
            .Prepend(table.Columns[0].Header)
            .Select(text => SheetCells.Text(text, CellStyles.Header));

    private static IEnumerable<SheetCell> Cells(Tables.Row row, List<ColumnParts> parts)
    {
        var label = row.Kind == RowKind.Indented ? "    " + row.Label : row.Label;
        var style = row.Kind is RowKind.Heading or RowKind.Total ? CellStyles.Heading : CellStyles.Plain;
        return parts
            .Zip(row.Cells, (part, cell) => part.Cells(cell))
            .SelectMany(cells => cells)
            .Prepend(SheetCells.Text(label, style));
    }

    private static SheetViews Frozen(int headerRow) =>
        new(
            new SheetView(
                new Pane
                {
                    VerticalSplit = headerRow,
                    HorizontalSplit = 1,
                    TopLeftCell = $"B{headerRow + 1}",
                    ActivePane = PaneValues.BottomRight,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                WorkbookViewId = 0,
            }
        );

    private static Columns Widths(ReportTable table, List<ColumnParts> parts)
    {
        var longest = table.Rows.Select(row => row.Label.Length).Append(table.Columns[0].Header.Length).Max();
        var columns = new Columns(Width(1, Math.Clamp(longest + 4, 16, 60)));
        uint number = 2;
        for (var i = 0; i < parts.Count; i++)
        {
            var words = LongestText(table, i);
            foreach (var header in parts[i].Headers)
            {
                var wide = Math.Max(Math.Clamp(header.Length + 2, 11, 26), Math.Min(words + 2, LongestColumn));
                columns.AppendChild(Width(number++, wide));
                words = 0; // marks and levels beside a text are short
            }
        }
        return columns;
    }

    private static int LongestText(ReportTable table, int column) =>
        table
            .Rows.Where(row => row.Cells.Count > 0)
            .Select(row => row.Cells[column])
            .OfType<Tables.Cell.Text>()
            .Select(text => text.Value.Length)
            .DefaultIfEmpty(0)
            .Max();

    private static SheetColumn Width(uint column, double width) =>
        new()
        {
            Min = column,
            Max = column,
            Width = width,
            CustomWidth = true,
        };
}
