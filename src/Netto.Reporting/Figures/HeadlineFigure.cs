using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Tables;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>The one figure for who reads one: for each main outcome the level without and with service.</summary>
internal static class HeadlineFigure
{
    private const int Most = 6;
    private const int Width = 400;
    private const int WideCharacters = 60;
    private const int Step = 30;
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
        var sides = Sides.Of(context, main[0].Method, main[0].Comparison);
        var (without, with) = sides.AreGroups ? (context.Arm(sides.Without!), context.Arm(sides.With!)) : ("", "");
        return new Figure(
            "headline",
            sides.AreGroups
                ? context.Pick(
                    $"{without} en {ReportContext.InSentence(with)}",
                    $"{without} and {ReportContext.InSentence(with)}"
                )
                : context.Pick($"Zonder en met {context.Treatment}", $"Without and with {context.Treatment}"),
            string.Join(" ", main.Select(row => InWords(context, row))),
            Specification(context, main, FigureRoom.Wide),
            Note(context, sides)
                + (AreShares(context, main) ? context.Pick(" pp: procentpunt.", " pp: percentage points.") : "")
        )
        {
            Narrow = Specification(context, main, FigureRoom.Narrow),
        };
    }

    private static string Note(ReportContext context, Sides sides) =>
        sides.AreGroups
            ? context.Pick(
                $"Open: {ReportContext.InSentence(context.Arm(sides.Without!))}. Dicht: {ReportContext.InSentence(context.Arm(sides.With!))}. Grijs: geen effect aangetoond.",
                $"Open: {ReportContext.InSentence(context.Arm(sides.Without!))}. Filled: {ReportContext.InSentence(context.Arm(sides.With!))}. Grey: no effect shown."
            )
            : context.Pick(
                "Open: het niveau zonder, naar schatting. Dicht: het gemeten niveau met. Grijs: geen effect aangetoond.",
                "Open: the level without, as estimated. Filled: the level with, as measured. Grey: no effect shown."
            );

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

    private static JsonObject Specification(ReportContext context, List<EffectRow> main, FigureRoom room)
    {
        var shares = AreShares(context, main);
        var largest = main.Max(row => Math.Max(row.From!.Value, row.To!.Value)) * 1.12;
        var high = shares ? Math.Min(1, largest) : largest;
        var narrow = room == FigureRoom.Narrow;
        var rows = new LabelledRows(
            main.Select(row => context.Outcome(row.Outcome)),
            Step,
            narrow ? FigureStyle.NarrowCharacters : WideCharacters
        );
        var width = narrow ? FigureStyle.NarrowWidth - 110 : Width;
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = rows.Height,
                ["data"] = FigureStyle.Data(main.Select((row, i) => Row(context, row, rows.Middle(i) - 4)).ToList()),
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
                    rows.Names(weight: 600),
                    Words("effect", width + 14, 0, weight: 600),
                    Words("levels", width + 14, 16, weight: 400)
                ),
            }
        );
    }

    private static JsonObject Row(ReportContext context, EffectRow row, double place)
    {
        var effect = (Cell.Effect)context.Effect(row);
        return new JsonObject
        {
            ["place"] = place,
            ["from"] = row.From,
            ["to"] = row.To,
            ["colour"] = IsShown(row) ? Blue : Grey,
            ["effect"] = effect.InWords(context.Language),
            ["levels"] = effect.LevelsInWords(context.Language),
        };
    }

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
            ["y"] = LabelledRows.Place(),
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
                ["y"] = LabelledRows.Place(),
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
}
