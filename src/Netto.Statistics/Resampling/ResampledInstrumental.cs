using Netto.Statistics.InstrumentalVariables;

namespace Netto.Statistics.Resampling;

/// <summary>2SLS of several outcomes on drawn rows, from the weighted moments of one pass over the data.</summary>
/// <remarks>
/// For chains of estimates that must all come from the same draw; <see cref="PairsBootstrap"/> draws for one model. Terms are those that the
/// sample itself keeps.
/// </remarks>
public sealed class ResampledInstrumental
{
    private readonly InstrumentalMoments moments;
    private readonly double[][] columns;
    private readonly int outcomes;

    private ResampledInstrumental(InstrumentalMoments moments, IReadOnlyList<DataColumn> outcomes)
    {
        this.moments = moments;
        this.outcomes = outcomes.Count;
        columns = [.. moments.Columns, .. outcomes.Select(y => y.Values)];
    }

    /// <summary>Names of the coefficients.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Prepares the moments; the sample itself is estimated to see which columns it keeps.</summary>
    /// <param name="outcomes">The outcomes, n values each, at least one.</param>
    /// <param name="design">Regressors and instruments.</param>
    /// <exception cref="StatisticsException">When the sample cannot be estimated.</exception>
    public static ResampledInstrumental Of(IReadOnlyList<DataColumn> outcomes, InstrumentedDesign design)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Count, nameof(outcomes));
        var fits = TwoStageLeastSquares.Fit(outcomes, design, InstrumentalVariablesSpecification.Default);
        return new(InstrumentalMoments.Of(design, fits[0]), outcomes) { Terms = fits[0].Coefficients.Terms };
    }

    /// <summary>Estimates of each outcome when row i counts <paramref name="counts"/>[i] times, in the order of <see cref="Terms"/>.</summary>
    /// <param name="counts">How often each row was drawn, n values.</param>
    /// <returns>Null when the model cannot be estimated on these rows.</returns>
    public IReadOnlyList<double[]>? Estimate(double[] counts) =>
        moments.Solve(DrawSource.Gram(columns, counts), outcomes);
}
