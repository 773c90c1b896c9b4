using System.Text.Json.Nodes;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>One line of a chart.</summary>
/// <param name="Arm">Decides colour and dash.</param>
/// <param name="Label">Stands at the end of the line.</param>
/// <param name="Points">Place on the x axis (a number, or a text for ordered periods) and value; null leaves a gap.</param>
internal sealed record Series(string Arm, string Label, IReadOnlyList<(JsonValue X, double? Y)> Points);

/// <summary>Lines with their names at the end, spread so that none stands on another.</summary>
internal sealed record LineChart(ReportContext Context, IReadOnlyList<Series> Lines)
{
    private const int Height = 300;

    // Two lines of text of 12 pixels apart, in pixels.
    private const double LabelGap = 16;

    // A label on a phone has two lines: the name, and the value under it.
    private const double NarrowLabelGap = 33;

    // What the numbers of the y axis take beside the lines.
    private const double AxisRoom = 42;

    public required string XTitle { get; init; }

    public required string YTitle { get; init; }

    public NumberStyle Style { get; init; } = NumberStyle.Percent;

    /// <summary>True when x is an ordered list of periods and not a number.</summary>
    public bool Periods { get; init; }

    /// <summary>Where it is drawn for.</summary>
    public FigureRoom Room { get; init; }

    // The labels get the room they need, the lines the rest.
    private double Width =>
        FigureStyle.WidthOf(Room)
        - (Room == FigureRoom.Narrow ? AxisRoom : 0)
        - 8
        - FigureStyle.TextWidth(Lines.SelectMany(line => Words(line).Split('\n')).Max(words => words.Length));

    public JsonObject Specification()
    {
        var top = Top();
        var data = FigureStyle.Data(
            Lines.SelectMany(line =>
                line.Points.Select(point => new JsonObject
                {
                    ["series"] = line.Label,
                    ["x"] = point.X.DeepClone(),
                    ["y"] = point.Y,
                })
            )
        );
        return FigureStyle.Specification(
            Context.Language,
            new JsonObject
            {
                ["width"] = Width,
                ["height"] = Height,
                ["data"] = data,
                ["layer"] = new JsonArray(LinesLayer(top), LabelsLayer(top)),
            }
        );
    }

    /// <summary>A sentence with the last value of each line, for who cannot see the figure.</summary>
    public string EndValues() =>
        string.Join(
            "; ",
            Lines
                .Select(line => (line.Label, Last: line.Points.LastOrDefault(point => point.Y is not null).Y))
                .Where(line => line.Last is not null)
                .Select(line => $"{line.Label} {Context.Write(line.Last!.Value, Style)}")
        ) + ".";

    private double Top()
    {
        var highest = Lines.SelectMany(line => line.Points).Max(point => point.Y) ?? 1;
        return highest <= 0 ? 1 : highest * 1.08;
    }

    private string Words(Series line) =>
        line.Points.LastOrDefault(point => point.Y is not null).Y is { } last
            ? $"{line.Label}{(Room == FigureRoom.Narrow ? '\n' : ' ')}{Context.Write(last, Style)}"
            : line.Label;

    private JsonObject LinesLayer(double top) =>
        new()
        {
            ["mark"] = new JsonObject
            {
                ["type"] = "line",
                ["strokeWidth"] = 2.5,
                ["invalid"] = "break-paths-show-domains",
            },
            ["encoding"] = new JsonObject
            {
                ["x"] = XAxis(),
                ["y"] = YAxis(top),
                ["color"] = Scale(line => FigureStyle.Colour(Context.Design, line.Arm)),
                ["strokeDash"] = Scale(line => FigureStyle.Dash(Context.Design, line.Arm)),
            },
        };

    private JsonObject XAxis()
    {
        var axis = new JsonObject { ["title"] = XTitle, ["grid"] = false };
        if (Periods)
        {
            axis["labelAngle"] = -45;
            // Every third period on a phone, where all would stand on each other.
            var shown = Lines[0].Points.Where((_, i) => Room == FigureRoom.Wide || i % 3 == 0);
            axis["values"] = new JsonArray([.. shown.Select(point => point.X.DeepClone())]);
            return new JsonObject
            {
                ["field"] = "x",
                ["type"] = "ordinal",
                ["sort"] = null,
                ["axis"] = axis,
            };
        }
        axis["tickMinStep"] = 1;
        var last = Lines
            .SelectMany(line => line.Points)
            .Select(point => point.X.GetValue<double>())
            .DefaultIfEmpty(1)
            .Max();
        axis["values"] = new JsonArray([.. Ticks(last, Room).Select(tick => (JsonNode)tick)]);
        return new JsonObject
        {
            ["field"] = "x",
            ["type"] = "quantitative",
            ["axis"] = axis,
            ["scale"] = Domain(0, last),
        };
    }

    // Half-years read better than tens where x counts months.
    private static IEnumerable<double> Ticks(double last, FigureRoom room)
    {
        var step =
            last > 60 || (last > 24 && room == FigureRoom.Narrow) ? 12
            : last >= 18 ? 6
            : last >= 8 ? 2
            : 1;
        return Enumerable.Range(0, (int)(last / step) + 1).Select(i => (double)(i * step));
    }

    private JsonObject YAxis(double top) =>
        new()
        {
            ["field"] = "y",
            ["type"] = "quantitative",
            ["scale"] = Domain(0, top),
            ["axis"] = new JsonObject
            {
                ["title"] = YTitle,
                ["format"] = Style == NumberStyle.Percent ? (top < 0.05 ? ".1%" : ".0%") : ",.0f",
                ["tickCount"] = 5,
                ["domain"] = false,
                ["ticks"] = false,
            },
        };

    private JsonObject Scale(Func<Series, JsonNode> value) =>
        new()
        {
            ["field"] = "series",
            ["type"] = "nominal",
            ["legend"] = null,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. Lines.Select(line => (JsonNode)line.Label)]),
                ["range"] = new JsonArray([.. Lines.Select(value)]),
            },
        };

    private JsonObject LabelsLayer(double top)
    {
        var ends = Lines
            .Select(line => (Line: line, Last: line.Points.LastOrDefault(point => point.Y is not null).Y))
            .Where(end => end.Last is not null)
            .ToList();
        var gap = Room == FigureRoom.Narrow ? NarrowLabelGap : LabelGap;
        var placed = LabelPlacement.Spread([.. ends.Select(end => end.Last!.Value / top * Height)], gap);
        return new JsonObject
        {
            ["data"] = FigureStyle.Data(
                ends.Select(
                    (end, i) =>
                        new JsonObject
                        {
                            ["series"] = end.Line.Label,
                            ["text"] = Words(end.Line),
                            ["y"] = placed[i] / Height * top,
                        }
                )
            ),
            ["mark"] = new JsonObject
            {
                ["type"] = "text",
                ["align"] = "left",
                ["baseline"] = "middle",
                ["lineBreak"] = "\n",
                ["fontWeight"] = 600,
                ["clip"] = false,
            },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject { ["value"] = Width + 8 },
                ["y"] = new JsonObject
                {
                    ["field"] = "y",
                    ["type"] = "quantitative",
                    ["scale"] = Domain(0, top),
                },
                ["text"] = new JsonObject { ["field"] = "text" },
                ["color"] = Scale(line => FigureStyle.Colour(Context.Design, line.Arm)),
            },
        };
    }

    private static JsonObject Domain(double low, double high) =>
        new()
        {
            ["domain"] = new JsonArray(low, high),
            ["nice"] = false,
            ["zero"] = false,
        };
}
