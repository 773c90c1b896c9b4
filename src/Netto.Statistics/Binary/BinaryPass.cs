using System.Collections.Concurrent;

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
        var idle = new ConcurrentBag<BinaryChunk>();
        CrossProducts.ForEachChunk(
            parts.Length,
            c =>
            {
                var chunk = idle.TryTake(out var free) ? free : new BinaryChunk(link, x, outcome.Y);
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += CrossProducts.BlockRows)
                {
                    var length = Math.Min(CrossProducts.BlockRows, end - start);
                    chunk.Add(minusB, start, length, outcome.Weights);
                    chunk.LinearPredictor[..length].CopyTo(z.AsSpan(start));
                    chunk.Scores[..length].CopyTo(scores.AsSpan(start));
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
}

/// <summary>Outcomes of 0 or 1 with their weights, null where every row counts once.</summary>
internal sealed record BinaryOutcome(double[] Y, double[]? Weights);
