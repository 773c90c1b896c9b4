using System.Text.Json.Nodes;
using Netto.Reporting.Sections;
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
    public required string XTitle { get; init; }

    public JsonObject Specification()
    {
        var low = Math.Min(0, Lines.Min(line => line.Low));
        var high = Math.Max(0, Lines.Max(line => line.High));
        var margin = Math.Max((high - low) * 0.04, 1e-9);
        var x = new JsonObject
        {
            ["field"] = "estimate",
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
                ["labelExpr"] = AxisLabel(high - low),
            },
        };
        var y = new JsonObject
        {
            ["field"] = "label",
            ["type"] = "nominal",
            ["sort"] = new JsonArray([.. Lines.Select(line => (JsonNode)FigureStyle.Wrap(line.Label))]),
            ["axis"] = FigureStyle.NameAxis(),
        };
        var width = FigureStyle.Width - 370;
        return FigureStyle.Specification(
            Context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = new JsonObject { ["step"] = 34 },
                ["data"] = FigureStyle.Data(
                    Lines.Select(line => new JsonObject
                    {
                        ["label"] = FigureStyle.Wrap(line.Label),
                        ["estimate"] = line.Estimate,
                        ["low"] = line.Low,
                        ["high"] = line.High,
                        ["text"] = $"{Context.Write(line.Estimate, Style)} {line.Stars}".TrimEnd(),
                        ["clear"] = line.Low > 0 || line.High < 0,
                    })
                ),
                ["layer"] = new JsonArray(
                    new JsonObject
                    {
                        ["mark"] = new JsonObject { ["type"] = "rule", ["color"] = "#9aa7b4" },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = new JsonObject { ["datum"] = 0, ["type"] = "quantitative" },
                        },
                    },
                    new JsonObject
                    {
                        ["mark"] = new JsonObject
                        {
                            ["type"] = "rule",
                            ["strokeWidth"] = 2,
                            ["color"] = FigureStyle.Soft,
                        },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = With(x, "field", "low"),
                            ["x2"] = new JsonObject { ["field"] = "high" },
                            ["y"] = y.DeepClone(),
                        },
                    },
                    new JsonObject
                    {
                        ["mark"] = new JsonObject
                        {
                            ["type"] = "point",
                            ["filled"] = true,
                            ["size"] = 80,
                            ["opacity"] = 1,
                        },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = x.DeepClone(),
                            ["y"] = y.DeepClone(),
                            ["color"] = new JsonObject
                            {
                                ["condition"] = new JsonObject { ["test"] = "datum.clear", ["value"] = "#0072B2" },
                                ["value"] = "#7b8794",
                            },
                        },
                    },
                    new JsonObject
                    {
                        ["mark"] = new JsonObject
                        {
                            ["type"] = "text",
                            ["align"] = "left",
                            ["baseline"] = "middle",
                        },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = new JsonObject { ["value"] = width + 10 },
                            ["y"] = y.DeepClone(),
                            ["text"] = new JsonObject { ["field"] = "text" },
                        },
                    }
                ),
            }
        );
    }

    /// <summary>The estimates in a sentence, for who cannot see the figure.</summary>
    public string InWords() =>
        string.Join(
            "; ",
            Lines.Select(line =>
                $"{line.Label} {Context.Write(line.Estimate, Style)} ({Context.Write(line.Low, Style)} – {Context.Write(line.High, Style)})"
            )
        ) + ".";

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

    private static JsonObject With(JsonObject channel, string name, string value)
    {
        var copy = (JsonObject)channel.DeepClone();
        copy[name] = value;
        return copy;
    }
}
