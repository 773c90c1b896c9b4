using System.Text.Json.Nodes;
using Netto.Evaluation.Results;
using Netto.Reporting.Sections;

namespace Netto.Reporting.Figures;

/// <summary>Shares by month since the origin, a line for each arm.</summary>
internal static class CurveFigure
{
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
            chart.Specification()
        );
    }

    private static List<(JsonValue X, double? Y)> Points(CurveRow curve) =>
        [.. curve.Months.Zip(curve.Share, (month, share) => (JsonValue.Create((double)month), share))];
}
