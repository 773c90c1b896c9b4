using System.Buffers;
using Netto.Statistics.Binary;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Mediation;

/// <summary>One of the two models on drawn rows.</summary>
/// <param name="B">Coefficients, in the order of the sample's.</param>
/// <param name="Variance">s² of a linear model; zero of a logistic one.</param>
internal readonly record struct DrawnEstimates(double[] B, double Variance);

/// <summary>Outcome or mediator estimated again on drawn rows, on the thread of the draw.</summary>
internal sealed class DrawnModel
{
    private readonly double[] y;
    private readonly double[][] x;
    private readonly double[][] all;
    private readonly ResampledBinary? logistic;

    internal DrawnModel(DataColumn outcome, Design design, IFittedModel sample)
    {
        y = outcome.Values;
        x = [.. sample.Coefficients.Terms.Select(t => design.Columns.First(c => c.Label == t).Values)];
        all = [.. x, y];
        logistic = sample is BinaryFit fit ? new ResampledBinary(fit, y) : null;
    }

    /// <summary>The estimates when row i counts <paramref name="counts"/>[i] times; null when there are none.</summary>
    /// <param name="counts">Times drawn, times the weight of the row.</param>
    /// <param name="drawn">Rows drawn, n of the model.</param>
    internal DrawnEstimates? Estimate(double[] counts, double drawn)
    {
        var room = ArrayPool<double>.Shared.Rent(y.Length);
        try
        {
            return logistic is null ? Linear(counts, drawn, room.AsSpan(0, y.Length))
                : logistic.Estimate(counts, room) is { } b ? new(b, 0)
                : null;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(room);
        }
    }

    private DrawnEstimates? Linear(double[] counts, double drawn, Span<double> residuals)
    {
        var k = x.Length;
        var gram = DrawSource.Gram(all, counts);
        if (ScaledInverse.TryOf(gram.Submatrix([.. Enumerable.Range(0, k)])) is not { } inverse)
        {
            return null;
        }
        var b = inverse.Inverse.Times(gram.Column(k)[..k]);
        y.CopyTo(residuals);
        for (var j = 0; j < k; j++)
        {
            Vectors.AddScaled(residuals, x[j], -b[j]);
        }
        var squares = 0.0;
        for (var i = 0; i < residuals.Length; i++)
        {
            squares += counts[i] * residuals[i] * residuals[i];
        }
        return new(b, squares / (drawn - k));
    }
}
