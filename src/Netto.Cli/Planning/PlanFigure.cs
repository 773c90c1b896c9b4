using System.Globalization;
using System.Text.Json.Nodes;
using Netto.Planning.Results;
using Netto.Protocol;
using Netto.Reporting.Figures;
using Language = Netto.Reporting.Texts.Language;

namespace Netto.Cli.Planning;

/// <summary>Power over people and over effects, a figure a comparison.</summary>
internal static class PlanFigure
{
    private const int MostLines = 6;

    // Okabe and Ito's colours; dashes for who cannot tell them apart.
    private static readonly string[] Palette = ["#0072B2", "#D55E00", "#009E73", "#8B5A9E", "#7A5C00", "#4B5563"];
    private static readonly int[][] Dashes =
    [
        [1, 0],
        [6, 3],
        [2, 2],
        [8, 3, 2, 3],
        [4, 4],
        [1, 3],
    ];

    public static IReadOnlyList<Figure> All(ExperimentProtocol protocol, PlanResult plan, Language language) =>
        [
            .. plan
                .Curves.Where(curve => curve.ByEffect.Count > 0)
                .GroupBy(curve => curve.Comparison)
                .Select(group => Of(protocol, plan, language, [.. group.Take(MostLines)])),
        ];

    private static Figure Of(ExperimentProtocol protocol, PlanResult plan, Language language, PowerCurve[] curves)
    {
        var label = PlanText.In(language, protocol.Comparisons.First(c => c.Id == curves[0].Comparison).Label);
        string Name(PowerCurve curve)
        {
            var outcome = protocol.Outcomes.First(o => o.Id == curve.Outcome);
            return PlanText.In(language, outcome.ShortLabel ?? outcome.Label);
        }

        var planned = plan.SampleSizes.First(row => row.Comparison == curves[0].Comparison);
        var specification = new JsonObject
        {
            ["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json",
            ["background"] = "white",
            ["hconcat"] = new JsonArray(
                Panel(
                    curves,
                    Name,
                    c => c.ByPeople,
                    language.Pick("mensen", "people"),
                    (language, plan.Power, planned.PeopleOf + planned.PeopleAgainst)
                ),
                Panel(
                    curves,
                    Name,
                    c => c.ByEffect,
                    language.Pick("effect van de toewijzing", "effect of the assignment"),
                    (language, plan.Power, null)
                )
            ),
            ["config"] = new JsonObject
            {
                ["font"] = "Source Sans 3, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif",
                ["locale"] = new JsonObject { ["number"] = FigureLocale.Numbers(language) },
            },
        };
        return new Figure(
            $"power-{curves[0].Comparison}",
            language.Pick($"Onderscheidend vermogen: {label}", $"Power: {label}"),
            Alternative(plan, curves, Name, language),
            specification
        );
    }

    private static string Alternative(
        PlanResult plan,
        PowerCurve[] curves,
        Func<PowerCurve, string> name,
        Language language
    ) =>
        string.Join(
            "; ",
            curves.Select(curve =>
            {
                var row = plan.SampleSizes.First(r => r.Comparison == curve.Comparison && r.Outcome == curve.Outcome);
                var power = row.Power is { } p ? Math.Round(100 * p).ToString(CultureInfo.InvariantCulture) + "%" : "–";
                return $"{name(curve)}: {language.Pick("vermogen", "power")} {power}";
            })
        ) + ".";

    private static JsonObject Panel(
        PowerCurve[] curves,
        Func<PowerCurve, string> name,
        Func<PowerCurve, IReadOnlyList<PowerPoint>> points,
        string title,
        (Language Language, double Power, double? Planned) at
    )
    {
        var values = curves.SelectMany(curve =>
            points(curve)
                .Select(point => new JsonObject
                {
                    ["x"] = point.X,
                    ["y"] = point.Power,
                    ["series"] = name(curve),
                })
        );
        var layers = new JsonArray(Lines(curves, name, title, at.Language), Rule("y", at.Power));
        if (at.Planned is { } people)
        {
            layers.Add((JsonNode)Rule("x", people));
        }
        return new JsonObject
        {
            ["width"] = 300,
            ["height"] = 240,
            ["data"] = new JsonObject { ["values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) },
            ["layer"] = layers,
        };
    }

    private static JsonObject Lines(PowerCurve[] curves, Func<PowerCurve, string> name, string title, Language language)
    {
        JsonObject Series(JsonArray range) =>
            new()
            {
                ["field"] = "series",
                ["type"] = "nominal",
                ["title"] = null,
                ["legend"] = new JsonObject
                {
                    ["orient"] = "bottom",
                    ["columns"] = 2,
                    ["labelLimit"] = 0,
                    ["symbolSize"] = 300,
                },
                ["scale"] = new JsonObject
                {
                    ["domain"] = new JsonArray([.. curves.Select(c => (JsonNode)name(c))]),
                    ["range"] = range,
                },
            };
        return new JsonObject
        {
            ["mark"] = new JsonObject { ["type"] = "line", ["strokeWidth"] = 2.5 },
            ["encoding"] = new JsonObject
            {
                ["x"] = new JsonObject
                {
                    ["field"] = "x",
                    ["type"] = "quantitative",
                    ["title"] = title,
                    ["axis"] = new JsonObject { ["grid"] = false, ["tickCount"] = 5 },
                },
                ["y"] = new JsonObject
                {
                    ["field"] = "y",
                    ["type"] = "quantitative",
                    ["title"] = language.Pick("onderscheidend vermogen", "power"),
                    ["scale"] = new JsonObject { ["domain"] = new JsonArray(0, 1) },
                    ["axis"] = new JsonObject { ["format"] = ".0%", ["tickCount"] = 5 },
                },
                ["color"] = Series(new JsonArray([.. curves.Select((_, i) => (JsonNode)Palette[i])])),
                ["strokeDash"] = Series(
                    new JsonArray([
                        .. curves.Select((_, i) => (JsonNode)new JsonArray([.. Dashes[i].Select(d => (JsonNode)d)])),
                    ])
                ),
            },
        };
    }

    private static JsonObject Rule(string axis, double at) =>
        new()
        {
            ["mark"] = new JsonObject
            {
                ["type"] = "rule",
                ["strokeDash"] = new JsonArray(3, 3),
                ["color"] = "#566372",
            },
            ["encoding"] = new JsonObject { [axis] = new JsonObject { ["datum"] = at } },
        };
}
