using Netto.Evaluation.Results;
using Netto.Reporting.Tables;

namespace Netto.Reporting.Sections;

/// <summary>Shapes that several chapters share.</summary>
internal static class TableBuilder
{
    private const int MostFullNames = 3;

    // A longer word cannot be broken, and would push the next column off a phone.
    private const int LongestWord = 16;

    /// <summary>A header row with the label column first and the arms behind it.</summary>
    public static IReadOnlyList<Column> ArmColumns(
        ReportContext context,
        string label,
        IReadOnlyList<DesignArm> arms
    ) =>
        [
            new Column(label),
            .. arms.Select(arm => new Column($"({arm.Letter}) {ArmHeader(context, arm.Id, arms.Count)}")),
        ];

    /// <summary>An arm over a column: its name, or its short name where names would not fit beside each other.</summary>
    public static string ArmHeader(ReportContext context, string arm, int columns) =>
        columns > MostFullNames || context.Design.Arms.Any(own => HasLongWord(context.Pick(own.Label)))
            ? context.ShortArm(arm)
            : context.Arm(arm);

    private static bool HasLongWord(string label) => label.Split(' ').Any(word => word.Length > LongestWord);

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
