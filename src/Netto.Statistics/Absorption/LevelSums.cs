using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Sums of columns by level, eight columns at once, and sums of products of such sums.</summary>
/// <remarks>Rows are cut in chunks by the number of rows and levels alone, and chunks are added in order: the same bits for any number of threads.</remarks>
internal static class LevelSums
{
    private const int Lanes = ColumnGroup.Lanes;
    private const int LargestChunkCount = 64;
    private const int SmallestChunkRows = 32_768;

    /// <summary>Chunks of rows that may have sums of their own, so that those of all chunks take no more room than a quarter of a column.</summary>
    internal static int Chunks(int rows, int levels) =>
        Math.Clamp(rows / Math.Max(SmallestChunkRows, 4 * Lanes * levels), 1, LargestChunkCount);

    /// <summary>Per group of columns its sums by level.</summary>
    /// <param name="groups">The columns.</param>
    /// <param name="by">The levels.</param>
    /// <param name="scale">What a row is multiplied by, or null.</param>
    internal static Vector512<double>[][] Of(IReadOnlyList<ColumnGroup> groups, Clusters by, double[]? scale)
    {
        var (rows, chunks) = (by.Codes.Length, Chunks(by.Codes.Length, by.Count));
        var parts = new Vector512<double>[groups.Count * chunks][];
        CrossProducts.ForEachChunk(
            parts.Length,
            p =>
            {
                var (group, chunk) = (p / chunks, p % chunks);
                var sums = new Vector512<double>[by.Count];
                Array.Clear(sums); // a first look at fresh memory that does not write costs a second page fault
                groups[group]
                    .AddTo((by.Codes, scale), (Bound(rows, chunks, chunk), Bound(rows, chunks, chunk + 1)), sums);
                parts[p] = sums;
            }
        );
        return [.. parts.Chunk(chunks).Select(Total)];
    }

    /// <summary>First row of a chunk.</summary>
    internal static int Bound(int rows, int chunks, int chunk) => (int)((long)rows * chunk / chunks);

    /// <summary>Adds arrays element by element into the first, in order.</summary>
    internal static Vector512<double>[] Total(Vector512<double>[][] parts)
    {
        var total = parts[0];
        foreach (var part in parts.Skip(1))
        {
            for (var level = 0; level < total.Length; level++)
            {
                total[level] += part[level];
            }
        }
        return total;
    }

    /// <summary>Σ over levels of weight × left × right', with a row per column of the left groups.</summary>
    /// <param name="left">Per group a vector a level.</param>
    /// <param name="right">Likewise.</param>
    /// <param name="weights">Weight of each level, or null.</param>
    internal static Matrix Products(Vector512<double>[][] left, Vector512<double>[][] right, double[]? weights = null)
    {
        var groups = left.Length;
        var products = new Matrix(groups * Lanes, groups * Lanes);
        CrossProducts.ForEachChunk(
            groups * groups,
            block =>
            {
                var at = (Row: block / groups, Column: block % groups);
                AddProducts(products, (left[at.Row], right[at.Column]), weights, at);
            }
        );
        return products;
    }

    // Lane i of the left with lane j of the right stands in row i and column j of a block of eight by eight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProducts(
        Matrix into,
        (Vector512<double>[] Left, Vector512<double>[] Right) of,
        double[]? weights,
        (int Row, int Column) block
    )
    {
        var zero = Vector512<double>.Zero;
        var (s0, s1, s2, s3, s4, s5, s6, s7) = (zero, zero, zero, zero, zero, zero, zero, zero);
        for (var level = 0; level < of.Left.Length; level++)
        {
            var (s, e) = (of.Left[level], of.Right[level]);
            s = weights is null ? s : s * weights[level];
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
}
