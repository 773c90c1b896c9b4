using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests;

/// <summary>The files as a reader opens them.</summary>
[Trait("Kind", "Golden")]
public sealed class ReportFilesTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task A_report_is_one_page_a_workbook_and_figures(string language)
    {
        var folder = Directory.CreateTempSubdirectory("netto-report-");
        try
        {
            await ReportFiles.WriteAsync(
                SampleResults.Create(),
                Language.Of(language),
                folder.FullName,
                TestContext.Current.CancellationToken
            );

            var page = await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, "report.html"),
                TestContext.Current.CancellationToken
            );
            page.ShouldContain(language == "nl" ? "Effect van begeleiding op werk" : "Effect of guidance on work");
            page.ShouldContain(language == "nl" ? "23,6% → 26,8%" : "23.6% → 26.8%");
            // Self-contained: nothing is fetched.
            page.ShouldNotContain("<script");
            page.ShouldNotContain("<link");
            page.ShouldNotContain(" src=");
            var drawings = Directory.GetFiles(Path.Combine(folder.FullName, "figures"), "*.svg");
            drawings.Length.ShouldBeGreaterThan(8);
            drawings.ShouldAllBe(svg => File.Exists(Path.ChangeExtension(svg, ".vl.json")));
            using var workbook = SpreadsheetDocument.Open(
                Path.Combine(folder.FullName, "tables.xlsx"),
                isEditable: false
            );
            workbook
                .WorkbookPart!.Workbook.Sheets!.Elements<Sheet>()
                .Select(sheet => sheet.Name!.Value)
                .ShouldContain("effects-1");
        }
        finally
        {
            if (Environment.GetEnvironmentVariable("NETTO_KEEP") is { } keep)
            {
                Directory.CreateDirectory(keep);
                foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
                {
                    file.CopyTo(Path.Combine(keep, $"{language}-{file.Name}"), overwrite: true);
                }
            }
            folder.Delete(recursive: true);
        }
    }
}
