using System.Xml.Linq;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;
using Netto.Reporting.Html;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Tests;

/// <summary>A report drawn and laid out, once for all tests that look at it.</summary>
/// <param name="Document">Before layout.</param>
/// <param name="Figures">Its drawings.</param>
/// <param name="Html">The page as written.</param>
internal sealed record Rendered(ReportDocument Document, IReadOnlyList<DrawnFigure> Figures, string Html)
{
    private static readonly Dictionary<(string, string), Rendered> Done = [];
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The page as a tree; it is written as well-formed XML but for its first line and empty elements.</summary>
    public XElement Page => XDocument.Parse(WellFormed(Html)).Root!;

    /// <summary>The report of a template's trial in a language; <c>small</c> is the trial of forty people.</summary>
    public static async Task<Rendered> OfAsync(string trial, string language)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await One.WaitAsync(cancellation);
        try
        {
            if (!Done.TryGetValue((trial, language), out var rendered))
            {
                var results = trial == "small" ? Trials.Small : Trials.Of(trial);
                var document = ReportBuilder.Build(results, Language.Of(language));
                using var batch = FigureRenderer.Find().Start();
                var figures = await batch.DrawAsync(document.Figures, cancellation);
                rendered = new Rendered(document, figures, await HtmlReport.RenderAsync(document, figures));
                Done[(trial, language)] = rendered;
            }
            return rendered;
        }
        finally
        {
            One.Release();
        }
    }

    private static string WellFormed(string html)
    {
        var page = html.Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal)
            .Replace("<details open>", "<details open=\"\">", StringComparison.Ordinal);
        foreach (var name in (string[])["meta"])
        {
            page = System.Text.RegularExpressions.Regex.Replace(
                page,
                $"<{name}([^>]*?)/?>",
                $"<{name}$1/>",
                System.Text.RegularExpressions.RegexOptions.None,
                TimeSpan.FromSeconds(5)
            );
        }
        return page;
    }
}
