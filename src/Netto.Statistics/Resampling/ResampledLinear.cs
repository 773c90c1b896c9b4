using Netto.Statistics.Linear;

namespace Netto.Statistics.Resampling;

/// <summary>OLS of several outcomes on drawn rows, from the weighted moments of one pass over the data.</summary>
/// <remarks>
/// Efron (1979), doi:10.1214/aos/1176344552. For several outcomes of the same people; <see cref="PairsBootstrap"/> draws for one model.
/// Terms are those that the sample itself keeps.
/// </remarks>
public sealed class ResampledLinear
{
    private readonly double[][] columns;

    private ResampledLinear(double[][] columns) => this.columns = columns;

    /// <summary>Names of the coefficients.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Prepares the moments; the sample itself is estimated to see which columns it keeps.</summary>
    /// <param name="outcomes">The outcomes, n values each, at least one.</param>
    /// <param name="design">The regressors.</param>
    /// <exception cref="StatisticsException">When the sample cannot be estimated.</exception>
    public static ResampledLinear Of(IReadOnlyList<DataColumn> outcomes, Design design)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentOutOfRangeException.ThrowIfZero(outcomes.Count, nameof(outcomes));
        var terms = LinearRegression.Fit(outcomes, design, LinearSpecification.Default)[0].Coefficients.Terms;
        var regressors = terms.Select(term => design.Columns.First(column => column.Label == term));
        return new([.. regressors.Concat(outcomes).Select(column => column.Values)]) { Terms = terms };
    }

    /// <summary>Estimates of each outcome when row i counts <paramref name="counts"/>[i] times, in the order of <see cref="Terms"/>.</summary>
    /// <param name="counts">How often each row was drawn, n values.</param>
    /// <returns>Null when the model cannot be estimated on these rows.</returns>
    public IReadOnlyList<double[]>? Estimate(double[] counts)
    {
        var gram = DrawSource.Gram(columns, counts);
        var k = Terms.Count;
        return ScaledInverse.TryOf(gram.Submatrix([.. Enumerable.Range(0, k)])) is { } inverse
            ? [.. Enumerable.Range(k, columns.Length - k).Select(y => inverse.Inverse.Times(gram.Column(y)[..k]))]
            : null;
    }
}
