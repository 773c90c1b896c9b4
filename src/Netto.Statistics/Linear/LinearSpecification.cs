namespace Netto.Statistics.Linear;

/// <summary>How a linear model is to be estimated.</summary>
public sealed record LinearSpecification
{
    /// <summary>HC1, no weights.</summary>
    public static LinearSpecification Default { get; } = new();

    /// <summary>How the covariance is found; HC1 by default.</summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.HC1;

    /// <summary>Weights of the rows; none by default.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;
}
