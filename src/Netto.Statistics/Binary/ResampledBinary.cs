using System.Collections.Concurrent;

namespace Netto.Statistics.Binary;

/// <summary>A probit or logit on drawn rows.</summary>
/// <remarks>
/// Newton's method starts at the estimates of the sample, where scores and information of each row are known; two or three steps do.
/// </remarks>
internal sealed class ResampledBinary
{
    private const int LargestIteration = 12;
    private readonly BinaryLink link;
    private readonly double[][] x;
    private readonly double[] y;
    private readonly double[] sample;
    private readonly (double[] Score, double[] Information) start;
    private readonly ConcurrentBag<BinaryChunk> idle = [];

    /// <summary>Prepares a model that was estimated on the sample.</summary>
    /// <param name="fit">The fit of the sample; its columns and rows are those of the draws.</param>
    /// <param name="outcome">The outcome of the rows used.</param>
    internal ResampledBinary(BinaryFit fit, double[] outcome)
    {
        (link, y, x) = (fit.Link, outcome, fit.Design.Arrays());
        sample = [.. fit.Coefficients.Select(c => c.Estimate)];
        start = (new double[y.Length], new double[y.Length]);
        var chunk = new BinaryChunk(link, x, y);
        var minusB = Array.ConvertAll(sample, b => -b);
        ForEachBlock(
            (from, length) =>
            {
                chunk.Add(minusB, from, length, []);
                chunk.Scores[..length].CopyTo(start.Score.AsSpan(from));
                chunk.Information[..length].CopyTo(start.Information.AsSpan(from));
            }
        );
    }

    /// <summary>The estimates when row i counts <paramref name="counts"/>[i] times; null when there is no maximum.</summary>
    /// <param name="counts">Weight of each row.</param>
    /// <param name="z">Room for the linear predictor, which is left at the maximum.</param>
    internal double[]? Estimate(double[] counts, double[] z)
    {
        var chunk = idle.TryTake(out var free) ? free : new BinaryChunk(link, x, y);
        var b = Maximise(counts, chunk);
        idle.Add(chunk);
        if (b is not null)
        {
            var minusB = Array.ConvertAll(b, v => -v);
            ForEachBlock((from, length) => ResidualBlock.Predict(x, minusB, from, z.AsSpan(from, length)));
        }
        return b;
    }

    private double[]? Maximise(double[] counts, BinaryChunk chunk)
    {
        var b = (double[])sample.Clone();
        ForEachBlock(
            (from, length) =>
                chunk.Add(start.Score.AsSpan(from, length), start.Information.AsSpan(from, length), from, counts)
        );
        for (var iteration = 0; iteration < LargestIteration; iteration++)
        {
            var (_, gradient, gram) = chunk.Take();
            if (ScaledInverse.TryOf(CrossProducts.Mirrored(gram, x.Length)) is not { } inverse)
            {
                return null;
            }
            var step = inverse.Inverse.Times(gradient);
            Vectors.AddScaled(b, step, 1);
            // What is left after this step is of the order of its square.
            if (Vectors.Dot(step, gradient) < 1e-9)
            {
                return b;
            }
            var minusB = Array.ConvertAll(b, v => -v);
            ForEachBlock((from, length) => chunk.Add(minusB, from, length, counts));
        }
        chunk.Take();
        return null;
    }

    private void ForEachBlock(Action<int, int> block)
    {
        for (var from = 0; from < y.Length; from += CrossProducts.BlockRows)
        {
            block(from, Math.Min(CrossProducts.BlockRows, y.Length - from));
        }
    }
}
