using System.Buffers;
using Netto.Statistics.Binary;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Selection;

/// <summary>Both steps of a selection model on drawn rows: probit, inverse Mills ratio, (two-stage) least squares.</summary>
/// <remarks>
/// Newton's method starts at the estimates of the sample, where scores and information of each row are known; two or three steps do. The second
/// step is solved from one weighted moment matrix of the people seen.
/// </remarks>
public sealed class ResampledSelection
{
    private const int LargestIteration = 12;
    private readonly PreparedSelection prepared;
    private readonly SecondStep second;
    private readonly SelectionMoments moments;
    private readonly double[][] x;
    private readonly double[] gamma;
    private readonly (double[] Score, double[] Information) start;

    internal ResampledSelection(PreparedSelection prepared, SecondStep second)
    {
        (this.prepared, this.second) = (prepared, second);
        moments = SelectionMoments.Of(second, prepared.Outcome.Values);
        x = prepared.Probit.Design.Arrays();
        gamma = [.. prepared.Probit.Coefficients.Select(c => c.Estimate)];
        start = (new double[Rows], new double[Rows]);
        var ones = new double[Rows];
        Array.Fill(ones, 1);
        Derivatives(ones, prepared.Probit.LinearPredictor, start.Score, start.Information);
    }

    /// <summary>Names of the coefficients of the outcome equation.</summary>
    public IReadOnlyList<string> Terms => second.Terms;

    /// <summary>Estimates of the sample itself.</summary>
    internal double[] Estimates => second.Coefficients;

    private int Rows => prepared.Sample.Observed.Length;

    /// <summary>Fits the sample.</summary>
    /// <param name="model">Columns of both equations, without weights.</param>
    /// <exception cref="StatisticsException">When the sample cannot be estimated, or the model has weights.</exception>
    public static ResampledSelection Of(SelectionModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Weights.Column is not null)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "The model has weights of its own.",
                "Use SelectionBootstrap, which keeps them with the rows."
            );
        }
        var sample = PreparedSelection.Of(model, CovarianceEstimator.HC0);
        return new(sample, SecondStep.Fit(sample));
    }

    /// <summary>The outcome equation when row i counts <paramref name="counts"/>[i] times, in the order of <see cref="Terms"/>.</summary>
    /// <param name="counts">Weight of each row of the model.</param>
    /// <returns>Null when a step cannot be estimated on these rows.</returns>
    public double[]? Estimate(double[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var pool = ArrayPool<double>.Shared;
        var (z, score, information) = (pool.Rent(Rows), pool.Rent(Rows), pool.Rent(Rows));
        try
        {
            return Maximise(counts, z.AsSpan(0, Rows), score, information) ? Solve(counts, z) : null;
        }
        finally
        {
            pool.Return(z);
            pool.Return(score);
            pool.Return(information);
        }
    }

    /// <summary>Leaves the linear predictor at the maximum in <paramref name="z"/>; false when there is none.</summary>
    private bool Maximise(double[] counts, Span<double> z, double[] score, double[] information)
    {
        var b = (double[])gamma.Clone();
        Vectors.Multiply(counts, start.Score, score.AsSpan(0, Rows));
        Vectors.Multiply(counts, start.Information, information.AsSpan(0, Rows));
        for (var iteration = 0; iteration < LargestIteration; iteration++)
        {
            if (ScaledInverse.TryOf(DrawSource.Gram(x, information)) is not { } inverse)
            {
                return false;
            }
            var gradient = Array.ConvertAll(x, column => Vectors.Dot(column, score.AsSpan(0, Rows)));
            var step = inverse.Inverse.Times(gradient);
            Vectors.AddScaled(b, step, 1);
            Predict(b, z);
            // What is left after this step is of the order of its square.
            if (Vectors.Dot(step, gradient) < 1e-9)
            {
                return true;
            }
            Derivatives(counts, z, score, information);
        }
        return false;
    }

    private double[]? Solve(double[] counts, double[] z)
    {
        var seen = prepared.Sample.Seen;
        var ratio = new double[seen.Length];
        var weights = new double[seen.Length];
        for (var s = 0; s < seen.Length; s++)
        {
            weights[s] = counts[seen[s]];
            ratio[s] = weights[s] > 0 ? Normal.InverseMillsRatio(z[seen[s]]) : 0;
        }
        return moments.Solve(ratio, weights);
    }

    private void Derivatives(ReadOnlySpan<double> weights, ReadOnlySpan<double> z, double[] score, double[] information)
    {
        var y = prepared.Sample.Observed.Values;
        for (var i = 0; i < y.Length; i++)
        {
            var row = weights[i] > 0 ? LinkFunctions.ProbitScore(y[i], z[i]) : default;
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
