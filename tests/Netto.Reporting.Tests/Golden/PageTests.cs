using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netto.Reporting.Tests.Golden;

/// <summary>The page as browsers and screen readers take it in.</summary>
[Trait("Kind", "Golden")]
public sealed class PageTests
{
    public static TheoryData<string, string> Reports =>
        new()
        {
            { "wga", "nl" },
            { "wga", "en" },
            { "ww-even-odd", "nl" },
            { "ww-three-arm", "en" },
            { "small", "nl" },
        };

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task The_page_fetches_nothing_and_runs_nothing(string trial, string language)
    {
        var html = (await Rendered.OfAsync(trial, language)).Html;
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<link");
        html.ShouldNotContain(" src=");
        html.ShouldNotContain("url(");
        html.Length.ShouldBeLessThan(3_000_000);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Headings_follow_each_other_and_anchors_are_there(string trial, string language)
    {
        var page = (await Rendered.OfAsync(trial, language)).Page;
        page.Attribute("lang")!.Value.ShouldBe(language);
        var levels = Named(page, "h1", "h2", "h3").Select(h => h.Name.LocalName[1] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Count(level => level == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1), (a, b) => b - a).ShouldAllBe(step => step <= 1);
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        foreach (var link in Named(page, "a"))
        {
            ids.ShouldContain(link.Attribute("href")!.Value[1..]);
        }
        page.Descendants()
            .Attributes("aria-labelledby")
            .SelectMany(names => names.Value.Split(' '))
            .ShouldAllBe(name => ids.Contains(name));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Tables_are_whole_and_their_headers_have_scopes(string trial, string language)
    {
        var tables = Named((await Rendered.OfAsync(trial, language)).Page, "table").ToList();
        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
        {
            var name = table.Attribute("aria-labelledby")!.Value;
            Named(table, "th").ShouldAllBe(th => th.Attribute("scope") != null, name);
            Named(table, "th").ShouldAllBe(th => th.Value.Trim().Length > 0, name);
            var widths = Named(table, "tr").Select(Width).Distinct().ToList();
            widths.Count.ShouldBe(1, $"{name}: rows of {string.Join(", ", widths)} columns");
            Named(table, "tr").Count().ShouldBeGreaterThan(1, name);
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Readers_see_names_and_never_codes(string trial, string language)
    {
        var report = await Rendered.OfAsync(trial, language);
        var text = VisibleText(report.Page);
        string[] codes =
        [
            .. report.Document.Figures.Count > 0 ? Codes(trial) : [],
            "NaN",
            "Infinity",
            "System.",
            "main-effect",
            "not-significant",
            "treated:",
        ];
        foreach (var code in codes.Except(language == "en" ? Words : []))
        {
            Regex
                .IsMatch(text, $@"(?<![\w-]){Regex.Escape(code)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(10))
                .ShouldBeFalse(code);
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_report_is_in_one_language(string trial, string language)
    {
        var text = VisibleText((await Rendered.OfAsync(trial, language)).Page);
        string[] other =
            language == "nl"
                ? ["Contents", "Figure ", "Table ", " the ", "percentage points", "Everybody"]
                : ["Inhoud", "Figuur", "Tabel", " het ", "procentpunt", "Iedereen"];
        foreach (var word in other)
        {
            text.ShouldNotContain(word, Case.Sensitive);
        }
        text.ShouldNotContain("= <");
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Chapters_and_folded_parts_are_never_empty(string trial, string language)
    {
        var page = (await Rendered.OfAsync(trial, language)).Page;
        foreach (var part in Named(page, "section", "details"))
        {
            part.Elements().Count().ShouldBeGreaterThan(1, part.Value);
        }
    }

    private static string[] Codes(string trial) =>
        trial == "small"
            ? ["treatment-control", "weeks"]
            :
            [
                .. Trials.Of(trial).Design.Comparisons.Select(comparison => comparison.Id),
                .. Trials.Of(trial).Design.Outcomes.Select(outcome => outcome.Id).Where(id => id.Contains('-')),
                "further-conversations",
            ];

    // Ids that are also English words are no sign of a code.
    private static readonly string[] Words = ["self-employed", "self-reporters"];

    private static int Width(XElement row) =>
        row.Elements().Sum(cell => int.Parse(cell.Attribute("colspan")?.Value ?? "1"));

    private static string VisibleText(XElement page) =>
        string.Join(
            " | ",
            page.Descendants()
                .Where(element => element.Name.LocalName != "style")
                .SelectMany(element => element.Nodes().OfType<XText>())
                .Select(text => text.Value.Trim())
                .Where(text => text.Length > 0 && text[0] is not ('{' or '['))
        );

    private static IEnumerable<XElement> Named(XElement root, params string[] names) =>
        root.Descendants().Where(element => names.Contains(element.Name.LocalName));
}
