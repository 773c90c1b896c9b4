using System.Buffers;
using Netto.Statistics.Resampling;

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

    /// <summary>Prepares a model that was estimated on the sample.</summary>
    /// <param name="fit">The fit of the sample; its columns and rows are those of the draws.</param>
    /// <param name="outcome">The outcome of the rows used.</param>
    internal ResampledBinary(BinaryFit fit, double[] outcome)
    {
        (link, y, x) = (fit.Link, outcome, fit.Design.Arrays());
        sample = [.. fit.Coefficients.Select(c => c.Estimate)];
        start = (new double[y.Length], new double[y.Length]);
        var ones = new double[y.Length];
        Array.Fill(ones, 1);
        Derivatives(ones, fit.LinearPredictor, start.Score, start.Information);
    }

    /// <summary>The estimates when row i counts <paramref name="counts"/>[i] times; null when there is no maximum.</summary>
    /// <param name="counts">Weight of each row.</param>
    /// <param name="z">Room for the linear predictor, which is left at the maximum.</param>
    internal double[]? Estimate(double[] counts, double[] z)
    {
        var pool = ArrayPool<double>.Shared;
        var (score, information) = (pool.Rent(y.Length), pool.Rent(y.Length));
        try
        {
            return Maximise(counts, z.AsSpan(0, y.Length), score, information);
        }
        finally
        {
            pool.Return(score);
            pool.Return(information);
        }
    }

    private double[]? Maximise(double[] counts, Span<double> z, double[] score, double[] information)
    {
        var b = (double[])sample.Clone();
        Vectors.Multiply(counts, start.Score, score.AsSpan(0, y.Length));
        Vectors.Multiply(counts, start.Information, information.AsSpan(0, y.Length));
        for (var iteration = 0; iteration < LargestIteration; iteration++)
        {
            if (ScaledInverse.TryOf(DrawSource.Gram(x, information)) is not { } inverse)
            {
                return null;
            }
            var gradient = Array.ConvertAll(x, column => Vectors.Dot(column, score.AsSpan(0, y.Length)));
            var step = inverse.Inverse.Times(gradient);
            Vectors.AddScaled(b, step, 1);
            Predict(b, z);
            // What is left after this step is of the order of its square.
            if (Vectors.Dot(step, gradient) < 1e-9)
            {
                return b;
            }
            Derivatives(counts, z, score, information);
        }
        return null;
    }

    private void Derivatives(ReadOnlySpan<double> weights, ReadOnlySpan<double> z, double[] score, double[] information)
    {
        for (var i = 0; i < y.Length; i++)
        {
            var row = weights[i] > 0 ? LinkFunctions.Derivatives(link, y[i], z[i]) : default;
            (score[i], information[i]) = (weights[i] * row.Score, weights[i] * row.Information);
        }
    }

    private void Predict(double[] b, Span<double> z)
    {
        z.Clear();
        for (var from = 0; from < z.Length; from += CrossProducts.BlockRows)
        {
            var part = z.Slice(from, Math.Min(CrossProducts.BlockRows, z.Length - from));
            for (var j = 0; j < x.Length; j++)
            {
                Vectors.AddScaled(part, x[j].AsSpan(from, part.Length), b[j]);
            }
        }
    }
}
