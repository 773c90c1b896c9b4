using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>X'X and X'WX over columns, in blocks of rows, on all threads.</summary>
/// <remarks>
/// Rows are cut in chunks that depend on n alone; each chunk has its own sums and they are added in chunk order, so the
/// result has the same bits for any number of threads.
/// </remarks>
internal static class CrossProducts
{
    /// <summary>Rows in a block: four pairs of columns of a block stay in the first-level cache.</summary>
    internal const int BlockRows = 512;
    private const int LargestChunkCount = 64;
    private const int SmallestChunkRows = 8 * BlockRows;

    /// <summary>The k × k matrix of sums of products of columns, each row multiplied by its weight when there are weights.</summary>
    internal static Matrix Gram(double[][] columns, double[]? weights = null)
    {
        var rows = columns.Length == 0 ? 0 : columns[0].Length;
        return Accumulate(
            rows,
            columns.Length,
            (start, length, work) =>
            {
                if (weights is null)
                {
                    work.AddBlock(columns, start, length);
                    return;
                }
                work.AddWeightedBlock(columns, weights, start, length);
            }
        );
    }

    /// <summary>The meat Σ s² x x' for scores x s: rows scaled by <paramref name="scale"/>, then X'X.</summary>
    internal static Matrix ScaledGram(double[][] columns, double[] scale)
    {
        var rows = columns.Length == 0 ? 0 : columns[0].Length;
        return Accumulate(
            rows,
            columns.Length,
            (start, length, work) => work.AddScaledBlock(columns, scale, start, length)
        );
    }

    /// <summary>Runs a block action over all rows and adds the triangular sums in a fixed order.</summary>
    internal static Matrix Accumulate(int rows, int size, Action<int, int, GramWork> block)
    {
        var chunkRows = ChunkRows(rows);
        var chunks = rows == 0 ? 0 : (rows + chunkRows - 1) / chunkRows;
        var partial = new double[chunks][];
        ForEachChunk(
            chunks,
            c =>
            {
                var work = new GramWork(size);
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += BlockRows)
                {
                    block(start, Math.Min(BlockRows, end - start), work);
                }
                partial[c] = work.Sums;
            }
        );
        var total = new double[size * size];
        foreach (var sums in partial)
        {
            Vectors.AddScaled(total, sums, 1);
        }
        return Mirrored(total, size);
    }

    /// <summary>The symmetric matrix of a lower triangle.</summary>
    internal static Matrix Mirrored(double[] lower, int size)
    {
        var gram = new Matrix(size, size, lower);
        for (var j = 0; j < size; j++)
        {
            for (var i = j + 1; i < size; i++)
            {
                gram[j, i] = gram[i, j];
            }
        }
        return gram;
    }

    /// <summary>Rows in a chunk: a multiple of the block, the same for any number of threads.</summary>
    internal static int ChunkRows(int rows)
    {
        var wanted = Math.Max(SmallestChunkRows, (rows + LargestChunkCount - 1) / LargestChunkCount);
        return (wanted + BlockRows - 1) / BlockRows * BlockRows;
    }

    /// <summary>Calls an action for each chunk, in parallel when there is more than one.</summary>
    internal static void ForEachChunk(int chunks, Action<int> action)
    {
        if (chunks > 1)
        {
            Parallel.For(0, chunks, action);
        }
        else if (chunks == 1)
        {
            action(0);
        }
    }
}

/// <summary>The lower triangle of sums of one chunk, with its scratch block.</summary>
internal sealed class GramWork(int size)
{
    private readonly double[] scaled = new double[size * CrossProducts.BlockRows];

    internal double[] Sums { get; } = new double[size * size];

    internal void AddBlock(double[][] columns, int start, int length)
    {
        for (var j = 0; j < size; j += 4)
        {
            for (var i = j; i < size; i += 4)
            {
                Tile(new Block(columns, start), new Block(columns, start), (i, j), length);
            }
        }
    }

    internal void AddScaledBlock(double[][] columns, double[] scale, int start, int length)
    {
        Scale(columns, scale, start, length);
        AddScratch(length);
    }

    internal void AddWeightedBlock(double[][] columns, double[] weights, int start, int length)
    {
        Scale(columns, weights, start, length);
        for (var j = 0; j < size; j += 4)
        {
            for (var i = j; i < size; i += 4)
            {
                Tile(new Block(scaled), new Block(columns, start), (i, j), length);
            }
        }
    }

    private void AddScratch(int length)
    {
        for (var j = 0; j < size; j += 4)
        {
            for (var i = j; i < size; i += 4)
            {
                Tile(new Block(scaled), new Block(scaled), (i, j), length);
            }
        }
    }

    private void Scale(double[][] columns, double[] scale, int start, int length)
    {
        for (var j = 0; j < size; j++)
        {
            Vectors.Multiply(
                columns[j].AsSpan(start, length),
                scale.AsSpan(start, length),
                scaled.AsSpan(j * CrossProducts.BlockRows, length)
            );
        }
    }

    /// <summary>Adds the 4 × 4 products of columns i..i+3 and j..j+3; a full tile keeps its 16 sums in registers.</summary>
    private void Tile(in Block left, in Block right, (int I, int J) at, int length)
    {
        var (i, j) = at;
        if (i + 4 <= size && j + 4 <= size)
        {
            FullTile(left, right, at, length);
            return;
        }
        for (var c = j; c < Math.Min(j + 4, size); c++)
        {
            for (var r = Math.Max(i, c); r < Math.Min(i + 4, size); r++)
            {
                Sums[(c * size) + r] += Vectors.Dot(left.Column(r, length), right.Column(c, length));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FullTile(in Block left, in Block right, (int I, int J) at, int length)
    {
        var (i, j) = at;
        ref var a0 = ref MemoryMarshal.GetReference(left.Column(i, length));
        ref var a1 = ref MemoryMarshal.GetReference(left.Column(i + 1, length));
        ref var a2 = ref MemoryMarshal.GetReference(left.Column(i + 2, length));
        ref var a3 = ref MemoryMarshal.GetReference(left.Column(i + 3, length));
        ref var b0 = ref MemoryMarshal.GetReference(right.Column(j, length));
        ref var b1 = ref MemoryMarshal.GetReference(right.Column(j + 1, length));
        ref var b2 = ref MemoryMarshal.GetReference(right.Column(j + 2, length));
        ref var b3 = ref MemoryMarshal.GetReference(right.Column(j + 3, length));
        var zero = Vector512<double>.Zero;
        var (s00, s10, s20, s30) = (zero, zero, zero, zero);
        var (s01, s11, s21, s31) = (zero, zero, zero, zero);
        var (s02, s12, s22, s32) = (zero, zero, zero, zero);
        var (s03, s13, s23, s33) = (zero, zero, zero, zero);
        nuint r = 0;
        var end = (nuint)(length - (length % 8));
        for (; r < end; r += 8)
        {
            var x0 = Vector512.LoadUnsafe(ref a0, r);
            var x1 = Vector512.LoadUnsafe(ref a1, r);
            var x2 = Vector512.LoadUnsafe(ref a2, r);
            var x3 = Vector512.LoadUnsafe(ref a3, r);
            var y = Vector512.LoadUnsafe(ref b0, r);
            s00 = Vector512.FusedMultiplyAdd(x0, y, s00);
            s10 = Vector512.FusedMultiplyAdd(x1, y, s10);
            s20 = Vector512.FusedMultiplyAdd(x2, y, s20);
            s30 = Vector512.FusedMultiplyAdd(x3, y, s30);
            y = Vector512.LoadUnsafe(ref b1, r);
            s01 = Vector512.FusedMultiplyAdd(x0, y, s01);
            s11 = Vector512.FusedMultiplyAdd(x1, y, s11);
            s21 = Vector512.FusedMultiplyAdd(x2, y, s21);
            s31 = Vector512.FusedMultiplyAdd(x3, y, s31);
            y = Vector512.LoadUnsafe(ref b2, r);
            s02 = Vector512.FusedMultiplyAdd(x0, y, s02);
            s12 = Vector512.FusedMultiplyAdd(x1, y, s12);
            s22 = Vector512.FusedMultiplyAdd(x2, y, s22);
            s32 = Vector512.FusedMultiplyAdd(x3, y, s32);
            y = Vector512.LoadUnsafe(ref b3, r);
            s03 = Vector512.FusedMultiplyAdd(x0, y, s03);
            s13 = Vector512.FusedMultiplyAdd(x1, y, s13);
            s23 = Vector512.FusedMultiplyAdd(x2, y, s23);
            s33 = Vector512.FusedMultiplyAdd(x3, y, s33);
        }
        Store(at, 0, (s00, s10, s20, s30));
        Store(at, 1, (s01, s11, s21, s31));
        Store(at, 2, (s02, s12, s22, s32));
        Store(at, 3, (s03, s13, s23, s33));
        for (; r < (nuint)length; r++)
        {
            for (var c = j; c < j + 4; c++)
            {
                var y = right.Column(c, length)[(int)r];
                for (var q = i; q < i + 4; q++)
                {
                    Sums[(c * size) + q] += left.Column(q, length)[(int)r] * y;
                }
            }
        }
    }

    private void Store(
        (int I, int J) at,
        int column,
        (Vector512<double> R0, Vector512<double> R1, Vector512<double> R2, Vector512<double> R3) sums
    )
    {
        var target = Sums.AsSpan(((at.J + column) * size) + at.I, 4);
        target[0] += Vectors.AddLanes(sums.R0);
        target[1] += Vectors.AddLanes(sums.R1);
        target[2] += Vectors.AddLanes(sums.R2);
        target[3] += Vectors.AddLanes(sums.R3);
    }

    /// <summary>Where the columns of a block are: in the data, or in the scratch block.</summary>
    private readonly ref struct Block
    {
        private readonly double[][]? columns;
        private readonly double[]? scratch;
        private readonly int start;

        internal Block(double[][] columns, int start)
        {
            this.columns = columns;
            this.start = start;
        }

        internal Block(double[] scratch) => this.scratch = scratch;

        internal ReadOnlySpan<double> Column(int j, int length) =>
            columns is not null
                ? columns[j].AsSpan(start, length)
                : scratch.AsSpan(j * CrossProducts.BlockRows, length);
    }
}
