using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Netto.Reporting.Documents;
using Netto.Reporting.Html;
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
            words[0].ShouldBe($"{new Numbering(document).Table(document.Tables[i].Id)}. {document.Tables[i].Title}");
            document.Tables[i].Notes.ShouldAllBe(note => words.Contains(note));
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_sheet_is_called_by_the_number_and_the_first_words_of_its_table(string trial, string language)
    {
        var document = ReportBuilder.Build(Trials.Of(trial), Language.Of(language));
        var numbering = new Numbering(document);
        using var stream = Written(document);
        using var archive = new ZipArchive(stream);
        var names = Part(archive, "xl/workbook.xml").Descendants(Sheets + "sheet").Skip(1).ToList();
        foreach (var (sheet, table) in names.Zip(document.Tables))
        {
            var name = sheet.Attribute("name")!.Value;
            name.ShouldStartWith(numbering.TableNumber(table.Id) + " ");
            name.ShouldContain(table.Title.Split(' ')[0].TrimEnd(':', '?'));
        }
    }

    [Fact]
    public async Task Two_workbooks_of_the_same_tables_are_the_same_bytes()
    {
        var results = Trials.Of("wga");
        var first = Written(ReportBuilder.Build(results, Language.Of("nl"))).ToArray();
        // Archives count time in steps of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        Written(ReportBuilder.Build(results, Language.Of("nl"))).ToArray().ShouldBe(first);
    }

    [Fact]
    public void Text_gets_the_width_it_needs()
    {
        var document = ReportBuilder.Build(Trials.Of("wga"), Language.Of("nl"));
        var at = document.Tables.ToList().FindIndex(table => table.Id == "evidence");
        using var stream = Written(document);
        using var archive = new ZipArchive(stream);
        var columns = Part(archive, $"xl/worksheets/sheet{at + 2}.xml").Descendants(Sheets + "col").ToList();
        double.Parse(columns[^1].Attribute("width")!.Value, CultureInfo.InvariantCulture).ShouldBe(60);
    }

    [Fact]
    public void Long_or_equal_names_of_tables_do_not_clash()
    {
        var names = SheetNames.Unique([
            "1.1 A name that is longer than a sheet may have",
            "1.1 A name that is longer than a sheet can have",
            "contents",
            "2.1 Who gets x/y: z?",
            "aWordThatIsLongerThanAnySheetMayEverHave",
        ]);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(5);
        names.ShouldAllBe(name => name.Length <= 31);
        names[0].ShouldBe("1.1 A name that is longer than");
        names[1].ShouldEndWith(" 2");
        names[2].ShouldNotBe("contents");
        names[3].ShouldBe("2.1 Who gets x-y z");
    }

    private static MemoryStream Written(ReportDocument document)
    {
        var stream = new MemoryStream();
        WorkbookWriter.Write(stream, document);
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
