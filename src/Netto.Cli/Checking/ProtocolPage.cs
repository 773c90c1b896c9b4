using Markdig;
using Netto.Protocol;

namespace Netto.Cli.Checking;

/// <summary>The description of a protocol as one self-contained page.</summary>
internal static class ProtocolPage
{
    private const string Style = """
        :root { color-scheme: light; }
        body { font: 1.02rem/1.55 system-ui, sans-serif; color: #1a1a1a; max-width: 54rem; margin: 2.5rem auto; padding: 0 1.2rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; text-wrap: balance; } h2 { margin-top: 2.4rem; border-bottom: 1px solid #bbb; padding-bottom: .2rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.4rem; font-size: .93rem; }
        th, td { border-bottom: 1px solid #d5d5d5; padding: .35rem .6rem; text-align: left; vertical-align: top; }
        th { border-bottom: 2px solid #777; } code { font-size: .92em; background: #f3f3f3; padding: 0 .2em; }
        figure { margin: 1.5rem 0; } svg { width: 100%; height: auto; min-width: 34rem; }
        .scroll { overflow-x: auto; background: linear-gradient(to right, #fff 30%, transparent) left / 2.5rem 100% local no-repeat, linear-gradient(to left, #fff 30%, transparent) right / 2.5rem 100% local no-repeat, radial-gradient(farthest-side at 100% 50%, rgb(0 0 0 / .25), transparent) right / .7rem 100% scroll no-repeat; }
        .scroll:focus-visible { outline: 2px solid #14507a; }
        @media (max-width: 40rem) { body { margin: 1.2rem auto; padding: 0 1rem; } ul { padding-left: 1.3rem; } .scroll table:has(th:nth-child(4)) { min-width: 36rem; } }
        @media print { .scroll { overflow: visible; background: none; } svg { min-width: 0; } body { margin: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
        """;

    // A table or picture wider than a phone scrolls by itself, and can be reached by keyboard.
    private static string Region(string content, string name) =>
        $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{name}\">{content}</div>";

    private static string Scrolling(string body, Language language)
    {
        var name = language == Language.Nl ? "Tabel" : "Table";
        var parts = body.Split("<table>");
        for (var i = 1; i < parts.Length; i++)
        {
            var end = parts[i].IndexOf("</table>", StringComparison.Ordinal) + "</table>".Length;
            parts[i] = Region("<table>" + parts[i][..end], $"{name} {i}") + parts[i][end..];
        }
        return string.Concat(parts);
    }

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    public static string Write(ExperimentProtocol protocol, Language language)
    {
        var body = Markdown.ToHtml(ProtocolDescription.Write(protocol, language), Pipeline);
        body = Scrolling(body, language);
        var picture =
            $"<figure>{Region(DesignPicture.Write(protocol, language), language == Language.Nl ? "Opzet" : "Design")}</figure>\n";
        var place = body.IndexOf("<h2", StringComparison.Ordinal);
        var title = System.Net.WebUtility.HtmlEncode(protocol.Title.In(language));
        var code = language == Language.Nl ? "nl" : "en";
        return $"""
            <!doctype html>
            <html lang="{code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            {body.Insert(place, picture)}
            </main>
            </body>
            </html>

            """;
    }
}
