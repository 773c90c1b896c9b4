using System.Text.Json.Nodes;
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
        var statuses = rows.Select(row => row.Status).Distinct(StringComparer.Ordinal).ToList();
        var labels = statuses.ToDictionary(
            s => s,
            s => context.Pick(rows.First(row => row.Status == s).Label),
            StringComparer.Ordinal
        );
        var last = rows.Max(row => row.Month);
        var specification = FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["data"] = FigureStyle.Data(
                    rows.Where(row => arms.Any(arm => arm.Id == row.Arm))
                        .Select(row => new JsonObject
                        {
                            ["arm"] = context.ShortArm(row.Arm),
                            ["status"] = labels[row.Status],
                            ["order"] = statuses.IndexOf(row.Status),
                            ["month"] = row.Month,
                            ["share"] = row.Share,
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
                ["columns"] = arms.Count,
                ["spacing"] = 16,
                ["spec"] = new JsonObject
                {
                    ["width"] = (FigureStyle.Width - 70) / arms.Count - 16,
                    ["height"] = 240,
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
                            ["axis"] = new JsonObject
                            {
                                ["title"] = context.Pick("maanden", "months"),
                                ["labelAngle"] = 0,
                            },
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
                                ["domain"] = new JsonArray([.. statuses.Select(status => (JsonNode)labels[status])]),
                                ["range"] = new JsonArray([
                                    .. statuses.Select((_, i) => (JsonNode)Shades[i % Shades.Length]),
                                ]),
                            },
                            // Stacked classes have no line end to stand at; the key reads in the order of the stack.
                            ["legend"] = new JsonObject
                            {
                                ["orient"] = "bottom",
                                ["columns"] = LegendColumns(labels.Values),
                                ["labelLimit"] = 0,
                                ["title"] = null,
                                ["symbolType"] = "square",
                            },
                        },
                    },
                },
            }
        );
        var words = arms.Select(arm =>
            $"{context.Pick(arm.Label)}: "
            + string.Join(
                ", ",
                rows.Where(row => row.Arm == arm.Id && row.Month == last)
                    .Select(row => $"{labels[row.Status]} {context.Write(row.Share!.Value, NumberStyle.Percent)}")
            )
        );
        return new Figure(
            "benefit-status",
            context.Pick("Waar mensen staan in de tijd", "Where people stand over time"),
            context.Pick($"Na {last} maanden. ", $"After {last} months. ") + string.Join(". ", words) + ".",
            specification
        );
    }

    // Names of a column stand under each other, so the longest decides how many columns fit.
    private static int LegendColumns(IEnumerable<string> labels) =>
        Math.Clamp((int)(FigureStyle.Width / (FigureStyle.TextWidth(labels.Max(label => label.Length)) + 26)), 1, 4);
}
