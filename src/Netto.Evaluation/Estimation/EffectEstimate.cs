using Netto.Evaluation.Results;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>An estimated effect before marks and adjustment; no estimate carries a reason instead.</summary>
internal sealed record EffectEstimate
{
    public Coefficient? Effect { get; init; }
    public string? StandardErrors { get; init; }
    public int N { get; init; }
    public int Dropped { get; init; }
    public int? Clusters { get; init; }

    /// <summary>Mean of the treated side among the rows used.</summary>
    public double? To { get; init; }
    public double? BootstrapStandardError { get; init; }

    /// <summary>Why the error by draws could not be found; null when it was, or was not asked.</summary>
    public string? BootstrapReason { get; init; }
    public double? WildPValue { get; init; }
    public (double Low, double High)? WildInterval { get; init; }
    public FirstStageRow? FirstStage { get; init; }
    public ArInterval? AndersonRubin { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];
    public IReadOnlyList<RegressionTable> Regressions { get; init; } = [];
    public string? Reason { get; init; }

    /// <summary>What each office adds to an effect among a subgroup, in the direction of the effect; null where it is not known.</summary>
    public ClusteredEffect? ByOffice { get; init; }

    /// <summary>An estimate that could not be made.</summary>
    public static EffectEstimate None(string reason, EstimationSample? sample = null) =>
        new()
        {
            Reason = reason,
            N = sample?.Rows.Length ?? 0,
            Dropped = sample?.Dropped ?? 0,
        };
}
