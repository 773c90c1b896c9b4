namespace Netto.Statistics.Binary;

/// <summary>The 0/1 columns of a design that are levels of one factor; a 0/1 column of no factor is alone.</summary>
/// <param name="Columns">Numbers of the columns.</param>
/// <param name="ShownBase">The first of them where every row has one of these levels, so that none is left out as base; else null.</param>
internal sealed record FactorLevels(int[] Columns, int? ShownBase)
{
    /// <summary>For each column the levels it belongs to; null for a column that is not 0/1.</summary>
    internal static FactorLevels?[] Of(Design design)
    {
        var levels = new FactorLevels?[design.Count];
        var indicators = Enumerable
            .Range(0, design.Count)
            .Where(j => Array.TrueForAll(design.Columns[j].Values, v => v is 0 or 1));
        // A dummy that interacts with the levels of a factor has siblings of its own.
        foreach (var family in indicators.GroupBy(j => Family(design.Columns[j]) ?? $"column {j}"))
        {
            int[] columns = [.. family];
            var own = new FactorLevels(columns, ShownFirst(design, columns));
            Array.ForEach(columns, j => levels[j] = own);
        }

        return levels;
    }

    private static int? ShownFirst(Design design, int[] columns) =>
        columns.Length > 1
        && Enumerable.Range(0, design.Rows).All(i => Array.Exists(columns, j => design.Columns[j].Values[i] == 1))
            ? columns[0]
            : null;

    private static string? Family(DataColumn column) => column.Factor ?? WithoutLevels(column.Label);

    /// <summary>The names of the factors in a label: <c>region:sex</c> of <c>region[north]:sex[man]</c>; null without a level.</summary>
    private static string? WithoutLevels(string label)
    {
        var pieces = label.Split('[');
        return pieces.Length == 1
            ? null
            : pieces[0]
                + string.Concat(pieces.Skip(1).Select(p => p[(p.IndexOf(']', StringComparison.Ordinal) + 1)..]));
    }
}
