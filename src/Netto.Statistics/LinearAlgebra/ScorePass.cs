using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>What the second pass over the data of a linear model gathers, block by block while the block is in the cache.</summary>
/// <param name="Residuals">e = y − X b, n.</param>
/// <param name="Gradient">X'We, k: zero but for rounding when b solves the normal equations.</param>
/// <param name="Meat">Σ s² x x', k × k, where asked for.</param>
internal sealed record ScorePass(double[] Residuals, double[] Gradient, Matrix? Meat)
{
    /// <summary>Makes the pass; for 2SLS the residuals are of the <paramref name="original"/> regressors, the scores of the projected x.</summary>
    internal static ScorePass Of(
        double[][] x,
        double[][] original,
        double[] y,
        double[] b,
        (double[]? Weights, MeatScale Meat) wanted
    )
    {
        var (rows, k) = (y.Length, x.Length);
        var e = GC.AllocateUninitializedArray<double>(rows); // each thread touches its own part first
        var chunkRows = CrossProducts.ChunkRows(rows);
        var gradients = new double[(rows + chunkRows - 1) / chunkRows][];
        var meats = new double[gradients.Length][];
        var idle = new ConcurrentBag<Chunk>();
        CrossProducts.ForEachChunk(
            gradients.Length,
            c =>
            {
                var chunk = idle.TryTake(out var free) ? free : new Chunk(x, original, (y, e), wanted);
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += CrossProducts.BlockRows)
                {
                    chunk.Add(b, start, Math.Min(CrossProducts.BlockRows, end - start));
                }
                (gradients[c], meats[c]) = chunk.Take();
                idle.Add(chunk);
            }
        );
        var meat = wanted.Meat == MeatScale.None ? null : CrossProducts.Mirrored(Total(meats, k * k), k);
        return new(e, Total(gradients, k), meat);
    }

    private static double[] Total(double[][] parts, int size)
    {
        var total = new double[size];
        foreach (var part in parts)
        {
            Vectors.AddScaled(total, part, 1);
        }
        return total;
    }

    /// <summary>The sums of one chunk of rows.</summary>
    private sealed class Chunk(
        double[][] x,
        double[][] original,
        (double[] Y, double[] E) outcome,
        (double[]? Weights, MeatScale Meat) wanted
    )
    {
        private readonly GramWork? work = wanted.Meat == MeatScale.None ? null : new GramWork(x.Length);
        private readonly double[] weighted = new double[CrossProducts.BlockRows];

        private readonly double[] gradient = new double[x.Length];

        /// <summary>The sums so far; the next chunk begins at zero.</summary>
        internal (double[] Gradient, double[] Meat) Take()
        {
            var sums = ((double[])gradient.Clone(), work?.Sums ?? []);
            Array.Clear(gradient);
            work?.Clear();
            return sums;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal void Add(double[] b, int start, int length)
        {
            var part = outcome.E.AsSpan(start, length);
            ResidualBlock.Fill(original, outcome.Y, b, start, part);
            ReadOnlySpan<double> scores = part;
            if (wanted.Weights is { } w)
            {
                var product = weighted.AsSpan(0, length);
                Vectors.Multiply(part, w.AsSpan(start, length), product);
                scores = product;
            }
            ResidualBlock.AddProducts(x, scores, start, gradient);
            if (wanted.Meat == MeatScale.RootFrequencies)
            {
                var root = weighted.AsSpan(0, length);
                for (var i = 0; i < length; i++)
                {
                    root[i] = part[i] * Math.Sqrt(wanted.Weights![start + i]);
                }
                scores = root;
            }
            work?.AddScaledBlock(x, scores, start);
        }
    }
}

/// <summary>What a row is multiplied by before its square is summed into the meat.</summary>
internal enum MeatScale
{
    /// <summary>No meat is wanted.</summary>
    None,

    /// <summary>w e.</summary>
    Scores,

    /// <summary>√f e: the row stands for f equal rows.</summary>
    RootFrequencies,
}
