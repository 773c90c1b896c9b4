using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>Where people stand over time: stacked shares, a panel for each arm.</summary>
internal static class StatusFigure
{
    private static readonly string[] Shades =
    [
        "#0b4f7d",
        "#3f87b8",
        "#9cc4de",
        "#D55E00",
        "#E69F00",
        "#8B5A9E",
        "#4B5563",
        "#b8c0c9",
        "#dfe4e9",
    ];

    private sealed record Status(string Id, string Label, string Colour);

    public static Figure? Build(ReportContext context)
    {
        var rows = context.Results.BenefitStatus.Where(row => !row.Total && row.Share is not null).ToList();
        var arms = TableBuilder
            .ArmsIn(context, rows.Select(row => row.Arm))
            .Where(arm => context.IsWholeArm(arm.Id))
            .ToList();
        if (arms.Count == 0)
        {
            return null;
        }
        var statuses = rows.GroupBy(row => row.Status, StringComparer.Ordinal)
            .Select(
                (status, i) => new Status(status.Key, context.Pick(status.First().Label), Shades[i % Shades.Length])
            )
            .ToList();
        var last = rows.Max(row => row.Month);
        var words = arms.Select(arm =>
            $"{context.Pick(arm.Label)}: "
            + string.Join(
                ", ",
                statuses
                    .Select(status =>
                        (
                            status.Label,
                            rows.Find(r => r.Arm == arm.Id && r.Month == last && r.Status == status.Id)?.Share
                        )
                    )
                    .Where(status => status.Share is not null)
                    .Select(status => $"{status.Label} {context.Write(status.Share!.Value, NumberStyle.Percent)}")
            )
        );
        return new Figure(
            "benefit-status",
            context.Pick("Waar mensen staan in de tijd", "Where people stand over time"),
            context.Pick($"Na {last} maanden. ", $"After {last} months. ") + string.Join(". ", words) + ".",
            Specification(context, rows, arms, statuses, FigureRoom.Wide)
        )
        {
            Narrow = Specification(context, rows, arms, statuses, FigureRoom.Narrow),
        };
    }

    private static JsonObject Specification(
        ReportContext context,
        List<StatusRow> rows,
        List<DesignArm> arms,
        List<Status> statuses,
        FigureRoom room
    ) =>
        FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["data"] = FigureStyle.Data(
                    rows.Where(row => arms.Exists(arm => arm.Id == row.Arm))
                        .Select(row =>
                        {
                            var order = statuses.FindIndex(status => status.Id == row.Status);
                            return new JsonObject
                            {
                                ["arm"] = context.ShortArm(row.Arm),
                                ["status"] = statuses[order].Label,
                                ["order"] = order,
                                ["month"] = row.Month,
                                ["share"] = row.Share,
                            };
                        })
                ),
                ["facet"] = new JsonObject
                {
                    ["field"] = "arm",
                    ["type"] = "nominal",
                    ["title"] = null,
                    ["header"] = new JsonObject { ["labelLimit"] = 0 },
                    ["sort"] = new JsonArray([.. arms.Select(arm => (JsonNode)context.ShortArm(arm.Id))]),
                },
                ["columns"] = room == FigureRoom.Narrow ? 1 : arms.Count,
                ["spacing"] = 16,
                ["spec"] = Panel(context, arms.Count, statuses, room),
            }
        );

    private static JsonObject Panel(ReportContext context, int arms, List<Status> statuses, FigureRoom room) =>
        new()
        {
            ["width"] = room == FigureRoom.Narrow ? FigureStyle.NarrowWidth - 42 : (FigureStyle.Width - 70) / arms - 16,
            ["height"] = room == FigureRoom.Narrow ? 170 : 240,
            ["mark"] = new JsonObject
            {
                ["type"] = "bar",
                ["stroke"] = "white",
                ["strokeWidth"] = 0.6,
            },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject
                {
                    ["field"] = "month",
                    ["type"] = "ordinal",
                    ["axis"] = new JsonObject { ["title"] = context.Pick("maanden", "months"), ["labelAngle"] = 0 },
                },
                ["y"] = new JsonObject
                {
                    ["field"] = "share",
                    ["type"] = "quantitative",
                    ["stack"] = "zero",
                    ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, 1) },
                    ["axis"] = new JsonObject
                    {
                        ["title"] = null,
                        ["format"] = ".0%",
                        ["domain"] = false,
                        ["ticks"] = false,
                    },
                },
                ["order"] = new JsonObject { ["field"] = "order" },
                ["color"] = new JsonObject
                {
                    ["field"] = "status",
                    ["type"] = "nominal",
                    ["scale"] = new JsonObject
                    {
                        ["domain"] = new JsonArray([.. statuses.Select(status => (JsonNode)status.Label)]),
                        ["range"] = new JsonArray([.. statuses.Select(status => (JsonNode)status.Colour)]),
                    },
                    // Stacked classes have no line end to stand at; the key reads in the order of the stack.
                    ["legend"] = new JsonObject
                    {
                        ["orient"] = room == FigureRoom.Narrow ? "top" : "bottom",
                        ["columns"] = LegendColumns(statuses, room),
                        ["labelLimit"] = 0,
                        ["title"] = null,
                        ["symbolType"] = "square",
                    },
                },
            },
        };

    // Names of a column stand under each other, so the longest decides how many columns fit.
    private static int LegendColumns(List<Status> statuses, FigureRoom room)
    {
        var widest = FigureStyle.TextWidth(statuses.Max(status => status.Label.Length)) + 26;
        return Math.Clamp((int)(FigureStyle.WidthOf(room) / widest), 1, 4);
    }
}
