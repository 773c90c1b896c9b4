using Netto.Statistics.Binary;
using Netto.Statistics.Linear;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>Effects on the treated from changes: <c>outcome_regression</c>, <c>ipw</c> and <c>doubly_robust</c>.</summary>
public sealed record DoublyRobustFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "drdid";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Number treated.</summary>
    public required int Treated { get; init; }

    /// <summary>Influence functions.</summary>
    public string StandardErrors => "influence";

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>The logit of being treated.</summary>
    public required BinaryFit Propensity { get; init; }

    /// <summary>The change among the untreated.</summary>
    public required LinearFit OutcomeModel { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<DroppedRows> DroppedRows => [];

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures => [new("treated", Treated)];
}
