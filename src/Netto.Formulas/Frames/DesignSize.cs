using Netto.Formulas.Data;
using Netto.Formulas.Terms;

namespace Netto.Formulas.Frames;

/// <summary>Refuses factors with so many levels that their columns would not fit in memory, or would take minutes.</summary>
internal static class DesignSize
{
    /// <summary>Cells: two gigabytes.</summary>
    private const double MostCells = 250e6;

    /// <summary>Products in a matrix of cross products: some ten seconds.</summary>
    private const double MostProducts = 1e11;

    /// <summary>So many levels are taken on however many rows there are, if they fit in memory.</summary>
    private const double AlwaysLevels = 500;

    internal static void Check(FormulaPart part, DataTable table, string text)
    {
        if (part.Terms.Count == 0)
        {
            return;
        }
        var counts = part.Terms.Select(t =>
            (Term: t, Columns: t.Factors.Aggregate(1.0, (c, f) => c * Levels(f, table)))
        );
        var (largest, columns) = counts.MaxBy(c => c.Columns);
        var most = Math.Floor(
            Math.Min(MostCells / table.Rows, Math.Max(AlwaysLevels, Math.Sqrt(MostProducts / table.Rows)))
        );
        if (columns > Math.Max(2, most))
        {
            throw new FormulaException(
                text,
                largest.Factors[0].Expression.Position,
                FormattableString.Invariant($"{largest.Label} with {columns:N0} levels in {table.Rows:N0} rows"),
                FormattableString.Invariant($"at most {most:N0} levels in so many rows; ")
                    + "with ols, tsls and did such effects can be absorbed (--absorb), with cox and km they can be strata (--strata)"
            );
        }
    }

    private static double Levels(Factor factor, DataTable table) =>
        table.Find(factor.Label) is TextColumn text ? DesignBuilder.Used(text).Length : 1;
}
