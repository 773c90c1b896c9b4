namespace Netto.Statistics.Absorption;

/// <summary>What an estimator must know of the effects taken out of its sample.</summary>
/// <param name="Effects">What is reported.</param>
/// <param name="CountInClusters">Parameters that count in the factor of cr1.</param>
/// <param name="Raw">Per demeaned column the one it came from.</param>
/// <param name="Dropped">Columns that do not vary within the levels.</param>
internal sealed record AbsorbedColumns(
    AbsorbedEffects Effects,
    int CountInClusters,
    IReadOnlyDictionary<double[], double[]> Raw,
    IReadOnlyList<DroppedColumn> Dropped
)
{
    /// <summary>Sum of squares of the outcome within the levels, where the demeaned outcome is not held.</summary>
    internal double? WithinSumOfSquares { get; init; }
}
