using System.Globalization;
using System.Xml.Linq;
using Netto.Evaluation.Json;
using Netto.Evaluation.Results;

namespace Netto.Reporting.Tests.Golden;

/// <summary>What stands in the tables of effects of the page, cell by cell, is what results.json holds.</summary>
[Trait("Kind", "Golden")]
public sealed class ReportSaysTheResultsTests
{
    public static TheoryData<string, string> Reports =>
        new(Trials.AllTemplates.SelectMany(template => ((string, string)[])[(template, "nl"), (template, "en")]));

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_effect_in_the_tables_is_that_of_the_results(string template, string language)
    {
        var results = Read(Trials.Of(template));
        var checkedCells = 0;
        foreach (var table in await TablesAsync(template, language, "table-effects"))
        {
            var columns = Texts(table.Element("thead")!.Elements("tr").Last().Elements("th")).Skip(1).ToList();
            foreach (var row in table.Element("tbody")!.Elements("tr"))
            {
                var outcome = results.Design.Outcomes.Single(own =>
                    Say(own.Label, language) == Text(row.Element("th")!)
                );
                foreach (var (cell, header) in row.Elements("td").Zip(columns))
                {
                    var comparison = results.Design.Comparisons.Single(own =>
                        header.StartsWith(Say(own.Label, language) + " (", StringComparison.Ordinal)
                    );
                    Text(cell).ShouldBe(Expected(results, outcome, comparison, language), $"{outcome.Id} {header}");
                    checkedCells++;
                }
            }
        }
        checkedCells.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Every_estimate_in_the_annex_is_that_of_the_results(string template, string language)
    {
        var results = Read(Trials.Of(template));
        foreach (var comparison in results.Design.Comparisons)
        {
            var table = (await TablesAsync(template, language, $"table-estimates-{comparison.Id}")).Single();
            var rows = table
                .Element("tbody")!
                .Elements("tr")
                .Where(row => (string?)row.Attribute("class") != "heading")
                .ToList();
            var expected = results
                .Effects.Where(row => row.Comparison == comparison.Id && row.Subgroup is null)
                .ToList();
            rows.Count.ShouldBe(expected.Count);
            foreach (var (row, effect) in rows.Zip(expected))
            {
                var unit = results.Design.Outcomes.Single(own => own.Id == effect.Outcome).Unit;
                var cells = Texts(row.Elements("td")).ToList();
                var name = $"{effect.Outcome} {effect.Method}";
                if (effect.Estimate is not { } estimate)
                {
                    cells[0].ShouldBe("–", name);
                    continue;
                }
                cells[0]
                    .ShouldBe(
                        Difference(estimate, unit, language, neverZero: effect.Stars.Length > 0) + effect.Stars,
                        name
                    );
                cells[1]
                    .ShouldBe(Difference(effect.StdError!.Value, unit, language, neverZero: true).TrimStart('+'), name);
                cells[2].ShouldBe(Interval(effect, unit, language), name);
                cells[3].ShouldBe(PValue(effect.PValue!.Value, language), name);
            }
        }
    }

    private static EvaluationResults Read(EvaluationResults results)
    {
        using var file = new MemoryStream(ResultsJson.ToBytes(results));
        return ResultsJson.Read(file);
    }

    private static async Task<List<XElement>> TablesAsync(string template, string language, string id)
    {
        var rendered = await Rendered.OfAsync(template, language);
        return
        [
            .. rendered
                .Page.Descendants("div")
                .Where(div => ((string?)div.Attribute("id"))?.StartsWith(id, StringComparison.Ordinal) == true)
                .Select(div => div.Descendants("table").Single()),
        ];
    }

    // The method made for outcomes seen for some, else the main method of the comparison, else what there is.
    private static string Expected(
        EvaluationResults results,
        DesignOutcome outcome,
        DesignComparison comparison,
        string language
    )
    {
        var rows = results
            .Effects.Where(row => row.Outcome == outcome.Id && row.Comparison == comparison.Id && row.Subgroup is null)
            .ToList();
        var row =
            rows.Find(own => own.Method == "selection-iv" && own.Estimate is not null)
            ?? rows.Find(own => own.Method == comparison.MainMethod)
            ?? rows.FirstOrDefault();
        if (row is null)
        {
            return "";
        }
        if (row.Estimate is not { } estimate)
        {
            return "–";
        }
        var levels = row is { From: { } from, To: { } to }
            ? $"{Level(from, outcome.Unit, language)} → {Level(to, outcome.Unit, language)}"
            : "";
        return Difference(estimate, outcome.Unit, language, neverZero: row.Stars.Length > 0) + row.Stars + levels;
    }

    private static string Level(double value, string unit, string language) =>
        unit switch
        {
            "share" or "fraction" => Number(100 * value, 1, language) + "%",
            "euro" => Money(value, 0, language, ""),
            "euro-per-hour" => Money(value, 2, language, ""),
            _ => Number(value, Decimals(unit), language),
        };

    private static string Difference(double value, string unit, string language, bool neverZero = false)
    {
        var scale = unit is "share" or "fraction" ? 100 : 1;
        var decimals = unit is "share" or "fraction" ? 1 : Decimals(unit);
        while (neverZero && Math.Abs(scale * value) * Math.Pow(10, decimals) < 0.5)
        {
            decimals++;
        }
        var plus = Math.Round(scale * value, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" : "";
        return unit switch
        {
            "share" or "fraction" => plus + Number(100 * value, decimals, language) + "\u00a0pp",
            "euro" or "euro-per-hour" => Money(value, decimals, language, plus),
            _ => plus + Number(value, decimals, language),
        };
    }

    private static int Decimals(string unit) =>
        unit switch
        {
            "euro" => 0,
            "days" or "hours" or "weeks" or "months" => 1,
            _ => 2,
        };

    private static string Interval(EffectRow row, string unit, string language)
    {
        var neverZero = row.CiLow > 0 || row.CiHigh < 0;
        var low = Difference(row.CiLow!.Value, unit, language, neverZero);
        var high = Difference(row.CiHigh!.Value, unit, language, neverZero);
        return $"{low.Replace("\u00a0pp", "", StringComparison.Ordinal)} … {high}";
    }

    private static string PValue(double p, string language) =>
        p < 0.0005 ? "<\u00a0" + Number(0.001, 3, language) : Number(p, 3, language);

    private static string Money(double value, int decimals, string language, string plus)
    {
        var text = Number(value, decimals, language);
        return text[0] == '−' ? "−€\u00a0" + text[1..] : plus + "€\u00a0" + text;
    }

    private static string Number(double value, int decimals, string language)
    {
        var rounded = Math.Round((decimal)value, decimals, MidpointRounding.AwayFromZero);
        var format = new NumberFormatInfo
        {
            NumberDecimalSeparator = language == "nl" ? "," : ".",
            NumberGroupSeparator = language == "nl" ? "." : ",",
            NegativeSign = "−",
        };
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), format);
    }

    private static string Say(LocalizedText text, string language) => language == "nl" ? text.Nl : text.En;

    private static IEnumerable<string> Texts(IEnumerable<XElement> cells) => cells.Select(Text);

    // The word joiner forbids a break and is not seen.
    private static string Text(XElement element) =>
        element.Value.Replace("\u2060", "", StringComparison.Ordinal).Trim();
}
