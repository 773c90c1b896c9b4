namespace Netto.Statistics.Binary;

/// <summary>How a model of a 0/1 outcome is to be estimated.</summary>
public sealed record BinarySpecification
{
    /// <summary>Probit, classical standard errors, no weights.</summary>
    public static BinarySpecification Probit { get; } = new();

    /// <summary>Logit, classical standard errors, no weights.</summary>
    public static BinarySpecification Logit { get; } = new() { Link = BinaryLink.Logit };

    /// <summary>Probit unless told.</summary>
    public BinaryLink Link { get; init; } = BinaryLink.Probit;

    /// <summary>
    /// Classical (inverse of minus the Hessian, as Stata) unless told; HC0, HC1 (× n/(n − 1)), CR0 and CR1 (× G/(G − 1)) are the sandwich.
    /// </summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>Weights multiply the log-likelihood of a row; analytic weights as they are, as R's <c>glm</c>.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;
}
