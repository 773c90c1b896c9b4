using Netto.Statistics.InstrumentalVariables;

namespace Netto.Statistics.Resampling;

/// <summary>A wild cluster bootstrap of one coefficient, the null imposed.</summary>
/// <param name="Term">The coefficient.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="StandardError">CR1 standard error of the sample.</param>
/// <param name="Statistic">Estimate over standard error.</param>
/// <param name="PValue">Share of draws with a statistic at least as far from zero.</param>
/// <param name="Set">Values that are not rejected at 5%: the test inverted.</param>
public sealed record WildBootstrapFit(
    string Term,
    double Estimate,
    double StandardError,
    double Statistic,
    double PValue,
    ConfidenceSet Set
)
{
    /// <summary>Standard deviation of the estimates drawn about the estimate.</summary>
    public required double BootstrapStandardError { get; init; }

    /// <summary>Draws used.</summary>
    public required int Draws { get; init; }

    /// <summary>Whether all sign vectors were used rather than a sample of them.</summary>
    public required bool Enumerated { get; init; }

    /// <summary>Number of clusters.</summary>
    public required int ClusterCount { get; init; }
}
