using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>At most eight columns, a column a lane, and what is taken off them.</summary>
/// <param name="Columns">The columns as given.</param>
/// <param name="Explained">Per factor taken off: the level of each row, and the effects of its levels.</param>
internal sealed record ColumnGroup(double[][] Columns, (int[] Codes, Vector512<double>[] Effects)[] Explained)
{
    /// <summary>Columns that go together.</summary>
    internal const int Lanes = 8;

    /// <summary>Rows that go together: a vector each, which stay in the first-level cache.</summary>
    internal const int RowsAtOnce = 64;

    private readonly double[] zeros = new double[RowsAtOnce];

    /// <summary>Adds the columns, less what is taken off them, to the sums of the levels of their rows.</summary>
    /// <param name="of">The level of each row, and what a row is multiplied by, or null.</param>
    /// <param name="rows">The rows to add.</param>
    /// <param name="sums">A sum per level.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddTo((int[] Codes, double[]? Scale) of, (int From, int To) rows, Span<Vector512<double>> sums)
    {
        Span<Vector512<double>> buffer = stackalloc Vector512<double>[Lanes];
        var wide = EightColumns.IsSupported && Explained.Length <= 1;
        for (var start = rows.From; start < rows.To; start += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, rows.To - start);
            var whole = wide ? count / Lanes * Lanes : 0;
            if (whole > 0)
            {
                AddEights(of, (start, whole), sums);
            }
            for (var i = whole; i < count; i += Lanes)
            {
                var few = buffer[..Math.Min(Lanes, count - i)];
                Read(start + i, few);
                Add(few, of, start + i, sums);
            }
        }
    }

    private void AddEights((int[] Codes, double[]? Scale) of, (int Start, int Count) rows, Span<Vector512<double>> sums)
    {
        var (own, effects) = Explained.Length == 0 ? ([], []) : Explained[0];
        new EightColumns(Columns, rows.Start, zeros).AddTo(
            of.Codes.AsSpan(rows.Start, rows.Count),
            of.Scale is null ? [] : of.Scale.AsSpan(rows.Start, rows.Count),
            Explained.Length == 0 ? [] : own.AsSpan(rows.Start, rows.Count),
            effects,
            sums
        );
    }

    /// <summary>What is taken off the columns in some rows, a row a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Explain(int start, Span<Vector512<double>> rows)
    {
        rows.Clear();
        foreach (var (all, effects) in Explained)
        {
            var codes = all.AsSpan(start, rows.Length);
            for (var i = 0; i < codes.Length; i++)
            {
                rows[i] += effects[codes[i]];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ReadOnlySpan<Vector512<double>> rows,
        (int[] Codes, double[]? Scale) of,
        int start,
        Span<Vector512<double>> sums
    )
    {
        var codes = of.Codes.AsSpan(start, rows.Length);
        if (of.Scale is null)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                sums[codes[i]] += rows[i];
            }
            return;
        }
        var scale = of.Scale.AsSpan(start, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            sums[codes[i]] += rows[i] * scale[i];
        }
    }

    /// <summary>Some rows less what is taken off them, which is added up first.</summary>
    private void Read(int start, Span<Vector512<double>> rows)
    {
        Explain(start, rows);
        var flat = MemoryMarshal.Cast<Vector512<double>, double>(rows);
        for (var lane = 0; lane < Columns.Length; lane++)
        {
            var column = Columns[lane].AsSpan(start, rows.Length);
            for (var i = 0; i < column.Length; i++)
            {
                flat[(i * Lanes) + lane] = column[i] - flat[(i * Lanes) + lane];
            }
        }
    }
}
