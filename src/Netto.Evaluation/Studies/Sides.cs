using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>The people on the two sides of a comparison, experiment period only.</summary>
internal static class Sides
{
    public static (int[] Treated, int[] Reference) Of(Study study, Comparison comparison) =>
        (Rows(study, comparison.Of), Rows(study, comparison.Against));

    /// <summary>For each row of the table whether it is on the first side.</summary>
    public static bool[] First(Study study, Comparison comparison)
    {
        var mask = new bool[study.Table.Rows];
        Mark(study, comparison.Of, mask);
        return mask;
    }

    /// <summary>Rows of both sides, ascending, with those of the period before where asked.</summary>
    /// <param name="study">The study.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="more">More rows that take part; null for none.</param>
    public static int[] Both(Study study, Comparison comparison, bool[]? more = null)
    {
        var mask = more is null ? new bool[study.Table.Rows] : (bool[])more.Clone();
        Mark(study, comparison.Of, mask);
        Mark(study, comparison.Against, mask);
        var rows = new int[mask.Count(own => own)];
        for (var (row, at) = (0, 0); row < mask.Length; row++)
        {
            if (mask[row])
                rows[at++] = row;
        }
        return rows;
    }

    private static void Mark(Study study, IReadOnlyList<string> arms, bool[] mask)
    {
        foreach (var arm in arms)
        {
            foreach (var row in study.Group(arm).Rows)
                mask[row] = true;
        }
    }

    private static int[] Rows(Study study, IReadOnlyList<string> arms) =>
        arms.Count == 1 ? study.Group(arms[0]).Rows : [.. arms.SelectMany(arm => study.Group(arm).Rows).Order()];
}
