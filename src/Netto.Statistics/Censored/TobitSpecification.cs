namespace Netto.Statistics.Censored;

/// <summary>How a tobit model is to be estimated.</summary>
public sealed record TobitSpecification
{
    /// <summary>A lower limit of zero, classical standard errors, no weights.</summary>
    public static TobitSpecification Default { get; } = new();

    /// <summary>Outcomes at or below this are known only to lie there; minus infinity for no such limit. Zero unless told.</summary>
    public double Lower { get; init; }

    /// <summary>Outcomes at or above this are known only to lie there; infinite, the default, for no such limit.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>Classical (observed information) unless told; HC0, HC1 × n/(n − 1), CR0, CR1 × G/(G − 1).</summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>Weights of the rows; none by default.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;
}
