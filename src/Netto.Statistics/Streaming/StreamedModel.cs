namespace Netto.Statistics.Streaming;

/// <summary>A linear model on columns that come in blocks.</summary>
/// <param name="Outcome">Label of the outcome.</param>
/// <param name="Regressors">Labels of the regressors; <see cref="Design.Constant"/> asks for a constant.</param>
public sealed record StreamedModel(string Outcome, IReadOnlyList<string> Regressors)
{
    /// <summary>Labels of the instruments for 2SLS, the exogenous regressors among them; empty for least squares.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    /// <summary>Standard errors; HC1 by default.</summary>
    public StreamedCovariance Covariance { get; init; } = StreamedCovariance.HC1;

    /// <summary>What the weights of the blocks mean.</summary>
    public StreamedWeights Weights { get; init; } = StreamedWeights.Analytic;

    /// <summary>Name of the variable that makes the clusters, for messages.</summary>
    public string ClusterLabel { get; init; } = "the cluster column";

    /// <summary>Told the rows read so far, those of both passes together; null for none.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Stops between blocks.</summary>
    public CancellationToken Cancellation { get; init; }

    internal bool HasConstant => Regressors.Contains(Design.Constant, StringComparer.Ordinal);

    internal string[] Endogenous =>
        Instruments.Count == 0 ? [] : [.. Regressors.Except(Instruments, StringComparer.Ordinal)];

    internal string[] Excluded => [.. Instruments.Except(Regressors, StringComparer.Ordinal)];

    /// <summary>Labels of all columns that are read, the constant left out.</summary>
    internal string[] Columns =>
        [
            .. Regressors
                .Concat(Instruments)
                .Append(Outcome)
                .Where(l => !string.Equals(l, Design.Constant, StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal),
        ];
}

/// <summary>Standard errors that sums over rows or clusters can give.</summary>
public enum StreamedCovariance
{
    /// <summary>s² (X'X)⁻¹; one pass.</summary>
    Classical,

    /// <summary>White × n/(n − k); two passes.</summary>
    HC1,

    /// <summary>Clustered × G/(G − 1) · (n − 1)/(n − k); two passes; holds k sums a cluster.</summary>
    CR1,
}

/// <summary>What the weight of a row means.</summary>
public enum StreamedWeights
{
    /// <summary>Variance σ²/w.</summary>
    Analytic,

    /// <summary>The row stands for w equal rows.</summary>
    Frequency,

    /// <summary>One over the chance to be in the sample; needs HC1 or CR1.</summary>
    Probability,
}
