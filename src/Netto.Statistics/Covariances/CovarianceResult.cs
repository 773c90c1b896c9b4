namespace Netto.Statistics.Covariances;

/// <summary>A covariance with the degrees of freedom of a contrast, and what is to be said about it.</summary>
internal sealed record CovarianceResult(
    Matrix Covariance,
    Func<double[], double> DegreesOfFreedom,
    IReadOnlyList<Warning> Warnings
)
{
    /// <summary>The small-sample joint test, where the covariance has its own (CR2).</summary>
    internal ClusterBiasReduced? BiasReduced { get; init; }
}
