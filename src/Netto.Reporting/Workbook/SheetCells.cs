using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Netto.Reporting.Workbook;

/// <summary>Cells of a sheet.</summary>
internal static class SheetCells
{
    public static SheetCell Text(string text, uint style = CellStyles.Plain) =>
        new()
        {
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = style,
        };

    public static SheetCell Number(double value, uint style) =>
        new()
        {
            DataType = CellValues.Number,
            CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture)),
            StyleIndex = style,
        };

    public static SheetCell Blank() => new();

    /// <summary>The letters of a column counted from 0: A, …, Z, AA, ….</summary>
    public static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName(index / 26 - 1) + (char)('A' + index % 26);
}
