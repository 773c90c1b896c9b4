using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>The one figure for who reads one: for each main outcome the level without and with service.</summary>
internal static class HeadlineFigure
{
    private const int Most = 6;

    public static Figure? Build(ReportContext context)
    {
        var main = MainEffects.Of(context).Take(Most).ToList();
        if (main.Count == 0)
        {
            return null;
        }
        return new Figure(
            "headline",
            context.Pick("Zonder en met de dienstverlening", "Without and with the service"),
            string.Join(
                " ",
                main.Select(row =>
                    context.Pick(
                        $"{context.Outcome(row.Outcome)}: van {context.Write(row.From!.Value, NumberStyle.Percent)} naar {context.Write(row.To!.Value, NumberStyle.Percent)}.",
                        $"{context.Outcome(row.Outcome)}: from {context.Write(row.From!.Value, NumberStyle.Percent)} to {context.Write(row.To!.Value, NumberStyle.Percent)}."
                    )
                )
            ),
            Specification(context, main),
            context.Pick(
                "Open: het niveau zonder deze dienstverlening, geschat. Dicht: het gemeten niveau met. ",
                "Open: the level without this service, as estimated. Filled: the level with it, as measured. "
            ) + context.StarsNote()
        );
    }

    private static JsonObject Specification(ReportContext context, List<EffectRow> main)
    {
        var width = FigureStyle.Width - 400;
        var high = main.Max(row => Math.Max(row.From!.Value, row.To!.Value)) * 1.15;
        JsonObject X(string field) =>
            new()
            {
                ["field"] = field,
                ["type"] = "quantitative",
                ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, high), ["nice"] = false },
                ["axis"] = new JsonObject
                {
                    ["title"] = null,
                    ["format"] = ".0%",
                    ["tickCount"] = 5,
                },
            };
        var y = new JsonObject
        {
            ["field"] = "label",
            ["type"] = "nominal",
            ["sort"] = new JsonArray([.. main.Select(row => (JsonNode)FigureStyle.Wrap(context.Outcome(row.Outcome)))]),
            ["axis"] = FigureStyle.NameAxis(),
        };
        JsonObject Points(string field, bool filled) =>
            new()
            {
                ["mark"] = new JsonObject
                {
                    ["type"] = "point",
                    ["size"] = 130,
                    ["strokeWidth"] = 2,
                    ["color"] = "#0072B2",
                    ["fill"] = filled ? "#0072B2" : "white",
                    ["opacity"] = 1,
                },
                ["encoding"] = new JsonObject { ["x"] = X(field), ["y"] = y.DeepClone() },
            };
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = new JsonObject { ["step"] = 38 },
                ["data"] = FigureStyle.Data(
                    main.Select(row => new JsonObject
                    {
                        ["label"] = FigureStyle.Wrap(context.Outcome(row.Outcome)),
                        ["from"] = row.From,
                        ["to"] = row.To,
                        ["text"] = Words(context, row),
                    })
                ),
                ["layer"] = new JsonArray(
                    new JsonObject
                    {
                        ["mark"] = new JsonObject
                        {
                            ["type"] = "rule",
                            ["strokeWidth"] = 3,
                            ["color"] = "#9cc4de",
                        },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = X("from"),
                            ["x2"] = new JsonObject { ["field"] = "to" },
                            ["y"] = y.DeepClone(),
                        },
                    },
                    Points("from", filled: false),
                    Points("to", filled: true),
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

    private static string Words(ReportContext context, EffectRow row)
    {
        var effect = context.Write(row.Estimate!.Value, NumberStyle.Points);
        return $"{effect} {row.Stars}".TrimEnd();
    }
}
