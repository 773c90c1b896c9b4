using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>One look for all figures: Okabe-Ito colours (safe for the colour-blind), quiet axes, number formats of the language.</summary>
internal static class FigureStyle
{
    public const int Width = 700;

    /// <summary>Of a drawing on a phone: with the margins of the page within 360 pixels.</summary>
    public const int NarrowWidth = 336;

    /// <summary>
    /// Letters of 12 pixels in a line of a narrow drawing, at the width that Vega takes a letter to have: a drawing grows with
    /// its longest text, and what grows beyond the screen is shown smaller.
    /// </summary>
    public const int NarrowCharacters = 34;

    public const string Ink = "#1c2733";
    public const string Soft = "#566372";
    public const string Grid = "#e3e8ee";
    private const string Font = "Source Sans 3, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

    private static readonly string[] Palette = ["#0072B2", "#BF5300", "#007F5C", "#8B5A9E", "#7A5C00", "#4B5563"];

    // A line that is not told by colour alone: its dash differs too.
    private static readonly int[][] Dashes =
    [
        [1, 0],
        [6, 3],
        [2, 2],
        [8, 3, 2, 3],
        [4, 4],
        [1, 3],
    ];

    /// <summary>The colour of an arm: by its place in the protocol.</summary>
    public static string Colour(DesignSummary design, string arm) => Palette[Place(design, arm) % Palette.Length];

    public static JsonArray Dash(DesignSummary design, string arm) =>
        [.. Dashes[Place(design, arm) % Dashes.Length].Select(length => (JsonNode)length)];

    /// <summary>Pixels across for a drawing with axis and labels.</summary>
    public static int WidthOf(FigureRoom room) => room == FigureRoom.Narrow ? NarrowWidth : Width;

    /// <summary>A specification with the shared look; <paramref name="body"/> holds data, marks and encodings.</summary>
    public static JsonObject Specification(Language language, JsonObject body)
    {
        var specification = new JsonObject { ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json" };
        foreach (var (name, value) in body)
        {
            specification[name] = value?.DeepClone();
        }
        specification["background"] = "white";
        specification["config"] = Config(language);
        return specification;
    }

    /// <summary>Room for bold text of 12 pixels; generous, since the font of the reader is not known.</summary>
    public static double TextWidth(int characters) => 7.1 * characters + 4;

    /// <summary>Room that Vega takes text of 12 pixels to need.</summary>
    public static double MeasuredWidth(int characters) => 9.6 * characters;

    /// <summary>Rows of data.</summary>
    public static JsonObject Data(IEnumerable<JsonObject> rows) =>
        new() { ["values"] = new JsonArray([.. rows.Select(row => (JsonNode)row)]) };

    /// <summary>A long label broken over lines; an axis splits it again with <see cref="SplitLabels"/>.</summary>
    public static string Wrap(string text, int characters = 44)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > characters)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            }
        }
        return string.Join('\n', lines);
    }

    /// <summary>The axis of names: no line, no ticks, broken labels.</summary>
    public static JsonObject NameAxis() =>
        new()
        {
            ["title"] = null,
            ["ticks"] = false,
            ["domain"] = false,
            ["labelPadding"] = 8,
            ["labelLimit"] = 0,
            ["labelExpr"] = SplitLabels,
            // A label of several lines begins at the middle of its row: half of what is more than a line moves it up.
            ["labelOffset"] = new JsonObject
            {
                ["condition"] = new JsonArray([
                    .. Enumerable
                        .Range(2, MostLines - 1)
                        .Select(lines => new JsonObject
                        {
                            ["test"] = $"length(split(datum.value, '\\n')) == {lines}",
                            ["value"] = -LabelLine * (lines - 1) / 2,
                        }),
                ]),
                ["value"] = 0,
            },
        };

    // Lines of a broken label, and their height in pixels at the size of the labels.
    private const int MostLines = 4;
    private const double LabelLine = 14;

    private const string SplitLabels = "split(datum.label, '\\n')";

    private static int Place(DesignSummary design, string arm)
    {
        for (var i = 0; i < design.Arms.Count; i++)
        {
            if (design.Arms[i].Id == arm)
            {
                return i;
            }
        }
        return design.Arms.Count;
    }

    private static JsonObject Config(Language language) =>
        new()
        {
            ["font"] = Font,
            ["view"] = new JsonObject { ["stroke"] = null },
            ["axis"] = new JsonObject
            {
                ["labelFontSize"] = 12,
                ["titleFontSize"] = 12,
                ["titleFontWeight"] = "normal",
                ["titleColor"] = Soft,
                ["labelColor"] = Ink,
                ["gridColor"] = Grid,
                ["domainColor"] = "#9aa7b4",
                ["tickColor"] = "#9aa7b4",
                ["titlePadding"] = 8,
                ["labelLimit"] = 320,
            },
            ["header"] = new JsonObject
            {
                ["labelFontSize"] = 13,
                ["labelFontWeight"] = 600,
                ["title"] = null,
            },
            ["legend"] = new JsonObject { ["labelFontSize"] = 12, ["title"] = null },
            ["text"] = new JsonObject { ["fontSize"] = 12, ["color"] = Ink },
            ["locale"] = new JsonObject { ["number"] = FigureLocale.Numbers(language) },
        };
}
