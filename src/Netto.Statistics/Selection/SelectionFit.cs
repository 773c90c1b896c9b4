using Netto.Statistics.Binary;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.Selection;

/// <summary>A two-step selection model: probit for being seen, then the outcome with the inverse Mills ratio among the regressors.</summary>
public sealed record SelectionFit : IFittedModel
{
    /// <summary>Name of the coefficient of the inverse Mills ratio.</summary>
    public const string InverseMillsRatio = "IMR";

    /// <inheritdoc />
    public required string Method { get; init; }

    /// <summary>People in the selection equation.</summary>
    public required double N { get; init; }

    /// <summary>People whose outcome is seen.</summary>
    public required double Selected { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <summary>The outcome equation, the inverse Mills ratio last.</summary>
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>The probit of being seen.</summary>
    public required BinaryFit Selection { get; init; }

    /// <summary>First stage of each endogenous regressor on the instruments and the inverse Mills ratio; empty when none is endogenous.</summary>
    public required IReadOnlyList<SelectionFirstStage> FirstStages { get; init; }

    /// <summary>Standard deviation of the outcome's error, √(e'e/n + λ² mean δ); null for instrumental variables.</summary>
    public double? Sigma { get; init; }

    /// <summary>Correlation of the two errors, the coefficient of the ratio over <see cref="Sigma"/>; null for instrumental variables.</summary>
    public double? Rho { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [new("selected", Selected), new("sigma", Sigma ?? double.NaN), new("rho", Rho ?? double.NaN)];
}

/// <summary>First stage of one endogenous regressor.</summary>
/// <param name="Endogenous">Name of the regressor.</param>
/// <param name="Coefficients">Instruments and the inverse Mills ratio, HC1 standard errors that take the ratio as given.</param>
/// <param name="Excluded">Joint test of the instruments that are not in the outcome equation.</param>
public sealed record SelectionFirstStage(string Endogenous, CoefficientTable Coefficients, JointTest Excluded);
