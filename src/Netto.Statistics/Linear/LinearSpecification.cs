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

    /// <summary>Factors whose effects are taken out instead of estimated, however many levels they have; none by default.</summary>
    /// <remarks>
    /// The constant goes with them. Rows that are the only one of a level are left out and counted. hc2, hc3 and cr2 are refused (EST006).
    /// With cr1 a factor whose levels lie within clusters does not count in (n − 1)/(n − k), as in <c>fixest</c>.
    /// </remarks>
    public IReadOnlyList<Clusters> Absorb { get; init; } = [];
}
