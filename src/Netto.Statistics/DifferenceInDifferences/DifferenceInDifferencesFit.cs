using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>A difference in differences.</summary>
/// <param name="Effect">The effect: product of group and period, or of the service received.</param>
/// <param name="Regression">The linear model; null for the instrumented kind.</param>
/// <param name="Instrumental">The 2SLS model; null for the plain kind.</param>
/// <param name="Wild">The wild bootstrap of the effect; null when none was asked for.</param>
public sealed record DifferenceInDifferencesFit(
    Coefficient Effect,
    LinearFit? Regression,
    InstrumentalVariablesFit? Instrumental,
    WildBootstrapFit? Wild
);

/// <summary>How a difference in differences is to be estimated.</summary>
/// <param name="Clusters">Offices.</param>
public sealed record DifferenceInDifferencesSpecification(Clusters Clusters)
{
    /// <summary>CR2 by default, CR1 where asked.</summary>
    public ClusterKind Kind { get; init; } = ClusterKind.CR2;

    /// <summary>Draws of the wild bootstrap; null for none.</summary>
    public ResamplingPlan? Bootstrap { get; init; }

    /// <summary>Rademacher by default; Webb with few clusters.</summary>
    public WildWeights WildWeights { get; init; } = WildWeights.Rademacher;

    internal CovarianceEstimator Covariance => new CovarianceEstimator.Clustered(Kind, Clusters);
}
