using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Netto.Reporting.Documents;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;
using Netto.Reporting.Workbook;

namespace Netto.Reporting.Tests.Golden;

/// <summary>The workbook read back from its parts, by another reader than wrote it.</summary>
[Trait("Kind", "Golden")]
public sealed class WorkbookTests
{
    private static readonly XNamespace Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string, string> Reports =>
        new()
        {
            { "wga", "nl" },
            { "ww-three-arm", "en" },
            { "ww-even-odd", "nl" },
        };

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_workbook_is_valid_and_has_a_sheet_for_each_table(string trial, string language)
    {
        var document = ReportBuilder.Build(Trials.Of(trial), Language.Of(language));
        using var stream = Written(document);
        using (var package = SpreadsheetDocument.Open(stream, isEditable: false))
        {
            new OpenXmlValidator()
                .Validate(package, TestContext.Current.CancellationToken)
                .Select(e => e.Description)
                .ShouldBeEmpty();
        }
        using var archive = new ZipArchive(stream);
        var names = Part(archive, "xl/workbook.xml")
            .Descendants(Sheets + "sheet")
            .Select(s => s.Attribute("name")!.Value)
            .ToList();
        names.Count.ShouldBe(document.Tables.Count + 1);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        names.ShouldAllBe(name => name.Length <= 31 && !"[]:*?/\\'".Any(name.Contains));
        var links = Part(archive, "xl/worksheets/sheet1.xml").Descendants(Sheets + "hyperlink").ToList();
        links.Select(link => link.Attribute("location")!.Value).ShouldBe(names.Skip(1).Select(name => $"'{name}'!A1"));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Numbers_are_numbers_with_formats_and_unrounded(string trial, string language)
    {
        var document = ReportBuilder.Build(Trials.Of(trial), Language.Of(language));
        using var stream = Written(document);
        using var archive = new ZipArchive(stream);
        for (var i = 0; i < document.Tables.Count; i++)
        {
            var table = document.Tables[i];
            var sheet = Part(archive, $"xl/worksheets/sheet{i + 2}.xml");
            var numbers = sheet
                .Descendants(Sheets + "c")
                .Where(cell => cell.Attribute("t")?.Value == "n")
                .Select(cell => double.Parse(cell.Element(Sheets + "v")!.Value, CultureInfo.InvariantCulture))
                .ToList();
            numbers.Order().ShouldBe(Numbers(table).Order(), table.Id);
            sheet
                .Descendants(Sheets + "c")
                .Where(cell => cell.Attribute("t")?.Value == "n")
                .ShouldAllBe(cell => uint.Parse(cell.Attribute("s")!.Value) >= 6, table.Id);
        }
    }

    [Fact]
    public void Headers_are_frozen_columns_have_widths_and_notes_stand_below()
    {
        var document = ReportBuilder.Build(Trials.Small, Language.Of("en"));
        using var stream = Written(document);
        using var archive = new ZipArchive(stream);
        for (var i = 0; i < document.Tables.Count; i++)
        {
            var sheet = Part(archive, $"xl/worksheets/sheet{i + 2}.xml");
            sheet.Descendants(Sheets + "pane").Single().Attribute("state")!.Value.ShouldBe("frozen");
            var columns = sheet.Descendants(Sheets + "row").Max(row => row.Elements().Count());
            sheet.Descendants(Sheets + "col").Count().ShouldBe(columns);
            var words = sheet.Descendants(Sheets + "t").Select(text => text.Value).ToList();
            words[0].ShouldBe(document.Tables[i].Title);
            document.Tables[i].Notes.ShouldAllBe(note => words.Contains(note));
        }
    }

    [Fact]
    public void Long_or_equal_names_of_tables_do_not_clash()
    {
        var names = SheetNames.Unique([
            Table("a-name-that-is-longer-than-a-sheet-may-have-1"),
            Table("a-name-that-is-longer-than-a-sheet-may-have-2"),
            Table("contents"),
            Table("x/y:z"),
        ]);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(4);
        names.ShouldAllBe(name => name.Length <= 31);
        names[2].ShouldNotBe("contents");
        names[3].ShouldBe("x-y-z");
    }

    private static ReportTable Table(string id) => new(id, id, [new Column("a")], []);

    private static MemoryStream Written(ReportDocument document)
    {
        var stream = new MemoryStream();
        WorkbookWriter.Write(stream, document.Tables, document.Language);
        stream.Position = 0;
        return stream;
    }

    private static IEnumerable<double> Numbers(ReportTable table) =>
        table
            .Rows.SelectMany(row => row.Cells)
            .SelectMany(cell =>
                cell switch
                {
                    Cell.Number number => [number.Value],
                    Cell.Effect effect => new[]
                    {
                        effect.Value,
                        effect.StandardError,
                        effect.From,
                        effect.To,
                    }.OfType<double>(),
                    Cell.Interval { Outside.Length: 0 } interval => new[]
                    {
                        interval.Low,
                        interval.High,
                    }.OfType<double>(),
                    _ => [],
                }
            );

    private static XElement Part(ZipArchive archive, string name)
    {
        using var stream = archive.GetEntry(name)!.Open();
        return XDocument.Load(stream).Root!;
    }
}
