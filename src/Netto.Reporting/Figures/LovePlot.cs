using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>Standardised differences of all traits on one scale.</summary>
internal static class LovePlot
{
    private const double NarrowRowHeight = 14;

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
        var largest = rows.MaxBy(row => Math.Abs(row.Smd!.Value))!;
        return new Figure(
            "balance",
            context.Pick("Verschil per kenmerk, gestandaardiseerd", "Difference by trait, standardised"),
            context.Pick(
                $"{Label(context, largest)} wijkt het meest af: {context.Write(largest.Smd!.Value, NumberStyle.SignedDecimal2)} standaarddeviatie.",
                $"{Label(context, largest)} differs most: {context.Write(largest.Smd!.Value, NumberStyle.SignedDecimal2)} standard deviations."
            ),
            Specification(context, rows, labels, FigureRoom.Wide),
            Compared(context, rows)
                + context.Pick(
                    "De gestippelde lijnen (−0,1 en 0,1) zijn een gangbare grens voor een verschil dat ertoe doet. Noemer: wortel van het gemiddelde van de twee varianties.",
                    "The dotted lines (−0.1 and 0.1) are a usual limit for a difference that matters. Denominator: the root of the mean of the two variances."
                )
        )
        {
            Narrow = Specification(context, rows, labels, FigureRoom.Narrow),
        };
    }

    private static string Compared(ReportContext context, List<BalanceRow> rows)
    {
        var with = rows.Select(row => row.ComparedWith).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = context.Language.Enumerate([.. with.Select(context.Group)]);
        return with.Count == 0
            ? ""
            : context.Pick(
                $"Rechts van nul: vaker of meer dan in {names}. ",
                $"Right of zero: more often or more than in {names}. "
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
        FigureRoom room
    )
    {
        var arms = rows.Select(row => row.Arm).Distinct(StringComparer.Ordinal).ToList();
        var limit = Math.Max(0.15, rows.Max(row => Math.Abs(row.Smd!.Value)) * 1.1);
        var x = X(context, limit);
        var narrow = new LabelledRows(labels, NarrowRowHeight, FigureStyle.NarrowCharacters);
        var isNarrow = room == FigureRoom.Narrow;
        var y = isNarrow ? LabelledRows.Place() : Names(labels);
        var points = new JsonObject
        {
            ["data"] = FigureStyle.Data(
                rows.Select(row =>
                {
                    var label = Label(context, row);
                    return new JsonObject
                    {
                        ["arm"] = context.ShortArm(row.Arm),
                        ["smd"] = row.Smd,
                        [isNarrow ? "place" : "label"] = isNarrow ? narrow.Middle(labels.IndexOf(label)) : label,
                    };
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
                ["y"] = y,
                ["color"] = ArmScale(context, arms, arm => FigureStyle.Colour(context.Design, arm)),
                ["shape"] = ArmScale(context, arms, arm => Shapes[arms.IndexOf(arm) % Shapes.Length]),
            },
        };
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = isNarrow ? FigureStyle.NarrowWidth : FigureStyle.Width - 330,
                ["height"] = isNarrow ? narrow.Height + 4 : new JsonObject { ["step"] = 17 },
                ["layer"] = new JsonArray([
                    Rules([0], "#9aa7b4", x, dotted: null),
                    Rules([-0.1, 0.1], FigureStyle.Soft, x, dotted: [2, 3]),
                    points,
                    .. isNarrow ? [narrow.Names(weight: 400)] : Array.Empty<JsonNode>(),
                ]),
            }
        );
    }

    // Zero and the usual limits have a tick of their own.
    private static JsonObject X(ReportContext context, double limit)
    {
        var step = 0.1 * Math.Ceiling(limit / 0.5);
        var ticks = (int)Math.Floor(limit / step + 1e-9);
        return new JsonObject
        {
            ["field"] = "smd",
            ["type"] = "quantitative",
            ["scale"] = new JsonObject { ["domain"] = new JsonArray(-limit, limit), ["nice"] = false },
            ["axis"] = new JsonObject
            {
                ["title"] = context.Pick("standaarddeviaties", "standard deviations"),
                ["values"] = new JsonArray([
                    .. Enumerable.Range(-ticks, 2 * ticks + 1).Select(i => (JsonNode)Math.Round(i * step, 2)),
                ]),
                ["labelExpr"] = "abs(datum.value) < 1e-12 ? '0' : format(datum.value, '+.2f')",
            },
        };
    }

    private static JsonObject Names(List<string> labels) =>
        new()
        {
            ["field"] = "label",
            ["type"] = "nominal",
            ["sort"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
            ["axis"] = FigureStyle.NameAxis(),
        };

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
