using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Netto.Reporting.Documents;
using Netto.Reporting.Figures;

namespace Netto.Reporting.Tests.Golden;

/// <summary>Every figure of every kind of experiment: drawn, whole, readable, and told in words.</summary>
[Trait("Kind", "Golden")]
public sealed class FigureTests
{
    public static TheoryData<string> Templates => Trials.Templates;

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Figures_are_drawn_with_marks_and_whole_labels(string template)
    {
        var report = await Rendered.OfAsync(template, "nl");
        report.Figures.Count.ShouldBeGreaterThan(9);
        foreach (var figure in report.Figures)
        {
            var root = XDocument.Parse(figure.Svg).Root!;
            Texts(root).ShouldNotBeEmpty(figure.Figure.Id);
            // An ellipsis is a label that was cut off.
            Texts(root).ShouldAllBe(text => !text.Contains('…', StringComparison.Ordinal), figure.Figure.Id);
            Texts(root).ShouldAllBe(text => !text.Contains("NaN") && !text.Contains("undefined"), figure.Figure.Id);
            root.Descendants().Count(element => element.Name.LocalName is "path" or "line").ShouldBeGreaterThan(2);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task The_alternative_tells_values_in_the_language_of_the_report(string template)
    {
        foreach (var figure in (await Rendered.OfAsync(template, "nl")).Figures)
        {
            var root = XDocument.Parse(figure.Svg).Root!;
            root.Attribute("role")!.Value.ShouldBe("img");
            Child(root, "title").ShouldBe(figure.Figure.Title);
            var words = Child(root, "desc");
            words.Any(char.IsDigit).ShouldBeTrue($"{figure.Figure.Id}: {words}");
            words.ShouldNotContain(" , ");
            words.ShouldEndWith(".");
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Specifications_hold_their_data_and_load_nothing(string template)
    {
        var figures = (await Rendered.OfAsync(template, "nl")).Document.Figures;
        figures.Select(figure => figure.Id).Distinct().Count().ShouldBe(figures.Count);
        foreach (var specification in figures.Select(figure => figure.Specification))
        {
            specification["$schema"]!.GetValue<string>().ShouldContain("vega-lite/v6");
            var text = specification.ToJsonString();
            text.ShouldContain("\"values\":[");
            text.ShouldNotContain("\"url\"");
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Labels_at_lines_stand_apart_within_the_picture(string template)
    {
        var curves = (await Rendered.OfAsync(template, "nl"))
            .Figures.Where(f => f.Figure.Id.StartsWith("curve-", StringComparison.Ordinal))
            .ToList();
        curves.ShouldNotBeEmpty();
        foreach (var curve in curves)
        {
            var labels = EndLabels(XDocument.Parse(curve.Svg).Root!);
            labels.Count.ShouldBeGreaterThan(1, curve.Figure.Id);
            labels.Zip(labels.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap >= 12, curve.Figure.Id);
            labels[^1].ShouldBeLessThan(340);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task On_a_phone_every_figure_in_sight_fits_and_keeps_its_letters_large(string template)
    {
        const double Screen = 358; // 390 pixels less the margins of the page
        var report = await Rendered.OfAsync(template, "nl");
        var inSight = report
            .Document.Sections.SelectMany(section => section.Blocks)
            .OfType<Block.FigureBlock>()
            .Select(block => block.Figure.Id)
            .ToList();
        inSight.Count.ShouldBeGreaterThan(5);
        report
            .Figures.Where(figure => !inSight.Contains(figure.Figure.Id))
            .ShouldAllBe(figure => figure.NarrowSvg == null);
        foreach (var figure in report.Figures.Where(figure => inSight.Contains(figure.Figure.Id)))
        {
            var root = XDocument.Parse(figure.NarrowSvg.ShouldNotBeNull(figure.Figure.Id)).Root!;
            var width = double.Parse(root.Attribute("width")!.Value, CultureInfo.InvariantCulture);
            // What is wider is shown smaller: letters of 12 pixels may not fall below 10.
            (12 * Math.Min(1, Screen / width)).ShouldBeGreaterThanOrEqualTo(10, figure.Figure.Id);
            Texts(root).ShouldAllBe(text => !text.Contains('…', StringComparison.Ordinal), figure.Figure.Id);
            Child(root, "desc").ShouldBe(figure.Figure.Alternative);
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Labels_of_two_lines_on_a_phone_stand_apart(string template)
    {
        var curves = (await Rendered.OfAsync(template, "nl"))
            .Figures.Where(f => f.NarrowSvg is not null && f.Figure.Id.StartsWith("curve-", StringComparison.Ordinal))
            .ToList();
        curves.ShouldNotBeEmpty();
        foreach (var curve in curves)
        {
            var labels = EndLabels(XDocument.Parse(curve.NarrowSvg!).Root!);
            labels.Count.ShouldBeGreaterThan(1, curve.Figure.Id);
            labels.Zip(labels.Skip(1), (a, b) => b - a).ShouldAllBe(gap => gap >= 28, curve.Figure.Id);
        }
    }

    [Fact]
    public async Task An_arm_keeps_its_colour_in_all_figures()
    {
        var figures = (await Rendered.OfAsync("wga", "nl")).Document.Figures;
        var colours = figures
            .SelectMany(figure => Scales(figure.Specification))
            .SelectMany(scale => scale.Domain.Zip(scale.Range))
            .Where(pair => pair.First is "Experiment" or "Controle" or "Regulier" && pair.Second.StartsWith('#'))
            .ToLookup(pair => pair.First, pair => pair.Second);
        colours.Count.ShouldBe(3);
        foreach (var arm in colours)
        {
            arm.Distinct().Count().ShouldBe(1, arm.Key);
        }
        colours.Select(arm => arm.First()).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_specification_that_cannot_be_drawn_is_named()
    {
        var wrong = new Figure("wrong", "Wrong", "1.", new JsonObject { ["mark"] = "no-such-mark" });
        using var batch = FigureRenderer.Find().Start();
        var problem = await Should.ThrowAsync<FigureException>(() => batch.DrawAsync([wrong]));
        problem.Message.ShouldContain("wrong");
    }

    [Fact]
    public async Task Drawings_come_in_the_order_asked_for_from_any_number_of_workers()
    {
        var figures = (await Rendered.OfAsync("wga", "nl")).Figures;
        figures
            .Select(drawn => drawn.Figure.Id)
            .ShouldBe((await Rendered.OfAsync("wga", "nl")).Document.Figures.Select(f => f.Id));
        figures.ShouldAllBe(drawn => drawn.Svg.Contains($"{drawn.Figure.Id}-title", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Texts(XElement root) =>
        root.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);

    private static string Child(XElement root, string name) =>
        root.Elements().First(element => element.Name.LocalName == name).Value;

    // The bold labels right of the lines, from top to bottom.
    private static List<double> EndLabels(XElement root) =>
        [
            .. root.Descendants()
                .Where(element => element.Name.LocalName == "text" && element.Attribute("font-weight")?.Value == "600")
                .Select(element => element.Attribute("transform")!.Value)
                .Select(transform => transform[(transform.IndexOf(',') + 1)..].TrimEnd(')'))
                .Select(y => double.Parse(y, CultureInfo.InvariantCulture))
                .Order(),
        ];

    private static IEnumerable<(string[] Domain, string[] Range)> Scales(JsonNode? node) =>
        node switch
        {
            JsonObject { } scale
                when scale["domain"] is JsonArray domain
                    && scale["range"] is JsonArray range
                    && range.All(r => r is JsonValue) =>
            [
                ([.. domain.Select(d => d!.ToString())], [.. range.Select(r => r!.ToString())]),
            ],
            JsonObject { } inner => inner.SelectMany(pair => Scales(pair.Value)),
            JsonArray { } list => list.SelectMany(Scales),
            _ => [],
        };
}
