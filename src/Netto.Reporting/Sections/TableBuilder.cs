using Netto.Evaluation.Results;
using Netto.Reporting.Tables;

namespace Netto.Reporting.Sections;

/// <summary>Shapes that several chapters share.</summary>
internal static class TableBuilder
{
    /// <summary>A header row with the label column first and the arms behind it.</summary>
    public static IReadOnlyList<Column> ArmColumns(ReportContext context, string label, IEnumerable<DesignArm> arms) =>
        [new Column(label), .. arms.Select(arm => new Column(context.ArmWithLetter(arm)))];

    /// <summary>The arms, in the order of the protocol, that occur among <paramref name="ids"/>.</summary>
    public static IReadOnlyList<DesignArm> ArmsIn(ReportContext context, IEnumerable<string?> ids)
    {
        var present = ids.ToHashSet(StringComparer.Ordinal);
        return [.. context.Design.Arms.Where(arm => present.Contains(arm.Id))];
    }

    /// <summary>Rows grouped under headings; a lone group needs none.</summary>
    public static IEnumerable<Row> Grouped<T>(IEnumerable<T> items, Func<T, string> heading, Func<T, Row> row)
    {
        string? current = null;
        foreach (var item in items)
        {
            var next = heading(item);
            if (next != current)
            {
                current = next;
                yield return Row.Heading(next);
            }
            yield return row(item);
        }
    }
}
