using System.Collections.Concurrent;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>X'X and X'WX over columns, in blocks of rows, on all threads.</summary>
/// <remarks>
/// Rows are cut in chunks that depend on n alone; each chunk has its own sums and they are added in chunk order, so the
/// result has the same bits for any number of threads.
/// </remarks>
internal static class CrossProducts
{
    /// <summary>Rows in a block: eight columns of a block stay in the first-level cache.</summary>
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
                work.AddWeightedBlock(columns, weights.AsSpan(start, length), start);
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
            (start, length, work) => work.AddScaledBlock(columns, scale.AsSpan(start, length), start)
        );
    }

    /// <summary>Runs a block action over all rows and adds the triangular sums in a fixed order.</summary>
    internal static Matrix Accumulate(int rows, int size, Action<int, int, GramWork> block)
    {
        var chunkRows = ChunkRows(rows);
        var chunks = rows == 0 ? 0 : (rows + chunkRows - 1) / chunkRows;
        var partial = new double[chunks][];
        var idle = new ConcurrentBag<GramWork>();
        ForEachChunk(
            chunks,
            c =>
            {
                var work = idle.TryTake(out var free) ? free : new GramWork(size);
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += BlockRows)
                {
                    block(start, Math.Min(BlockRows, end - start), work);
                }
                partial[c] = work.Sums;
                work.Clear();
                idle.Add(work);
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
    /// <remarks>A thread takes the next chunk when it has done one: however late another comes, none waits for long at the end.</remarks>
    internal static void ForEachChunk(int chunks, Action<int> action)
    {
        if (chunks <= 1)
        {
            if (chunks == 1)
            {
                action(0);
            }
            return;
        }
        var next = -1;
        Parallel.For(
            0,
            Math.Min(chunks, Environment.ProcessorCount),
            _ =>
            {
                for (var c = Interlocked.Increment(ref next); c < chunks; c = Interlocked.Increment(ref next))
                {
                    action(c);
                }
            }
        );
    }
}
