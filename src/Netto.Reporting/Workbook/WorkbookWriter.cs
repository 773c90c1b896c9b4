using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Workbook;

/// <summary>Writes tables to an XLSX workbook: one sheet a table, numbers as numbers, marks in columns of their own.</summary>
public static class WorkbookWriter
{
    /// <summary>Writes the workbook to <paramref name="stream"/>, which must be seekable.</summary>
    public static void Write(Stream stream, IReadOnlyList<ReportTable> tables, Language language)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(language);
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        var styles = workbook.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = CellStyles.Create();
        var sheets = workbook.Workbook.AppendChild(new Sheets());
        var names = SheetNames.Unique(tables);
        AddSheet(workbook, sheets, language.Pick("Inhoud", "Contents"), IndexSheet.Build(tables, names, language));
        for (var i = 0; i < tables.Count; i++)
        {
            AddSheet(workbook, sheets, names[i], TableSheet.Build(tables[i], language));
        }
        workbook.Workbook.Save();
    }

    private static void AddSheet(WorkbookPart workbook, Sheets sheets, string name, Worksheet worksheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = worksheet;
        sheets.AppendChild(
            new Sheet
            {
                Id = workbook.GetIdOfPart(part),
                SheetId = (uint)sheets.ChildElements.Count + 1,
                Name = name,
            }
        );
    }
}
