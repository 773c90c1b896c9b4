using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;

namespace Netto.Reporting.Figures;

/// <summary>Two groups of offices before and during the experiment, by half-year of entry.</summary>
internal static class PreTrendFigure
{
    private const int Height = 250;

    // Pixels of a letter of 12 pixels as browsers draw it.
    private const double DrawnLetter = 6;

    public static Figure? Build(ReportContext context, string outcome, string comparison)
    {
        var rows = context
            .Results.PreTrends.Where(row =>
                row.Outcome == outcome && row.Comparison == comparison && row.Mean is not null
            )
            .ToList();
        var before = rows.Where(row => row.Phase == "before").Select(row => row.Period).Distinct().Count();
        if (before < 2)
        {
            return null;
        }
        var test = context.Results.PreTrendTests.FirstOrDefault(t =>
            t.Outcome == outcome && t.Comparison == comparison
        );
        var verdict = test?.PValue is { } p
            ? context.Pick(
                $"Gezamenlijke toets op gelijke trends vooraf: {context.PValue(p)}.",
                $"Joint test of equal trends before: {context.PValue(p)}."
            )
            : "";
        return new Figure(
            $"pre-trend-{outcome}-{comparison}",
            context.Pick("Trends voor en tijdens het experiment: ", "Trends before and during the experiment: ")
                + ReportContext.InSentence(context.Outcome(outcome))
                + " – "
                + ReportContext.InSentence(context.Comparison(comparison)),
            context.Pick(
                "Gemiddelde per halfjaar van instroom voor twee groepen kantoren. ",
                "Mean by half-year of entry for two groups of offices. "
            )
                + LastValues(context, rows, comparison)
                + verdict,
            Specification(context, rows, comparison, FigureRoom.Wide),
            context.Pick(
                "De stippellijn is het begin van het experiment; de balken zijn 95%-intervallen. ",
                "The dotted line is the start of the experiment; bars are 95% intervals. "
            ) + verdict
        )
        {
            Narrow = Specification(context, rows, comparison, FigureRoom.Narrow),
        };
    }

    // Vega takes a letter to be wider than it is: a label that stands upright would push the title of the axis away by as much.
    private static double Overmeasured(IEnumerable<string> labels) =>
        labels.Max(label => label.Length) * (FigureStyle.MeasuredWidth(1) - DrawnLetter);

    // Labels and the numbers of the axis get the room they need, the lines the rest.
    private static double WidthFor(FigureRoom room, IEnumerable<string> groups) =>
        room == FigureRoom.Narrow
            ? FigureStyle.NarrowWidth - 50 - FigureStyle.TextWidth(groups.Max(group => group.Length))
            : FigureStyle.Width - 190;

    private static JsonObject Specification(
        ReportContext context,
        List<PreTrendRow> rows,
        string comparison,
        FigureRoom room
    )
    {
        var design = context.Design.Comparisons.First(c => c.Id == comparison);
        string Arm(string group) => group == "treated" ? design.Treated : design.Reference;
        var places = rows.Select(row => (row.Period, row.Phase))
            .Distinct()
            .OrderBy(place => place.Period, StringComparer.Ordinal)
            .ThenBy(place => place.Phase, StringComparer.Ordinal)
            .ToList();
        // The half-year in which the experiment begins has a part before and a part during.
        var halved = places.GroupBy(place => place.Period).Where(p => p.Count() > 1).Select(p => p.Key).ToHashSet();
        string Place(string period, string phase) =>
            HalfYear(period)
            + (
                !halved.Contains(period) ? ""
                : phase == "before" ? context.Pick("\nvoor", "\nbefore")
                : context.Pick("\ntijdens", "\nduring")
            );
        var width = WidthFor(room, rows.Select(row => Offices(context, Arm(row.Group))));
        var narrow = room == FigureRoom.Narrow;
        var labels = places.Select(place => Place(place.Period, place.Phase)).ToList();
        var low = rows.Min(row => row.Mean!.Value - 1.96 * (row.StdError ?? 0));
        var high = rows.Max(row => row.Mean!.Value + 1.96 * (row.StdError ?? 0));
        var space = (high - low) * 0.08;
        var y = new JsonObject
        {
            ["field"] = "mean",
            ["type"] = "quantitative",
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray(low - space, high + space),
                ["nice"] = false,
                ["zero"] = false,
            },
            ["axis"] = new JsonObject
            {
                ["title"] = null,
                ["format"] = AxisFormat(context, rows[0].Outcome),
                ["tickCount"] = 5,
                ["domain"] = false,
                ["ticks"] = false,
            },
        };
        var x = new JsonObject
        {
            ["field"] = "period",
            ["type"] = "ordinal",
            ["sort"] = new JsonArray([.. labels.Select(label => (JsonNode)label)]),
            ["axis"] = new JsonObject
            {
                ["title"] = context.Pick("halfjaar van instroom", "half-year of entry"),
                ["labelAngle"] = narrow ? -90 : 0,
                ["titlePadding"] = narrow ? 8 - Overmeasured(labels) : 8,
                ["labelExpr"] = narrow ? "replace(datum.label, '\\n', ' ')" : "split(datum.label, '\\n')",
            },
            ["scale"] = new JsonObject { ["type"] = "point", ["padding"] = 0.4 },
        };
        var groups = rows.Select(row => row.Group).Distinct().Order(StringComparer.Ordinal).ToList();
        var colour = new JsonObject
        {
            ["field"] = "group",
            ["type"] = "nominal",
            ["legend"] = null,
            ["scale"] = new JsonObject
            {
                ["domain"] = new JsonArray([.. groups.Select(group => (JsonNode)Offices(context, Arm(group)))]),
                ["range"] = new JsonArray([
                    .. groups.Select(group => (JsonNode)FigureStyle.Colour(context.Design, Arm(group))),
                ]),
            },
        };
        var lastValues = groups
            .Select(group => rows.Where(row => row.Group == group).MaxBy(row => row.Period, StringComparer.Ordinal)!)
            .ToList();
        var placed = LabelPlacement.Spread(
            [.. lastValues.Select(row => (row.Mean!.Value - low + space) / (high - low + 2 * space) * Height)],
            18
        );
        var during = places.FindIndex(place => place.Phase == "during");
        var layers = new JsonArray
        {
            Layer(
                "rule",
                new JsonObject
                {
                    ["x"] = x.DeepClone(),
                    ["y"] = WithField(y, "low"),
                    ["y2"] = new JsonObject { ["field"] = "high" },
                    ["color"] = colour.DeepClone(),
                },
                new JsonObject { ["opacity"] = 0.45, ["strokeWidth"] = 2 }
            ),
            Layer(
                "line",
                new JsonObject
                {
                    ["x"] = x.DeepClone(),
                    ["y"] = y.DeepClone(),
                    ["color"] = colour.DeepClone(),
                    ["detail"] = new JsonObject { ["field"] = "phase", ["type"] = "nominal" },
                },
                new JsonObject
                {
                    ["strokeWidth"] = 2.5,
                    ["point"] = new JsonObject { ["size"] = 45, ["filled"] = true },
                }
            ),
            new JsonObject
            {
                ["data"] = FigureStyle.Data(
                    lastValues.Select(
                        (row, i) =>
                            new JsonObject
                            {
                                ["group"] = Offices(context, Arm(row.Group)),
                                ["mean"] = placed[i] / Height * (high - low + 2 * space) + low - space,
                            }
                    )
                ),
                ["mark"] = new JsonObject
                {
                    ["type"] = "text",
                    ["align"] = "left",
                    ["baseline"] = "middle",
                    ["fontWeight"] = 600,
                },
                ["encoding"] = new JsonObject
                {
                    ["x"] = new JsonObject { ["value"] = width + 8 },
                    ["y"] = y.DeepClone(),
                    ["text"] = new JsonObject { ["field"] = "group" },
                    ["color"] = colour.DeepClone(),
                },
            },
        };
        if (during > 0)
        {
            // A point scale with a padding of 0.4 steps at either end; the line stands halfway between two points.
            var place = (during - 0.5 + 0.4) / (places.Count - 1 + 0.8) * width;
            layers.Insert(
                0,
                new JsonObject
                {
                    ["data"] = FigureStyle.Data([
                        [],
                    ]),
                    ["mark"] = new JsonObject
                    {
                        ["type"] = "rule",
                        ["strokeDash"] = new JsonArray(3, 3),
                        ["color"] = FigureStyle.Soft,
                    },
                    ["encoding"] = new JsonObject { ["x"] = new JsonObject { ["value"] = place } },
                }
            );
        }
        return FigureStyle.Specification(
            context.Language,
            new JsonObject
            {
                ["width"] = width,
                ["height"] = Height,
                ["data"] = FigureStyle.Data(
                    rows.Select(row => new JsonObject
                    {
                        ["period"] = Place(row.Period, row.Phase),
                        ["phase"] = row.Phase,
                        ["group"] = Offices(context, Arm(row.Group)),
                        ["mean"] = row.Mean,
                        ["low"] = row.Mean - 1.96 * (row.StdError ?? 0),
                        ["high"] = row.Mean + 1.96 * (row.StdError ?? 0),
                    })
                ),
                ["layer"] = layers,
            }
        );
    }

    private static string LastValues(ReportContext context, List<PreTrendRow> rows, string comparison)
    {
        var design = context.Design.Comparisons.First(c => c.Id == comparison);
        var style = Texts.NumberStyles.Level(context.Unit(rows[0].Outcome));
        var last = rows.GroupBy(row => (row.Group, row.Phase))
            .Select(part => part.MaxBy(row => row.Period, StringComparer.Ordinal)!)
            .Select(row =>
                $"{context.ShortArm(row.Group == "treated" ? design.Treated : design.Reference)}, "
                + (row.Phase == "before" ? context.Pick("voor", "before") : context.Pick("tijdens", "during"))
                + $" {context.Write(row.Mean!.Value, style)}"
            );
        return context.Pick("Laatste waarden: ", "Last values: ") + string.Join("; ", last) + ". ";
    }

    private static string AxisFormat(ReportContext context, string outcome) =>
        context.Unit(outcome) is "share" or "fraction" ? ".0%" : ",.1~f";

    private static string Offices(ReportContext context, string arm) => context.ShortArm(arm);

    // 2017-01 becomes 2017-1, 2017-07 becomes 2017-2.
    private static string HalfYear(string period) =>
        $"{period[..4]}-{(string.CompareOrdinal(period[5..], "07") < 0 ? 1 : 2)}";

    private static JsonObject Layer(string type, JsonObject encoding, JsonObject mark)
    {
        mark["type"] = type;
        return new JsonObject { ["mark"] = mark, ["encoding"] = encoding };
    }

    private static JsonObject WithField(JsonObject channel, string field)
    {
        var copy = (JsonObject)channel.DeepClone();
        copy["field"] = field;
        return copy;
    }
}
