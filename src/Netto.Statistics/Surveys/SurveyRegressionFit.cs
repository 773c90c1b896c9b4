using Netto.Statistics.Summaries;

namespace Netto.Statistics.Surveys;

/// <summary>A regression with the variance of a survey design.</summary>
public sealed record SurveyRegressionFit : IFittedModel
{
    /// <summary><c>ols</c>, <c>probit</c> or <c>logit</c>.</summary>
    public required string Method { get; init; }

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Always <c>design</c>.</summary>
    public string StandardErrors => "design";

    /// <summary>Coefficients; t with units less strata, plus one, less the number of coefficients, as R's <c>svyglm</c>.</summary>
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>Units that hold a row used.</summary>
    public required int UnitCount { get; init; }

    /// <summary>Condition number of the regressors.</summary>
    public required double ConditionNumber { get; init; }

    /// <summary>Newton steps; null for least squares.</summary>
    public int? Iterations { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        Iterations is { } steps
            ? [new("iterations", steps), new("condition_number", ConditionNumber)]
            : [new("condition_number", ConditionNumber)];

    /// <summary>Weighted average marginal effects of a probit or logit, delta method with the covariance of the design; null for least squares.</summary>
    public CoefficientTable? MarginalEffects { get; init; }
}
