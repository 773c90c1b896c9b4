using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Binary;

/// <summary>What one pass over the rows gathers at a coefficient vector, block by block while the block is in the cache.</summary>
/// <param name="LogLikelihood">Σ w log-likelihood.</param>
/// <param name="LinearPredictor">X b, n.</param>
/// <param name="Scores">w × derivative of the log-likelihood to the linear predictor, n.</param>
/// <param name="Gradient">X'scores, k.</param>
/// <param name="Information">Minus the Hessian, k × k.</param>
internal sealed record BinaryPass(
    double LogLikelihood,
    double[] LinearPredictor,
    double[] Scores,
    double[] Gradient,
    Matrix Information
)
{
    /// <summary>Makes the pass on all threads; chunks are added in their order, so threads do not change a bit.</summary>
    internal static BinaryPass Of(BinaryLink link, double[][] x, BinaryOutcome outcome, double[] b)
    {
        var (rows, k) = (outcome.Y.Length, x.Length);
        var z = GC.AllocateUninitializedArray<double>(rows);
        var scores = GC.AllocateUninitializedArray<double>(rows);
        double[] minusB = Array.ConvertAll(b, v => -v);
        var chunkRows = CrossProducts.ChunkRows(rows);
        var parts = new (double LogLikelihood, double[] Gradient, double[] Gram)[(rows + chunkRows - 1) / chunkRows];
        var idle = new ConcurrentBag<Chunk>();
        CrossProducts.ForEachChunk(
            parts.Length,
            c =>
            {
                var chunk = idle.TryTake(out var free) ? free : new Chunk(link, x, outcome, (z, scores));
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += CrossProducts.BlockRows)
                {
                    chunk.Add(minusB, start, Math.Min(CrossProducts.BlockRows, end - start));
                }
                parts[c] = chunk.Take();
                idle.Add(chunk);
            }
        );
        var (likelihood, gradient, gram) = (0.0, new double[k], new double[k * k]);
        foreach (var part in parts)
        {
            likelihood += part.LogLikelihood;
            Vectors.AddScaled(gradient, part.Gradient, 1);
            Vectors.AddScaled(gram, part.Gram, 1);
        }
        return new(likelihood, z, scores, gradient, CrossProducts.Mirrored(gram, k));
    }

    /// <summary>The sums of one chunk of rows.</summary>
    private sealed class Chunk(BinaryLink link, double[][] x, BinaryOutcome outcome, (double[] Z, double[] Scores) rows)
    {
        private readonly GramWork work = new(x.Length);
        private readonly double[] gradient = new double[x.Length];

        // One block, whole vectors long: outcome, then the values of each row.
        private readonly double[] y = new double[CrossProducts.BlockRows];
        private readonly double[] z = new double[CrossProducts.BlockRows];
        private readonly double[] logs = new double[CrossProducts.BlockRows];
        private readonly double[] scores = new double[CrossProducts.BlockRows];
        private readonly double[] information = new double[CrossProducts.BlockRows];
        private double likelihood;

        /// <summary>The sums so far; the next chunk begins at zero.</summary>
        internal (double LogLikelihood, double[] Gradient, double[] Gram) Take()
        {
            var sums = (likelihood, (double[])gradient.Clone(), work.Sums);
            likelihood = 0;
            Array.Clear(gradient);
            work.Clear();
            return sums;
        }

        internal void Add(double[] minusB, int start, int length)
        {
            outcome.Y.AsSpan(start, length).CopyTo(y);
            ResidualBlock.Predict(x, minusB, start, z.AsSpan(0, length));
            Evaluate(length);
            z.AsSpan(0, length).CopyTo(rows.Z.AsSpan(start));
            var logsOfRows = logs.AsSpan(0, length);
            var s = scores.AsSpan(0, length);
            var i = information.AsSpan(0, length);
            if (outcome.Weights is { } weights)
            {
                var w = weights.AsSpan(start, length);
                Vectors.Multiply(logsOfRows, w, logsOfRows);
                Vectors.Multiply(s, w, s);
                Vectors.Multiply(i, w, i);
            }
            likelihood += Vectors.Sum(logsOfRows);
            s.CopyTo(rows.Scores.AsSpan(start));
            ResidualBlock.AddProducts(x, s, start, gradient);
            work.AddWeightedBlock(x, i, start);
        }

        /// <summary>Whole vectors; what lies behind the rows of a short block is computed and not used.</summary>
        private void Evaluate(int length)
        {
            var ys = Of(y);
            var zs = Of(z);
            var l = Of(logs);
            var s = Of(scores);
            var i = Of(information);
            for (var v = 0; v * Vector512<double>.Count < length; v++)
            {
                (l[v], s[v], i[v]) = BinaryRows.Of(link, ys[v], zs[v]);
            }
        }

        private static Span<Vector512<double>> Of(double[] values) =>
            MemoryMarshal.Cast<double, Vector512<double>>(values.AsSpan());
    }
}

/// <summary>Outcomes of 0 or 1 with their weights, null where every row counts once.</summary>
internal sealed record BinaryOutcome(double[] Y, double[]? Weights);
