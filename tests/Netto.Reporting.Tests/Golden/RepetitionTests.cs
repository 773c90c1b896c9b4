using System.Globalization;
using System.Xml.Linq;
using Netto.Reporting.Tables;

namespace Netto.Reporting.Tests.Golden;

/// <summary>Nothing stands twice, no row is there to hold noughts only, and what is drawn can be read.</summary>
[Trait("Kind", "Golden")]
public sealed class RepetitionTests
{
    // WCAG 2.2, 1.4.3: text of normal size against its background.
    private const double EnoughContrast = 4.5;

    public static TheoryData<string> Templates => Trials.Templates;

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_state_of_benefit_stands_once_in_its_table(string template)
    {
        var tables = (await TablesAsync(template))
            .Where(table => table.Id.StartsWith("benefit-", StringComparison.Ordinal))
            .ToList();
        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
        {
            table.Rows.Select(row => row.Label).ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData("ww-even-odd")]
    [InlineData("ww-three-arm")]
    public async Task A_form_of_conversation_that_nobody_had_is_no_row(string template)
    {
        var planned = (await TablesAsync(template)).Single(table => table.Id == "planned-conversations");
        planned
            .Rows.Where(row => row.Kind == RowKind.Indented)
            .ShouldAllBe(row => row.Cells.OfType<Cell.Number>().Any(number => number.Value != 0));
    }

    [Fact]
    public async Task Trajectories_after_the_follow_up_are_shown_where_there_are_any()
    {
        (await TablesAsync("ww-even-odd")).ShouldNotContain(table => table.Id == "running-services");
        (await TablesAsync("wga")).ShouldContain(table => table.Id == "running-services");
    }

    [Fact]
    public async Task Many_groups_beside_each_other_go_by_their_short_names()
    {
        var balance = (await TablesAsync("ww-three-arm")).Single(table => table.Id == "balance");
        balance.Columns.Count.ShouldBeGreaterThan(4);
        balance.Columns[1].Header.ShouldBe("(A) Dienstverlening");
    }

    [Fact]
    public async Task Two_names_stand_in_full_unless_a_word_would_fill_a_phone()
    {
        string Header(ReportTable table) => table.Columns[2].Header;
        Header((await TablesAsync("ww-even-odd")).Single(table => table.Id == "balance")).ShouldBe("(B) Basis");
        Header((await TablesAsync("small")).Single(table => table.Id == "balance")).ShouldBe("(B) Controle");
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task Words_in_figures_stand_out_from_white(string template)
    {
        foreach (var figure in (await Rendered.OfAsync(template, "nl")).Figures)
        {
            var colours = XDocument
                .Parse(figure.Svg)
                .Descendants()
                .Where(element => element.Name.LocalName == "text")
                .Select(text => text.Attribute("fill")?.Value ?? "#000")
                .Distinct();
            colours.ShouldAllBe(colour => Contrast(colour) >= EnoughContrast, figure.Figure.Id);
        }
    }

    private static async Task<List<ReportTable>> TablesAsync(string template) =>
        [.. (await Rendered.OfAsync(template, "nl")).Document.Tables];

    // Relative luminance as in WCAG 2.2, against white.
    private static double Contrast(string colour)
    {
        var digits = colour.TrimStart('#');
        digits = digits.Length == 3 ? string.Concat(digits.Select(digit => $"{digit}{digit}")) : digits;
        double Part(int place)
        {
            var value =
                int.Parse(digits.AsSpan(place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 1.05 / (0.2126 * Part(0) + 0.7152 * Part(2) + 0.0722 * Part(4) + 0.05);
    }
}
