using Netto.Statistics.Summaries;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>A linear model with endogenous regressors.</summary>
public sealed record InstrumentalVariablesFit : IFittedModel
{
    /// <inheritdoc />
    public required string Method { get; init; }

    /// <inheritdoc />
    public required double N { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>n − k.</summary>
    public required double ResidualDegreesOfFreedom { get; init; }

    /// <summary>Number of clusters, where the covariance is clustered.</summary>
    public required int? ClusterCount { get; init; }

    /// <summary>The k of the k-class: 1 for 2SLS.</summary>
    public required double Kappa { get; init; }

    /// <summary>Weighted sum of squared residuals, with the original regressors.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>1 − RSS/TSS; may be negative.</summary>
    public required double RSquared { get; init; }

    /// <summary>Residuals y − Xb with the original regressors.</summary>
    public required double[] Residuals { get; init; }

    /// <summary>Fixed effects that were taken out; null when there were none.</summary>
    public Absorption.AbsorbedEffects? Absorbed { get; init; }

    /// <summary>One first stage per endogenous variable.</summary>
    public required IReadOnlyList<FirstStage> FirstStages { get; init; }

    /// <summary>The outcome on the instruments.</summary>
    public required Linear.LinearFit ReducedForm { get; init; }

    /// <summary>Weak-instrument robust test and set; null with more than one endogenous variable.</summary>
    public required AndersonRubin? AndersonRubin { get; init; }

    /// <summary>Sargan's test of the overidentifying restrictions, n R²; null when there are none.</summary>
    public required JointTest? Sargan { get; init; }

    /// <summary>Wu-Hausman test that the endogenous variables are exogenous, F form.</summary>
    public JointTest WuHausman => LazyWuHausman.Value;

    /// <summary>Condition number of the second stage's regressors with columns of unit length.</summary>
    public required double ConditionNumber { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("r_squared", RSquared),
            new("residual_standard_deviation", ResidualStandardDeviation),
            new("first_stage_f", FirstStage.F.Statistic),
            new("effective_f", FirstStages.Count == 1 ? FirstStage.EffectiveF : double.NaN),
            new("condition_number", ConditionNumber),
        ];

    /// <summary>The first stage when there is one endogenous variable, else the first of them.</summary>
    public FirstStage FirstStage => FirstStages[0];

    /// <summary>Residual standard deviation, √(RSS/(n − k)).</summary>
    public double ResidualStandardDeviation => Math.Sqrt(ResidualSumOfSquares / ResidualDegreesOfFreedom);

    /// <summary>Found when asked for: it takes a regression of its own.</summary>
    internal Lazy<JointTest> LazyWuHausman { get; init; } = new(() => throw new InvalidOperationException());

    internal Covariances.ClusterBiasReduced? BiasReduced { get; init; }
}
