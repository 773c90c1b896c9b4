using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests.Golden;

/// <summary>The files that one report writes.</summary>
[Trait("Kind", "Golden")]
public sealed class ReportFilesTests
{
    [Theory]
    [InlineData("nl", "Klein onderzoek", "35,0% → 70,0%")]
    [InlineData("en", "Small trial", "35.0% → 70.0%")]
    public async Task A_report_is_one_page_a_workbook_and_figures_with_specifications(
        string language,
        string title,
        string levels
    )
    {
        var folder = Directory.CreateTempSubdirectory("netto-report-");
        try
        {
            await ReportFiles.WriteAsync(
                Trials.Small,
                Language.Of(language),
                folder.FullName,
                TestContext.Current.CancellationToken
            );
            folder
                .GetFileSystemInfos()
                .Select(file => file.Name)
                .Order()
                .ShouldBe(["figures", "report.html", "tables.xlsx"]);
            var page = await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, "report.html"),
                TestContext.Current.CancellationToken
            );
            page.ShouldStartWith("<!DOCTYPE html>");
            page.ShouldContain($"<h1>{title}</h1>");
            page.ShouldContain(levels);
            var drawings = Directory.GetFiles(Path.Combine(folder.FullName, "figures"), "*.svg");
            drawings.Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(["balance", "flow", "headline"]);
            drawings.ShouldAllBe(svg => File.Exists(Path.ChangeExtension(svg, ".vl.json")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Two_runs_write_the_same_bytes()
    {
        string[] pages = ["", ""];
        for (var run = 0; run < 2; run++)
        {
            var folder = Directory.CreateTempSubdirectory("netto-report-");
            await ReportFiles.WriteAsync(
                Trials.Small,
                Language.Of("nl"),
                folder.FullName,
                TestContext.Current.CancellationToken
            );
            pages[run] = await File.ReadAllTextAsync(
                Path.Combine(folder.FullName, "report.html"),
                TestContext.Current.CancellationToken
            );
            folder.Delete(recursive: true);
        }
        pages[1].ShouldBe(pages[0]);
    }
}
