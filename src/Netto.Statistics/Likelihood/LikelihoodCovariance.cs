namespace Netto.Statistics.Likelihood;

/// <summary>
/// Covariance of maximum-likelihood estimates: inverse information, or the sandwich of it round the scores
/// (Huber 1967; White 1982, doi:10.2307/1912526), HC1 × n/(n − 1), CR1 × G/(G − 1), as Stata.
/// </summary>
internal static class LikelihoodCovariance
{
    /// <summary>Covariance from the scores x·s of each row.</summary>
    /// <param name="bread">Inverse of minus the Hessian, k × k.</param>
    /// <param name="scores">The scores of all rows.</param>
    /// <param name="covariance">Which covariance.</param>
    internal static Matrix Of(Matrix bread, RowScores scores, CovarianceEstimator covariance) =>
        covariance switch
        {
            CovarianceEstimator.ClassicalCovariance => bread,
            CovarianceEstimator.Robust { Kind: RobustKind.HC0 } => bread.Sandwich(scores.Meat()),
            CovarianceEstimator.Robust { Kind: RobustKind.HC1 } => bread
                .Sandwich(scores.Meat())
                .Scale(scores.N / (scores.N - 1)),
            CovarianceEstimator.Clustered { Kind: ClusterKind.CR0 } c => bread.Sandwich(scores.Meat(c.Clusters)),
            CovarianceEstimator.Clustered { Kind: ClusterKind.CR1 } c => bread
                .Sandwich(scores.Meat(c.Clusters))
                .Scale(ClusterFactor(c.Clusters)),
            _ => throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"Standard errors {covariance.Name} are not defined for maximum likelihood.",
                "Use classical, hc0, hc1 or cr1."
            ),
        };

    /// <summary>G/(G − 1); throws EST005 with one cluster.</summary>
    internal static double ClusterFactor(Clusters clusters) =>
        clusters.Count > 1
            ? clusters.Count / (clusters.Count - 1.0)
            : throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{clusters.Label} makes {clusters.Count} cluster.",
                "Clustered standard errors need at least two."
            );
}
