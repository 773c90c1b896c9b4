using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Documents;
using Netto.Reporting.Html;

namespace Netto.Reporting.Workbook;

/// <summary>
/// Writes the tables of a report to an XLSX workbook: one sheet a table, numbers as numbers, marks in columns of their own.
/// The same tables give the same bytes.
/// </summary>
public static class WorkbookWriter
{
    /// <summary>Writes the workbook to <paramref name="stream"/>.</summary>
    public static void Write(Stream stream, ReportDocument report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var parts = new MemoryStream();
        Build(parts, report);
        parts.Position = 0;
        StampedArchive.Copy(parts, stream);
    }

    private static void Build(Stream stream, ReportDocument report)
    {
        var numbering = new Numbering(report);
        var tables = report.Tables.Select(table =>
            table with
            {
                Title = numbering.Table(table.Id) + ". " + table.Title,
            }
        );
        var numbered = tables.ToList();
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        // Ids of parts are drawn at random unless they are given.
        document.ChangeIdOfPart(workbook, "workbook");
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        var styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
        styles.Stylesheet = CellStyles.Create();
        var sheets = workbook.Workbook.AppendChild(new Sheets());
        var names = SheetNames.Unique(
            report.Tables.Select(table => $"{numbering.TableNumber(table.Id)} {table.Title}")
        );
        var contents = IndexSheet.Build(numbered, names, report.Language);
        AddSheet(workbook, sheets, report.Language.Pick("Inhoud", "Contents"), contents);
        for (var i = 0; i < numbered.Count; i++)
        {
            AddSheet(workbook, sheets, names[i], TableSheet.Build(numbered[i], report.Language));
        }
        workbook.Workbook.Save();
    }

    private static void AddSheet(WorkbookPart workbook, Sheets sheets, string name, Worksheet worksheet)
    {
        var number = (uint)sheets.ChildElements.Count + 1;
        var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
        workbook.AddNewPart<WorksheetPart>(id).Worksheet = worksheet;
        sheets.AppendChild(
            new Sheet
            {
                Id = id,
                SheetId = number,
                Name = name,
            }
        );
    }
}
