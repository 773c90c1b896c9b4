using System.Text.Json.Nodes;
using Netto.Reporting.Sections;
using Netto.Reporting.Texts;

namespace Netto.Reporting.Figures;

/// <summary>Entries per month by arm.</summary>
internal static class InflowFigure
{
    public static Figure? Build(ReportContext context)
    {
        var months = context.Results.Inflow.Select(row => row.Month).Distinct().Order(StringComparer.Ordinal).ToList();
        if (months.Count < 2)
        {
            return null;
        }
        var lines = TableBuilder
            .ArmsIn(context, context.Results.Inflow.Select(row => row.Arm))
            .Where(arm => context.IsWholeArm(arm.Id))
            .Select(arm => new Series(arm.Id, context.ShortArm(arm.Id), Points(context, arm.Id, months)))
            .ToList();
        var chart = new LineChart(context, lines)
        {
            XTitle = "",
            YTitle = context.Pick("personen", "people"),
            Style = NumberStyle.Count,
            Periods = true,
        };
        var first = context.Language.Month(months[0]);
        var last = context.Language.Month(months[^1]);
        return new Figure(
            "inflow",
            context.Pick("Instroom per maand", "Entries per month"),
            context.Pick(
                $"Instroom van {first} tot en met {last}. In de laatste maand: {chart.EndValues()}",
                $"Entries from {first} up to and including {last}. In the last month: {chart.EndValues()}"
            ),
            chart.Specification()
        )
        {
            Narrow = (chart with { Room = FigureRoom.Narrow }).Specification(),
        };
    }

    private static List<(JsonValue X, double? Y)> Points(ReportContext context, string arm, List<string> months)
    {
        var counts = context
            .Results.Inflow.Where(row => row.Arm == arm)
            .ToDictionary(row => row.Month, row => (double)row.N, StringComparer.Ordinal);
        return
        [
            .. months.Select(month =>
                (JsonValue.Create(context.Language.Month(month)), (double?)counts.GetValueOrDefault(month))
            ),
        ];
    }
}
