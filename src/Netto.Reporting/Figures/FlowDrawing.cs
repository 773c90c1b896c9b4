using System.Text.Json.Nodes;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>Boxes with lines of text, and arrows between them.</summary>
internal sealed class FlowDrawing(FigureRoom room)
{
    public const double Gap = 26;

    // Marks a line that goes on; a space at the start would not be drawn.
    private const char Indented = '\t';
    private const double Indent = 10;

    private const double LineHeight = 17;
    private const double Padding = 9;
    private const double LetterWidth = 6.6;

    // A narrow drawing may not grow by a text that Vega takes to be wider than it is.
    private const double NarrowLetterWidth = 9;

    private readonly List<Box> _boxes = [];
    private readonly List<Line> _lines = [];

    /// <summary>A box at its place, in pixels.</summary>
    public sealed record Box(double Left, double Top, double Width, IReadOnlyList<string> Lines)
    {
        public double Height => Lines.Count * LineHeight + 2 * Padding;

        public double Bottom => Top + Height;

        public double Middle => Left + Width / 2;
    }

    private sealed record Line(double X1, double Y1, double X2, double Y2, bool HasHead);

    /// <summary>Pixels across.</summary>
    public double Width => FigureStyle.WidthOf(room);

    public Box Add(Box box)
    {
        _boxes.Add(box);
        return box;
    }

    /// <summary>An arrow down or to the right.</summary>
    public void Arrow(double x1, double y1, double x2, double y2) =>
        _lines.Add(new Line(x1, y1, x2, y2, HasHead: true));

    public void Branch(double x1, double y1, double x2, double y2) =>
        _lines.Add(new Line(x1, y1, x2, y2, HasHead: false));

    /// <summary>Text broken to fit in a box so wide; further lines are indented.</summary>
    public IEnumerable<string> Wrap(string text, double boxWidth)
    {
        var letter = room == FigureRoom.Narrow ? NarrowLetterWidth : LetterWidth;
        var lines = FigureStyle.Wrap(text, (int)((boxWidth - 2 * Padding) / letter)).Split('\n');
        return lines.Select((line, i) => i == 0 ? line : Indented + line);
    }

    public JsonObject Specification(Language language)
    {
        var height = _boxes.Max(box => box.Bottom);
        return FigureStyle.Specification(
            language,
            new JsonObject
            {
                ["width"] = Width,
                ["height"] = height,
                ["layer"] = new JsonArray(Lines(height), Heads(height), Frames(height), Words(height)),
            }
        );
    }

    private JsonObject Lines(double height) =>
        Layer(
            height,
            _lines.Select(l => new JsonObject
            {
                ["x"] = l.X1,
                ["y"] = l.Y1,
                ["x2"] = l.X2,
                ["y2"] = l.Y2,
            }),
            new JsonObject
            {
                ["type"] = "rule",
                ["color"] = FigureStyle.Soft,
                ["strokeWidth"] = 1.3,
            },
            Ends()
        );

    private JsonObject Heads(double height) =>
        Layer(
            height,
            _lines
                .Where(l => l.HasHead)
                .Select(l => new JsonObject
                {
                    ["x"] = l.X1 == l.X2 ? l.X2 : l.X2 - 4,
                    ["y"] = l.X1 == l.X2 ? l.Y2 - 4 : l.Y2,
                    ["angle"] = l.X1 == l.X2 ? 180 : 90,
                }),
            new JsonObject
            {
                ["type"] = "point",
                ["shape"] = "triangle-up",
                ["filled"] = true,
                ["size"] = 70,
                ["opacity"] = 1,
                ["color"] = FigureStyle.Soft,
            },
            new JsonObject
            {
                ["angle"] = new JsonObject
                {
                    ["field"] = "angle",
                    ["type"] = "quantitative",
                    ["scale"] = null,
                },
            }
        );

    private JsonObject Frames(double height) =>
        Layer(
            height,
            _boxes.Select(b => new JsonObject
            {
                ["x"] = b.Left,
                ["y"] = b.Top,
                ["x2"] = b.Left + b.Width,
                ["y2"] = b.Bottom,
            }),
            new JsonObject
            {
                ["type"] = "rect",
                ["fill"] = "#f3f6f9",
                ["stroke"] = "#9aa7b4",
                ["cornerRadius"] = 3,
            },
            Ends()
        );

    private JsonObject Words(double height) =>
        Layer(
            height,
            _boxes.SelectMany(b =>
                b.Lines.Select(
                    (line, i) =>
                        new JsonObject
                        {
                            ["x"] = b.Left + Padding + (line.StartsWith(Indented) ? Indent : 0),
                            ["y"] = b.Top + Padding + (i + 0.5) * LineHeight,
                            ["text"] = line.TrimStart(Indented),
                        }
                )
            ),
            new JsonObject
            {
                ["type"] = "text",
                ["align"] = "left",
                ["baseline"] = "middle",
                ["fontSize"] = 12.5,
            },
            new JsonObject { ["text"] = new JsonObject { ["field"] = "text" } }
        );

    private static JsonObject Ends() =>
        new()
        {
            ["x2"] = new JsonObject { ["field"] = "x2" },
            ["y2"] = new JsonObject { ["field"] = "y2" },
        };

    private JsonObject Layer(double height, IEnumerable<JsonObject> rows, JsonObject mark, JsonObject encoding)
    {
        encoding["x"] = Place("x", 0, Width);
        encoding["y"] = Place("y", height, 0);
        return new JsonObject
        {
            ["data"] = FigureStyle.Data(rows),
            ["mark"] = mark,
            ["encoding"] = encoding,
        };
    }

    private static JsonObject Place(string field, double first, double last) =>
        new()
        {
            ["field"] = field,
            ["type"] = "quantitative",
            ["axis"] = null,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray(first, last),
                ["nice"] = false,
                ["zero"] = false,
            },
        };
}
