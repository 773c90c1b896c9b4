using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;

namespace Netto.Reporting.Figures;

/// <summary>Shares by month since the origin, a line for each arm.</summary>
internal static class CurveFigure
{
    /// <summary>What a curve of an outcome shows: what has happened up to each month, or how it stands in each month.</summary>
    public static string Title(ReportContext context, DesignOutcome outcome, string kind)
    {
        // "In benefit after 12 months, by month" says two things at once: the short name holds at any month.
        var name = kind == "cumulative" ? outcome.Label : outcome.ShortLabel ?? outcome.Label;
        return context.Pick(name)
            + (
                outcome.Unit is "weeks" or "days" or "months"
                    ? context.Pick(
                        ": deel van de mensen bij wie die voorbij zijn",
                        ": share of people for whom they are over"
                    )
                : kind == "cumulative" ? context.Pick(", cumulatief", ", cumulative")
                : context.Pick(", per maand", ", by month")
            );
    }

    /// <summary>A figure for one outcome (and subgroup), or null when there is no curve.</summary>
    public static Figure? Build(ReportContext context, string id, string title, IReadOnlyList<CurveRow> curves)
    {
        var lines = context
            .Design.Arms.Where(arm => arm.Role != "pool")
            .Select(arm => (arm, curve: curves.FirstOrDefault(curve => curve.Arm == arm.Id)))
            .Where(pair => pair.curve is { Months.Count: > 1 })
            .Select(pair => new Series(pair.arm.Id, context.ShortArm(pair.arm.Id), Points(pair.curve!)))
            .ToList();
        if (lines.Count == 0)
        {
            return null;
        }
        var unit = curves[0].TimeUnit is { } own ? context.Pick(own) : context.Pick("maanden", "months");
        var months = lines.Max(line => line.Points[^1].X.GetValue<double>());
        var chart = new LineChart(context, lines)
        {
            XTitle = context.Pick($"{unit} na de start", $"{unit} since the start"),
            YTitle = "",
        };
        return new Figure(
            id,
            title,
            context.Pick(
                $"Verloop over {months:0} {unit}. Aan het eind: {chart.EndValues()}",
                $"Course over {months:0} {unit}. At the end: {chart.EndValues()}"
            ),
            chart.Specification(),
            Shortened(context, unit, [.. curves.Where(curve => lines.Exists(line => line.Arm == curve.Arm))])
        )
        {
            Narrow = (chart with { Room = FigureRoom.Narrow }).Specification(),
        };
    }

    // Who entered late is not followed to the end: the last points are about fewer people, and the line may fall there.
    private static string? Shortened(ReportContext context, string unit, List<CurveRow> curves)
    {
        var months = curves[0].Months;
        var whole = months.TakeWhile((_, i) => curves.All(curve => curve.N[i] == curve.N[0])).LastOrDefault();
        if (whole == months[^1])
        {
            return null;
        }
        string Count(int i) => context.Write(curves.Sum(curve => curve.N[i]), Texts.NumberStyle.Count);
        return context.Pick(
            $"Na {whole} {unit} zijn niet alle mensen meer te volgen: van {Count(0)} mensen aan het begin zijn er aan het eind {Count(months.Count - 1)} over. De lijn gaat over wie te volgen is en kan daardoor dalen.",
            $"After {whole} {unit} not everybody can be followed: of {Count(0)} people at the start {Count(months.Count - 1)} are left at the end. The line is about those followed and may fall for that reason."
        );
    }

    private static List<(JsonValue X, double? Y)> Points(CurveRow curve) =>
        [.. curve.Months.Zip(curve.Share, (month, share) => (JsonValue.Create((double)month), share))];
}
