using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>The flow of participants as boxes and arrows, in the manner of CONSORT.</summary>
internal static class FlowFigure
{
    private const double LineHeight = 17;
    private const double Padding = 9;
    private const double Gap = 26;

    private static readonly string[] ArmSteps = ["wrong-arm", "self-reporters", "received"];

    private sealed record Box(double Left, double Top, double Width, IReadOnlyList<string> Lines)
    {
        public double Height => Lines.Count * LineHeight + 2 * Padding;

        public double Bottom => Top + Height;

        public double Middle => Left + Width / 2;
    }

    public static Figure? Build(ReportContext context)
    {
        var flow = context.Results.Flow;
        var arms = TableBuilder.ArmsIn(context, flow.Where(row => row.Step == "assigned").Select(row => row.Arm));
        if (arms.Count == 0)
        {
            return null;
        }
        var boxes = new List<Box>();
        var arrows = new List<(double X1, double Y1, double X2, double Y2)>();
        var top = AddTop(context, flow, boxes, arrows);
        AddArms(context, arms, top, boxes, arrows);
        var people = flow.Where(row => row.Step == "analysed" && row.Arm is not null)
            .Select(row => $"{context.Arm(row.Arm!)} {Count(context, row.N)}");
        return new Figure(
            "flow",
            context.Pick("Van instroom naar analyse", "From entry to analysis"),
            context.Pick("Stroomschema van deelnemers. In de analyse: ", "Flow of participants. Analysed: ")
                + string.Join("; ", people)
                + ".",
            Specification(context, boxes, arrows)
        );
    }

    private static Box AddTop(
        ReportContext context,
        IReadOnlyList<FlowRow> flow,
        List<Box> boxes,
        List<(double, double, double, double)> arrows
    )
    {
        var width = 250.0;
        var left = (FigureStyle.Width - width) / 2;
        FlowRow? All(string step) => flow.FirstOrDefault(row => row.Step == step && row.Arm is null);
        var entered = Line(context, All("entered"), "entered");
        var without = flow.Where(row => row is { Arm: null, N: > 0 } && FlowSteps.IsLeftOut(row.Step))
            .OrderBy(row => FlowSteps.Order(row.Step))
            .SelectMany(row => Wrap(Line(context, row, row.Step), 42))
            .ToList();
        if (without.Count == 0)
        {
            var only = new Box(left, 0, width, [entered]);
            boxes.Add(only);
            return only;
        }
        var registers = new Box(left, 0, width, [Line(context, All("registers"), "registers")]);
        // The side box may not stand on the arrow in the middle.
        var sideLeft = registers.Middle + 30;
        var side = new Box(sideLeft, registers.Bottom + Gap / 2, FigureStyle.Width - sideLeft, without);
        var next = new Box(left, side.Bottom + Gap / 2, width, [entered]);
        boxes.AddRange([registers, side, next]);
        arrows.Add((registers.Middle, registers.Bottom, next.Middle, next.Top));
        var y = side.Top + side.Height / 2;
        arrows.Add((registers.Middle, y, side.Left, y));
        return next;
    }

    private static void AddArms(
        ReportContext context,
        IReadOnlyList<DesignArm> arms,
        Box above,
        List<Box> boxes,
        List<(double, double, double, double)> arrows
    )
    {
        var space = 14.0;
        var width = (FigureStyle.Width - space * (arms.Count - 1)) / arms.Count;
        var characters = (int)(width / 6.6);
        var columns = arms.Select(
                (arm, i) =>
                    (
                        Left: i * (width + space),
                        Assigned: Assigned(context, arm, characters),
                        Analysed: Analysed(context, arm, characters)
                    )
            )
            .ToList();
        var tallest = columns.Max(column => column.Assigned.Count);
        foreach (var column in columns)
        {
            var assigned = new Box(
                column.Left,
                above.Bottom + 2 * Gap,
                width,
                [.. column.Assigned, .. Enumerable.Repeat("", tallest - column.Assigned.Count)]
            );
            var analysed = new Box(column.Left, assigned.Bottom + Gap, width, column.Analysed);
            boxes.Add(assigned);
            boxes.Add(analysed);
            arrows.Add((assigned.Middle, above.Bottom + Gap, assigned.Middle, assigned.Top));
            arrows.Add((assigned.Middle, assigned.Bottom, analysed.Middle, analysed.Top));
        }
        var first = width / 2;
        var last = FigureStyle.Width - width / 2;
        // The branch: down from the middle, then across to the arms (drawn as lines without heads).
        arrows.Add((above.Middle, above.Bottom, above.Middle, -(above.Bottom + Gap)));
        if (last > first)
        {
            arrows.Add((first, -(above.Bottom + Gap), last, -(above.Bottom + Gap)));
        }
    }

    private static List<string> Assigned(ReportContext context, DesignArm arm, int characters)
    {
        FlowRow? Of(string step) => context.Results.Flow.FirstOrDefault(row => row.Step == step && row.Arm == arm.Id);
        var lines = new List<string> { context.Pick(arm.Label) + ":", Line(context, Of("assigned"), "assigned") };
        lines.AddRange(ArmSteps.Select(Of).Where(row => row?.N > 0).Select(row => Line(context, row, row!.Step)));
        return [.. lines.SelectMany(line => Wrap(line, characters))];
    }

    private static List<string> Analysed(ReportContext context, DesignArm arm, int characters)
    {
        var row = context.Results.Flow.FirstOrDefault(row => row.Step == "analysed" && row.Arm == arm.Id);
        return [.. Wrap(Line(context, row, "analysed"), characters)];
    }

    private static string Line(ReportContext context, FlowRow? row, string step) =>
        $"{FlowSteps.Label(context, step, row?.Label)}: {Count(context, row?.N)}";

    private static string Count(ReportContext context, int? n) =>
        n is { } number ? context.Write(number, NumberStyle.Count) : "–";

    private static IEnumerable<string> Wrap(string text, int characters)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > characters)
            {
                yield return line;
                line = "  " + word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }
        yield return line;
    }

    private static JsonObject Specification(
        ReportContext context,
        List<Box> boxes,
        List<(double X1, double Y1, double X2, double Y2)> arrows
    )
    {
        var height = boxes.Max(box => box.Bottom);
        // A negative end marks a line without a head; see the branch above.
        var lines = arrows.Select(a => (a.X1, Y1: Math.Abs(a.Y1), a.X2, Y2: Math.Abs(a.Y2), Head: a.Y2 > 0)).ToList();
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = FigureStyle.Width,
                ["height"] = height,
                ["layer"] = new JsonArray(
                    Layer(
                        lines.Select(l => new JsonObject
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
                        }
                    ),
                    Layer(
                        lines
                            .Where(l => l.Head)
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
                        angle: true
                    ),
                    Layer(
                        boxes.Select(b => new JsonObject
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
                        }
                    ),
                    Layer(
                        boxes.SelectMany(b =>
                            b.Lines.Select(
                                (line, i) =>
                                    new JsonObject
                                    {
                                        ["x"] = b.Left + Padding,
                                        ["y"] = b.Top + Padding + (i + 0.5) * LineHeight,
                                        ["text"] = line,
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
                        text: true
                    )
                ),
            }
        );

        JsonObject Layer(IEnumerable<JsonObject> rows, JsonObject mark, bool angle = false, bool text = false)
        {
            var encoding = new JsonObject { ["x"] = Place("x", FigureStyle.Width), ["y"] = Place("y", height) };
            if (mark["type"]!.GetValue<string>() is "rule" or "rect")
            {
                encoding["x2"] = new JsonObject { ["field"] = "x2" };
                encoding["y2"] = new JsonObject { ["field"] = "y2" };
            }
            if (angle)
            {
                encoding["angle"] = new JsonObject
                {
                    ["field"] = "angle",
                    ["type"] = "quantitative",
                    ["scale"] = null,
                };
            }
            if (text)
            {
                encoding["text"] = new JsonObject { ["field"] = "text" };
            }
            return new JsonObject
            {
                ["data"] = FigureStyle.Data(rows),
                ["mark"] = mark,
                ["encoding"] = encoding,
            };
        }

        static JsonObject Place(string field, double extent) =>
            new()
            {
                ["field"] = field,
                ["type"] = "quantitative",
                ["axis"] = null,
                ["scale"] = new JsonObject
                {
                    ["domain"] = field == "x" ? new JsonArray(0, extent) : new JsonArray(extent, 0),
                    ["nice"] = false,
                    ["zero"] = false,
                },
            };
    }
}
