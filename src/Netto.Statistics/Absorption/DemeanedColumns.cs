using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Columns less the effects of factors, made a block of rows at a time from the columns and the effects: no copy of the data is held.</summary>
/// <param name="Columns">The columns as given.</param>
/// <param name="Codes">Level of each row, per factor.</param>
/// <param name="Effects">Per eight columns and factor the effect of each level, a column a lane.</param>
/// <param name="FillSums">Fills an array with the weighted sums of eight columns by level of a factor.</param>
internal sealed record DemeanedColumns(
    double[][] Columns,
    int[][] Codes,
    Vector512<double>[][][] Effects,
    Action<int, int, Vector512<double>[]> FillSums
)
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

    /// <summary>Effects of a combination of the columns, per factor.</summary>
    internal double[][] Combined(double[] of)
    {
        var combined = new double[Codes.Length][];
        for (var f = 0; f < combined.Length; f++)
        {
            var total = new double[Effects[0][f].Length];
            for (var g = 0; g < Effects.Length; g++)
            {
                var (effects, part) = (Effects[g][f], Lane(of, g));
                for (var level = 0; level < total.Length; level++)
                {
                    total[level] += Vectors.AddLanes(effects[level] * part);
                }
            }
            combined[f] = total;
        }
        return combined;
    }

    /// <summary>Products of what the factors explain of the columns: Σ over levels of sums × effects.</summary>
    internal Matrix Explained()
    {
        var (size, groups) = (Columns.Length, Effects.Length);
        var padded = new Matrix(groups * Lanes, groups * Lanes);
        for (var f = 0; f < Codes.Length; f++)
        {
            var sums = new Vector512<double>[Effects[0][f].Length];
            for (var row = 0; row < groups; row++)
            {
                FillSums(row, f, sums);
                var (at, factor) = (row, f);
                Parallel.For(0, groups, column => AddProducts(padded, sums, Effects[column][factor], (at, column)));
            }
        }
        var products = padded.Submatrix([.. Enumerable.Range(0, size)]);
        products.Symmetrise();
        return products;
    }

    /// <summary>Σ over clusters of s s', s the sums of the first columns, each row times its score.</summary>
    internal Matrix ClusterProducts(double[] scores, Clusters clusters, int count)
    {
        var groups = (count + Lanes - 1) / Lanes;
        var sums = new Vector512<double>[groups][];
        Parallel.For(0, groups, g => sums[g] = ClusterSums(g, scores, clusters));
        var padded = new Matrix(groups * Lanes, groups * Lanes);
        Parallel.For(
            0,
            groups * groups,
            block => AddProducts(padded, sums[block / groups], sums[block % groups], (block / groups, block % groups))
        );
        var products = padded.Submatrix([.. Enumerable.Range(0, count)]);
        products.Symmetrise();
        return products;
    }

    // Lane i of the sums with lane j of the effects stands in row i and column j of a block of eight by eight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProducts(
        Matrix into,
        Vector512<double>[] sums,
        Vector512<double>[] effects,
        (int Row, int Column) block
    )
    {
        var zero = Vector512<double>.Zero;
        var (s0, s1, s2, s3, s4, s5, s6, s7) = (zero, zero, zero, zero, zero, zero, zero, zero);
        for (var level = 0; level < sums.Length; level++)
        {
            var (s, e) = (sums[level], effects[level]);
            s0 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(0)), s0);
            s1 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(1)), s1);
            s2 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(2)), s2);
            s3 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(3)), s3);
            s4 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(4)), s4);
            s5 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(5)), s5);
            s6 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(6)), s6);
            s7 = Vector512.FusedMultiplyAdd(s, Vector512.Create(e.GetElement(7)), s7);
        }
        ReadOnlySpan<Vector512<double>> all = [s0, s1, s2, s3, s4, s5, s6, s7];
        for (var j = 0; j < Lanes; j++)
        {
            for (var i = 0; i < Lanes; i++)
            {
                into[(block.Row * Lanes) + i, (block.Column * Lanes) + j] += all[j].GetElement(i);
            }
        }
    }

    private static Vector512<double> Lane(double[] of, int group)
    {
        var lane = new double[Lanes];
        of.AsSpan(group * Lanes, Math.Min(Lanes, of.Length - (group * Lanes))).CopyTo(lane);
        return Vector512.Create(lane);
    }

    /// <summary>Sums by cluster of the columns of a group, each row times its score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double>[] ClusterSums(int group, double[] scores, Clusters clusters)
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
