using System.Buffers;
using Netto.Statistics.Binary;

namespace Netto.Statistics.Selection;

/// <summary>Both steps of a selection model on drawn rows: probit, inverse Mills ratio, (two-stage) least squares.</summary>
/// <remarks>
/// The probit starts at the estimates of the sample (<see cref="ResampledBinary"/>). The second step is solved from one weighted moment matrix of
/// the people seen.
/// </remarks>
public sealed class ResampledSelection
{
    private readonly PreparedSelection prepared;
    private readonly SecondStep second;
    private readonly SelectionMoments moments;
    private readonly ResampledBinary first;

    internal ResampledSelection(PreparedSelection prepared, SecondStep second)
    {
        (this.prepared, this.second) = (prepared, second);
        moments = SelectionMoments.Of(second, prepared.Outcome.Values);
        first = new(prepared.Probit, prepared.Sample.Observed.Values);
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
        var z = pool.Rent(Rows);
        try
        {
            return first.Estimate(counts, z) is null ? null : Solve(counts, z);
        }
        finally
        {
            pool.Return(z);
        }
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
}
