namespace Netto.Statistics.Binary;

/// <summary>A probit or logit model of a 0/1 outcome.</summary>
/// <param name="Outcome">0 or 1 per row; none missing.</param>
/// <param name="Design">Regressors, the constant among them where wanted.</param>
public sealed record BinarySpecification(DataColumn Outcome, Design Design)
{
    /// <summary>Probit unless told.</summary>
    public BinaryLink Link { get; init; } = BinaryLink.Probit;

    /// <summary>
    /// Classical (inverse of minus the Hessian, as Stata) unless told; HC0, HC1 (× n/(n − 1)), CR0 and CR1 (× G/(G − 1)) are the sandwich.
    /// </summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>Weights multiply the log-likelihood of a row; analytic weights as they are, as R's <c>glm</c>.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;
}
