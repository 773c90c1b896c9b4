using System.Text.Json.Nodes;
using Netto.Reporting.Sections;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>One line of a forest plot.</summary>
/// <param name="Label">What the estimate is about.</param>
/// <param name="Estimate">In the unit of the outcome.</param>
/// <param name="Low">Lower limit of the interval.</param>
/// <param name="High">Upper limit of the interval.</param>
/// <param name="Stars">Marks of significance.</param>
internal sealed record ForestLine(string Label, double Estimate, double Low, double High, string Stars);

/// <summary>Estimates with their intervals under each other, the value written at the right.</summary>
internal sealed record ForestPlot(ReportContext Context, IReadOnlyList<ForestLine> Lines, NumberStyle Style)
{
    // Letters in a line of names at the left; what is longer takes a second line.
    private const int NameCharacters = 50;
    private const double LetterWidth = 6.2;
    private const double RowHeight = 34;
    private const double NarrowRowHeight = 16;

    public required string XTitle { get; init; }

    /// <summary>Where it is drawn for: names stand at the left, on a phone above their row.</summary>
    public FigureRoom Room { get; init; }

    public JsonObject Specification() => Room == FigureRoom.Narrow ? Narrow() : Wide();

    /// <summary>The estimates in a sentence, for who cannot see the figure.</summary>
    public string InWords() =>
        string.Join(
            "; ",
            Lines.Select(line =>
                $"{line.Label} {Estimate(line)} ({new Cell.Interval(line.Low, line.High, Style).InWords(Context.Language)})"
            )
        ) + ".";

    private JsonObject Wide()
    {
        var names = Lines.Select(line => FigureStyle.Wrap(line.Label, NameCharacters)).ToList();
        var letters = names.SelectMany(name => name.Split('\n')).Max(line => line.Length);
        var width = FigureStyle.Width - LetterWidth * letters - ValueWidth - 10;
        var y = new JsonObject
        {
            ["field"] = "label",
            ["type"] = "nominal",
            ["sort"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
            ["axis"] = FigureStyle.NameAxis(),
        };
        return FigureStyle.Specification(
            Context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = new JsonObject { ["step"] = RowHeight },
                ["data"] = FigureStyle.Data(Lines.Select((line, i) => Row(line, "label", names[i]))),
                ["layer"] = new JsonArray(Marks(y, width)),
            }
        );
    }

    private JsonObject Narrow()
    {
        var rows = new LabelledRows(Lines.Select(line => line.Label), NarrowRowHeight, FigureStyle.NarrowCharacters);
        var width = FigureStyle.NarrowWidth - ValueWidth;
        return FigureStyle.Specification(
            Context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = rows.Height + 4,
                ["data"] = FigureStyle.Data(Lines.Select((line, i) => Row(line, "place", rows.Middle(i)))),
                ["layer"] = new JsonArray([.. Marks(LabelledRows.Place(), width), rows.Names(weight: 400)]),
            }
        );
    }

    private double ValueWidth
    {
        get
        {
            var letters = Lines.Max(line => Value(line).Length);
            return 10
                + (Room == FigureRoom.Narrow ? FigureStyle.MeasuredWidth(letters) : FigureStyle.TextWidth(letters));
        }
    }

    private string Value(ForestLine line) => $"{Estimate(line)} {line.Stars}".TrimEnd();

    private string Estimate(ForestLine line) =>
        new Cell.Number(line.Estimate, Style, line.Stars).InWords(Context.Language);

    private JsonObject Row(ForestLine line, string field, JsonNode place) =>
        new()
        {
            [field] = place,
            ["estimate"] = line.Estimate,
            ["low"] = line.Low,
            ["high"] = line.High,
            ["text"] = Value(line),
            ["clear"] = line.Low > 0 || line.High < 0,
        };

    private JsonNode[] Marks(JsonObject y, double width) =>
        [
            Layer(
                new JsonObject { ["type"] = "rule", ["color"] = "#9aa7b4" },
                new JsonObject
                {
                    ["x"] = new JsonObject { ["datum"] = 0, ["type"] = "quantitative" },
                }
            ),
            Layer(
                new JsonObject
                {
                    ["type"] = "rule",
                    ["strokeWidth"] = 2,
                    ["color"] = FigureStyle.Soft,
                },
                new JsonObject
                {
                    ["x"] = X("low"),
                    ["x2"] = new JsonObject { ["field"] = "high" },
                    ["y"] = y.DeepClone(),
                }
            ),
            Layer(
                new JsonObject
                {
                    ["type"] = "point",
                    ["filled"] = true,
                    ["size"] = 80,
                    ["opacity"] = 1,
                },
                new JsonObject
                {
                    ["x"] = X("estimate"),
                    ["y"] = y.DeepClone(),
                    ["color"] = new JsonObject
                    {
                        ["condition"] = new JsonObject { ["test"] = "datum.clear", ["value"] = "#0072B2" },
                        ["value"] = "#7b8794",
                    },
                }
            ),
            Layer(
                new JsonObject
                {
                    ["type"] = "text",
                    ["align"] = "left",
                    ["baseline"] = "middle",
                },
                new JsonObject
                {
                    ["x"] = new JsonObject { ["value"] = width + 10 },
                    ["y"] = y.DeepClone(),
                    ["text"] = new JsonObject { ["field"] = "text" },
                }
            ),
        ];

    private JsonObject X(string field)
    {
        var low = Math.Min(0, Lines.Min(line => line.Low));
        var high = Math.Max(0, Lines.Max(line => line.High));
        var margin = Math.Max((high - low) * 0.04, 1e-9);
        return new JsonObject
        {
            ["field"] = field,
            ["type"] = "quantitative",
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray(low - margin, high + margin),
                ["nice"] = false,
                ["zero"] = false,
            },
            ["axis"] = new JsonObject
            {
                ["title"] = XTitle,
                ["tickCount"] = 5,
                ["grid"] = Room == FigureRoom.Wide,
                ["labelExpr"] = AxisLabel(high - low),
            },
        };
    }

    // Points of a percentage are counted in points: "+2", not "+2%".
    private string AxisLabel(double range) =>
        Style switch
        {
            NumberStyle.Points or NumberStyle.Percent => Signed("datum.value * 100", range < 0.05 ? "+.1f" : "+.0f"),
            NumberStyle.SignedEuro or NumberStyle.Euro => Signed("datum.value", "+,.0f"),
            _ => Signed("datum.value", "+.2~f"),
        };

    private static string Signed(string value, string format) =>
        $"abs(datum.value) < 1e-12 ? '0' : format({value}, '{format}')";

    private static JsonObject Layer(JsonObject mark, JsonObject encoding) =>
        new() { ["mark"] = mark, ["encoding"] = encoding };
}
