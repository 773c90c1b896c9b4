using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>The one figure for who reads one: for each main outcome the level without and with service.</summary>
internal static class HeadlineFigure
{
    private const int Most = 6;
    private const int Width = 310; // with the words at the right it is read on a phone without scrolling
    private const int Step = 52;
    private const string Blue = "#0072B2";
    private const string Grey = "#7b8794";

    /// <summary>The levels, with the outcome of the first sentence on top; null where nothing was estimated.</summary>
    public static Figure? Build(ReportContext context, SummaryFact? headline)
    {
        var main = MainEffects
            .Of(context)
            .OrderByDescending(row => row.Outcome == headline?.Outcome)
            .Take(Most)
            .ToList();
        if (main.Count == 0)
        {
            return null;
        }
        return new Figure(
            "headline",
            context.Pick($"Zonder en met {context.Treatment}", $"Without and with {context.Treatment}"),
            string.Join(" ", main.Select(row => InWords(context, row))),
            Specification(context, main),
            context.Pick(
                "Open: het niveau zonder, naar schatting. Dicht: het gemeten niveau met. Grijs: geen effect aangetoond.",
                "Open: the level without, as estimated. Filled: the level with, as measured. Grey: no effect shown."
            ) + (AreShares(context, main) ? context.Pick(" pp: procentpunt.", " pp: percentage points.") : "")
        );
    }

    private static string InWords(ReportContext context, EffectRow row)
    {
        var (from, to) = (Level(context, row, row.From!.Value), Level(context, row, row.To!.Value));
        var none = IsShown(row) ? "" : context.Pick(" (geen effect aangetoond)", " (no effect shown)");
        return context.Pick(
            $"{context.Outcome(row.Outcome)}: van {from} naar {to}{none}.",
            $"{context.Outcome(row.Outcome)}: from {from} to {to}{none}."
        );
    }

    private static bool IsShown(EffectRow row) => row.PValue < 0.05;

    private static string Level(ReportContext context, EffectRow row, double value) =>
        context.Write(value, NumberStyles.Level(context.Unit(row.Outcome)));

    private static bool AreShares(ReportContext context, List<EffectRow> main) =>
        NumberStyles.IsShare(context.Unit(main[0].Outcome));

    private static JsonObject Specification(ReportContext context, List<EffectRow> main)
    {
        var shares = AreShares(context, main);
        var largest = main.Max(row => Math.Max(row.From!.Value, row.To!.Value)) * 1.12;
        var high = shares ? Math.Min(1, largest) : largest;
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = Width,
                ["height"] = main.Count * Step,
                ["data"] = FigureStyle.Data(main.Select((row, i) => Row(context, row, (i + 0.62) * Step)).ToList()),
                ["layer"] = new JsonArray(
                    Layer(
                        new JsonObject
                        {
                            ["type"] = "rule",
                            ["strokeWidth"] = 4,
                            ["opacity"] = 0.4,
                        },
                        Axis(high, shares),
                        "from",
                        "to"
                    ),
                    Layer(Point(filled: false), Axis(high, shares), "from"),
                    Layer(Point(filled: true), Axis(high, shares), "to"),
                    Words("name", 0, -20, weight: 600),
                    Words("effect", Width + 14, 0, weight: 600),
                    Words("levels", Width + 14, 16, weight: 400)
                ),
            }
        );
    }

    private static JsonObject Row(ReportContext context, EffectRow row, double place) =>
        new()
        {
            ["name"] = context.Outcome(row.Outcome),
            ["place"] = place,
            ["from"] = row.From,
            ["to"] = row.To,
            ["colour"] = IsShown(row) ? Blue : Grey,
            ["effect"] = context.Write(row.Estimate!.Value, NumberStyles.Effect(context.Unit(row.Outcome))),
            ["levels"] = $"{Level(context, row, row.From!.Value)} → {Level(context, row, row.To!.Value)}",
        };

    private static JsonObject Point(bool filled)
    {
        var mark = new JsonObject
        {
            ["type"] = "point",
            ["size"] = 150,
            ["strokeWidth"] = 2.5,
            ["opacity"] = 1,
        };
        if (!filled)
        {
            mark["fill"] = "white";
        }
        return mark;
    }

    private static JsonObject Axis(double high, bool shares) =>
        new()
        {
            ["type"] = "quantitative",
            ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, high), ["nice"] = false },
            ["axis"] = new JsonObject
            {
                ["title"] = null,
                ["grid"] = false, // names stand within the figure, and lines would strike them through
                ["format"] = shares ? ".0%" : "",
                ["tickCount"] = 5,
            },
        };

    private static JsonObject Layer(JsonObject mark, JsonObject axis, string field, string? to = null)
    {
        axis["field"] = field;
        var encoding = new JsonObject
        {
            ["x"] = axis,
            ["y"] = Y(),
            ["stroke"] = Colour(),
        };
        if (to is not null)
        {
            encoding["x2"] = new JsonObject { ["field"] = to };
        }
        if (mark["type"]!.GetValue<string>() == "point" && mark["fill"] is null)
        {
            encoding["fill"] = Colour();
        }
        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

    private static JsonObject Words(string field, double x, double above, int weight) =>
        new()
        {
            ["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["align"] = "left",
                ["baseline"] = "middle",
                ["fontSize"] = 13,
                ["fontWeight"] = weight,
                ["dy"] = above,
            },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject { ["value"] = x },
                ["y"] = Y(),
                ["text"] = new JsonObject { ["field"] = field },
            },
        };

    private static JsonObject Colour() =>
        new()
        {
            ["field"] = "colour",
            ["type"] = "nominal",
            ["scale"] = null,
        };

    private static JsonObject Y() =>
        new()
        {
            ["field"] = "place",
            ["type"] = "quantitative",
            ["scale"] = null,
            ["axis"] = null,
        };
}
