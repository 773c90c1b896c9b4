namespace Netto.Statistics.Absorption;

/// <summary>Fixed effects that were taken out of a model instead of estimated.</summary>
/// <param name="Factors">The factors, in the order asked for.</param>
/// <param name="Parameters">Number of effects that they stand for, the constant among them: what n − k counts beside the coefficients.</param>
/// <param name="Iterations">Steps of conjugate gradients, the most over the columns; 0 with one factor.</param>
public sealed record AbsorbedEffects(IReadOnlyList<AbsorbedFactor> Factors, int Parameters, int Iterations);

/// <summary>A factor whose effects were taken out.</summary>
/// <param name="Label">Name of the variable.</param>
/// <param name="Levels">Levels among the rows used.</param>
/// <param name="Nesting">Whether each level lies within one cluster, where the covariance is clustered.</param>
public sealed record AbsorbedFactor(string Label, int Levels, Nesting Nesting);

/// <summary>How the levels of a factor lie to the clusters.</summary>
public enum Nesting
{
    /// <summary>There are no clusters, or a level has rows in several: its effects count as parameters.</summary>
    Crossed,

    /// <summary>Every level lies within one cluster: its effects do not count in the factor of cr1.</summary>
    WithinClusters,
}
