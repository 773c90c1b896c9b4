using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>Standardised differences of all traits on one scale.</summary>
internal static class LovePlot
{
    public static Figure? Build(ReportContext context)
    {
        var rows = context
            .Results.Balance.Where(row => row.Smd is not null && IsArm(context, row.Arm))
            .GroupBy(row => (row.Variable, row.Arm))
            .SelectMany(OncePerDifference)
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }
        var labels = rows.Select(row => Label(context, row)).Distinct(StringComparer.Ordinal).ToList();
        var arms = rows.Select(row => row.Arm).Distinct(StringComparer.Ordinal).ToList();
        var largest = rows.MaxBy(row => Math.Abs(row.Smd!.Value))!;
        return new Figure(
            "balance",
            context.Pick("Verschil per kenmerk, gestandaardiseerd", "Difference by trait, standardised"),
            context.Pick(
                $"{Label(context, largest)} wijkt het meest af: {context.Write(largest.Smd!.Value, NumberStyle.SignedDecimal2)} standaarddeviatie.",
                $"{Label(context, largest)} differs most: {context.Write(largest.Smd!.Value, NumberStyle.SignedDecimal2)} standard deviations."
            ),
            Specification(context, rows, labels, arms),
            Compared(context, rows)
                + context.Pick(
                    "De gestippelde lijnen (−0,1 en 0,1) zijn een gangbare grens voor een verschil dat ertoe doet. Noemer: wortel van het gemiddelde van de twee varianties.",
                    "The dotted lines (−0.1 and 0.1) are a usual limit for a difference that matters. Denominator: the root of the mean of the two variances."
                )
        );
    }

    private static string Compared(ReportContext context, List<BalanceRow> rows)
    {
        var with = rows.Select(row => row.ComparedWith).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = context.Language.Enumerate([
            .. with.Select(id => context.Pick($"‘{context.Arm(id)}’", $"“{context.Arm(id)}”")),
        ]);
        return with.Count == 0
            ? ""
            : context.Pick(
                $"Rechts van nul: vaker of meer dan in de groep {names}. ",
                $"Right of zero: more often or more than in the group {names}. "
            );
    }

    // Of two categories the one is the mirror of the other: a single point tells both.
    private static IEnumerable<BalanceRow> OncePerDifference(IEnumerable<BalanceRow> variable)
    {
        var rows = variable.ToList();
        return rows is [{ Category: not null }, { Category: not null } second] ? [second] : rows;
    }

    private static bool IsArm(ReportContext context, string arm) => context.IsWholeArm(arm);

    private static string Label(ReportContext context, BalanceRow row) =>
        $"{context.Variable(row.Variable)}: {context.Category(row.Variable, row.Category)}";

    private static JsonObject Specification(
        ReportContext context,
        List<BalanceRow> rows,
        List<string> labels,
        List<string> arms
    )
    {
        var limit = Math.Max(0.15, rows.Max(row => Math.Abs(row.Smd!.Value)) * 1.1);
        var x = new JsonObject
        {
            ["field"] = "smd",
            ["type"] = "quantitative",
            ["scale"] = new JsonObject { ["domain"] = new JsonArray(-limit, limit), ["nice"] = false },
            ["axis"] = new JsonObject
            {
                ["title"] = context.Pick("standaarddeviaties", "standard deviations"),
                ["format"] = "+.2f",
            },
        };
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = FigureStyle.Width - 330,
                ["height"] = new JsonObject { ["step"] = 17 },
                ["layer"] = new JsonArray(
                    Rules([0], "#9aa7b4", x, dotted: null),
                    Rules([-0.1, 0.1], FigureStyle.Soft, x, dotted: [2, 3]),
                    new JsonObject
                    {
                        ["data"] = FigureStyle.Data(
                            rows.Select(row => new JsonObject
                            {
                                ["label"] = Label(context, row),
                                ["arm"] = context.ShortArm(row.Arm),
                                ["smd"] = row.Smd,
                            })
                        ),
                        ["mark"] = new JsonObject
                        {
                            ["type"] = "point",
                            ["filled"] = true,
                            ["size"] = 55,
                            ["opacity"] = 0.95,
                        },
                        ["encoding"] = new JsonObject
                        {
                            ["x"] = x.DeepClone(),
                            ["y"] = new JsonObject
                            {
                                ["field"] = "label",
                                ["type"] = "nominal",
                                ["sort"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
                                ["axis"] = new JsonObject
                                {
                                    ["title"] = null,
                                    ["ticks"] = false,
                                    ["domain"] = false,
                                    ["labelPadding"] = 8,
                                    ["labelLimit"] = 0,
                                },
                            },
                            ["color"] = ArmScale(context, arms, arm => FigureStyle.Colour(context.Design, arm)),
                            ["shape"] = ArmScale(context, arms, arm => Shapes[arms.IndexOf(arm) % Shapes.Length]),
                        },
                    }
                ),
            }
        );
    }

    private static readonly string[] Shapes = ["circle", "diamond", "square", "triangle-up"];

    private static JsonObject ArmScale(ReportContext context, List<string> arms, Func<string, JsonNode> range) =>
        new()
        {
            ["field"] = "arm",
            ["type"] = "nominal",
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. arms.Select(arm => (JsonNode)context.ShortArm(arm))]),
                ["range"] = new JsonArray([.. arms.Select(range)]),
            },
            ["legend"] =
                arms.Count < 2
                    ? null
                    : new JsonObject
                    {
                        ["orient"] = "top",
                        ["title"] = null,
                        ["labelLimit"] = 0,
                    },
        };

    private static JsonObject Rules(double[] values, string colour, JsonObject x, int[]? dotted)
    {
        var mark = new JsonObject { ["type"] = "rule", ["color"] = colour };
        if (dotted is not null)
        {
            mark["strokeDash"] = new JsonArray([.. dotted.Select(length => (JsonNode)length)]);
        }
        return new JsonObject
        {
            ["data"] = FigureStyle.Data(values.Select(value => new JsonObject { ["smd"] = value })),
            ["mark"] = mark,
            ["encoding"] = new JsonObject { ["x"] = x.DeepClone() },
        };
    }
}
