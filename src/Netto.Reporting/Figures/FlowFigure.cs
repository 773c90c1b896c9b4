using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;
using Box = Netto.Reporting.Figures.FlowDrawing.Box;

namespace Netto.Reporting.Figures;

/// <summary>The flow of participants as boxes and arrows, in the manner of CONSORT; on a phone in one column.</summary>
internal static class FlowFigure
{
    private const double Gap = FlowDrawing.Gap;

    // The arrow that leads past boxes in one column stands left of them.
    private const double Spine = 8;
    private const double Indent = 30;

    private static readonly string[] ArmSteps = ["wrong-arm", "self-reporters", "received"];

    public static Figure? Build(ReportContext context)
    {
        var flow = context.Results.Flow;
        var arms = TableBuilder.ArmsIn(context, flow.Where(row => row.Step == "assigned").Select(row => row.Arm));
        if (arms.Count == 0)
        {
            return null;
        }
        var people = flow.Where(row => row.Step == "analysed" && row.Arm is not null)
            .Select(row => $"{context.Arm(row.Arm!)} {Count(context, row.N)}");
        return new Figure(
            "flow",
            context.Pick("Van instroom naar analyse", "From entry to analysis"),
            context.Pick("Stroomschema van deelnemers. In de analyse: ", "Flow of participants. Analysed: ")
                + string.Join("; ", people)
                + ".",
            Beside(context, arms).Specification(context.Language),
            Note(context)
        )
        {
            Narrow = Under(context, arms).Specification(context.Language),
        };
    }

    // Who counts as served is a rule of the protocol, and may hold for people who never came.
    private static string? Note(ReportContext context) =>
        context.Results.Flow.Any(row => row is { Step: "received", N: > 0 }) ? context.Received() : null;

    private static FlowDrawing Beside(ReportContext context, IReadOnlyList<DesignArm> arms)
    {
        var drawing = new FlowDrawing(FigureRoom.Wide);
        AddArms(context, arms, AddTop(context, drawing), drawing);
        return drawing;
    }

    private static Box AddTop(ReportContext context, FlowDrawing drawing)
    {
        var width = 250.0;
        var left = (drawing.Width - width) / 2;
        var sideLeft = left + width / 2 + 30; // the side box may not stand on the arrow in the middle
        var without = LeftOut(context, drawing, drawing.Width - sideLeft);
        if (without.Count == 0)
        {
            return drawing.Add(new Box(left, 0, width, [Everybody(context, "entered")]));
        }
        var registers = drawing.Add(new Box(left, 0, width, [Everybody(context, "registers")]));
        var side = drawing.Add(new Box(sideLeft, registers.Bottom + Gap / 2, drawing.Width - sideLeft, without));
        var next = drawing.Add(new Box(left, side.Bottom + Gap / 2, width, [Everybody(context, "entered")]));
        drawing.Arrow(registers.Middle, registers.Bottom, next.Middle, next.Top);
        var y = side.Top + side.Height / 2;
        drawing.Arrow(registers.Middle, y, side.Left, y);
        return next;
    }

    private static void AddArms(ReportContext context, IReadOnlyList<DesignArm> arms, Box above, FlowDrawing drawing)
    {
        var space = 14.0;
        var width = (drawing.Width - space * (arms.Count - 1)) / arms.Count;
        var columns = arms.Select(arm =>
                (Assigned: Assigned(context, arm, drawing, width), Analysed: Analysed(context, arm, drawing, width))
            )
            .ToList();
        var tallest = columns.Max(column => column.Assigned.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            var left = i * (width + space);
            List<string> lines =
            [
                .. columns[i].Assigned,
                .. Enumerable.Repeat("", tallest - columns[i].Assigned.Count),
            ];
            var assigned = drawing.Add(new Box(left, above.Bottom + 2 * Gap, width, lines));
            var analysed = drawing.Add(new Box(left, assigned.Bottom + Gap, width, columns[i].Analysed));
            drawing.Arrow(assigned.Middle, above.Bottom + Gap, assigned.Middle, assigned.Top);
            drawing.Arrow(assigned.Middle, assigned.Bottom, analysed.Middle, analysed.Top);
        }
        drawing.Branch(above.Middle, above.Bottom, above.Middle, above.Bottom + Gap);
        drawing.Branch(width / 2, above.Bottom + Gap, drawing.Width - width / 2, above.Bottom + Gap);
    }

    // One box under the other: the arrow runs down beside them, and an arm ends with its people in the analysis.
    private static FlowDrawing Under(ReportContext context, IReadOnlyList<DesignArm> arms)
    {
        var drawing = new FlowDrawing(FigureRoom.Narrow);
        var width = drawing.Width - Indent;
        var without = LeftOut(context, drawing, width);
        var above = drawing.Add(
            new Box(0, 0, drawing.Width, [Everybody(context, without.Count == 0 ? "entered" : "registers")])
        );
        if (without.Count > 0)
        {
            var side = AddBeside(drawing, above, without);
            above = AddNext(drawing, above, side.Bottom, [Everybody(context, "entered")]);
        }
        var last = above;
        foreach (var arm in arms)
        {
            var box = new Box(
                Indent,
                last.Bottom + Gap / 2,
                width,
                [.. Assigned(context, arm, drawing, width), .. Analysed(context, arm, drawing, width)]
            );
            last = drawing.Add(box);
            drawing.Arrow(Spine, box.Top + box.Height / 2, box.Left, box.Top + box.Height / 2);
        }
        drawing.Branch(Spine, above.Bottom, Spine, last.Top + last.Height / 2);
        return drawing;
    }

    private static Box AddBeside(FlowDrawing drawing, Box above, List<string> lines)
    {
        var side = drawing.Add(new Box(Indent, above.Bottom + Gap / 2, drawing.Width - Indent, lines));
        drawing.Arrow(Spine, side.Top + side.Height / 2, side.Left, side.Top + side.Height / 2);
        return side;
    }

    private static Box AddNext(FlowDrawing drawing, Box above, double below, List<string> lines)
    {
        var next = drawing.Add(new Box(0, below + Gap / 2, drawing.Width, lines));
        drawing.Arrow(Spine, above.Bottom, Spine, next.Top);
        return next;
    }

    private static List<string> LeftOut(ReportContext context, FlowDrawing drawing, double width) =>
        [
            .. context
                .Results.Flow.Where(row => row is { Arm: null, N: > 0 } && FlowSteps.IsLeftOut(row.Step))
                .OrderBy(row => FlowSteps.Order(row.Step))
                .SelectMany(row => drawing.Wrap(Line(context, row, row.Step), width)),
        ];

    private static string Everybody(ReportContext context, string step) =>
        Line(context, context.Results.Flow.FirstOrDefault(row => row.Step == step && row.Arm is null), step);

    private static List<string> Assigned(ReportContext context, DesignArm arm, FlowDrawing drawing, double width)
    {
        FlowRow? Of(string step) => context.Results.Flow.FirstOrDefault(row => row.Step == step && row.Arm == arm.Id);
        var lines = new List<string> { context.Pick(arm.Label) + ":", Line(context, Of("assigned"), "assigned") };
        lines.AddRange(ArmSteps.Select(Of).Where(row => row?.N > 0).Select(row => Line(context, row, row!.Step)));
        return [.. lines.SelectMany(line => drawing.Wrap(line, width))];
    }

    private static List<string> Analysed(ReportContext context, DesignArm arm, FlowDrawing drawing, double width)
    {
        var row = context.Results.Flow.FirstOrDefault(row => row.Step == "analysed" && row.Arm == arm.Id);
        return [.. drawing.Wrap(Line(context, row, "analysed"), width)];
    }

    private static string Line(ReportContext context, FlowRow? row, string step) =>
        $"{FlowSteps.Label(context, step, row?.Label)}:\u00a0{Count(context, row?.N)}";

    private static string Count(ReportContext context, int? n) =>
        n is { } number ? context.Write(number, NumberStyle.Count) : "–";
}
