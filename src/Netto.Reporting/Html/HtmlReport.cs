using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;

namespace Netto.Reporting.Html;

/// <summary>A report as one self-contained HTML page.</summary>
public static class HtmlReport
{
    /// <summary>Lays out the document with its drawn figures.</summary>
    public static async Task<string> RenderAsync(ReportDocument document, IReadOnlyList<DrawnFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(figures);
        // Letters with accents and arrows stand in the page as themselves.
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .BuildServiceProvider();
        await using (services)
        {
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            var drawings = figures.ToDictionary(figure => figure.Figure.Id, StringComparer.Ordinal);
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    [nameof(ReportPage.Document)] = document,
                    [nameof(ReportPage.Drawings)] = drawings,
                    [nameof(ReportPage.Stylesheet)] = Stylesheet(),
                }
            );
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var page = await renderer.RenderComponentAsync<ReportPage>(parameters);
                return "<!DOCTYPE html>\n" + page.ToHtmlString();
            });
        }
    }

    private static string Stylesheet()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
