using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Columns less the effects of factors, made a block of rows at a time from the columns and the effects: no copy of the data is held.</summary>
/// <param name="Columns">The columns as given.</param>
/// <param name="Codes">Level of each row, per factor.</param>
/// <param name="Effects">Per eight columns and factor the effect of each level, a column a lane.</param>
internal sealed record DemeanedColumns(double[][] Columns, int[][] Codes, Vector512<double>[][][] Effects)
{
    /// <summary>Columns that go together.</summary>
    internal const int Lanes = 8;
    private const int RowsAtOnce = 64;

    private int Rows => Codes[0].Length;

    /// <summary>An array per column for the rows of a block.</summary>
    internal double[][] NewBlock() => [.. Columns.Select(_ => new double[CrossProducts.BlockRows])];

    /// <summary>Fills the first values of each target with a block of rows.</summary>
    internal void Fill(int start, int length, double[][] target)
    {
        Span<double> explained = stackalloc double[RowsAtOnce * Lanes];
        for (var from = 0; from < length; from += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, length - from);
            for (var group = 0; group < Effects.Length; group++)
            {
                Explain(group, start + from, MemoryMarshal.Cast<double, Vector512<double>>(explained)[..count]);
                var end = Math.Min(Columns.Length, (group + 1) * Lanes);
                for (var j = group * Lanes; j < end; j++)
                {
                    var column = Columns[j].AsSpan(start + from, count);
                    Subtract(column, explained[(j - (group * Lanes))..], target[j].AsSpan(from, count));
                }
            }
        }
    }

    /// <summary>All rows of the columns, new.</summary>
    internal double[][] ToArrays()
    {
        double[][] made = [.. Columns.Select(_ => GC.AllocateUninitializedArray<double>(Rows))];
        var chunk = CrossProducts.ChunkRows(Rows);
        CrossProducts.ForEachChunk(
            (Rows + chunk - 1) / chunk,
            c =>
            {
                var (block, end) = (NewBlock(), (int)Math.Min(Rows, (long)(c + 1) * chunk));
                for (var start = c * chunk; start < end; start += CrossProducts.BlockRows)
                {
                    var length = Math.Min(CrossProducts.BlockRows, end - start);
                    Fill(start, length, block);
                    for (var j = 0; j < made.Length; j++)
                    {
                        block[j].AsSpan(0, length).CopyTo(made[j].AsSpan(start));
                    }
                }
            }
        );
        return made;
    }

    /// <summary>Sums by cluster of the columns of a group, each row times its score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Vector512<double>[] ClusterSums(int group, double[] scores, Clusters clusters)
    {
        var sums = new Vector512<double>[clusters.Count];
        var columns = Columns[(group * Lanes)..Math.Min(Columns.Length, (group + 1) * Lanes)];
        Span<double> explained = stackalloc double[RowsAtOnce * Lanes];
        var of = MemoryMarshal.Cast<double, Vector512<double>>(explained);
        for (var start = 0; start < Rows; start += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, Rows - start);
            Explain(group, start, of[..count]);
            for (var lane = 0; lane < columns.Length; lane++)
            {
                var column = columns[lane].AsSpan(start, count);
                for (var i = 0; i < column.Length; i++)
                {
                    explained[(i * Lanes) + lane] = column[i] - explained[(i * Lanes) + lane];
                }
            }
            for (var i = 0; i < count; i++)
            {
                sums[clusters.Codes[start + i]] += of[i] * Vector512.Create(scores[start + i]);
            }
        }
        return sums;
    }

    /// <summary>What the factors explain of the columns of a group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Explain(int group, int start, Span<Vector512<double>> rows)
    {
        var own = Effects[group][0];
        var codes = Codes[0].AsSpan(start, rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = own[codes[i]];
        }
        for (var f = 1; f < Codes.Length; f++)
        {
            own = Effects[group][f];
            codes = Codes[f].AsSpan(start, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i] += own[codes[i]];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(ReadOnlySpan<double> column, ReadOnlySpan<double> explained, Span<double> target)
    {
        for (var i = 0; i < column.Length; i++)
        {
            target[i] = column[i] - explained[i * Lanes];
        }
    }
}
