using Netto.Statistics.Summaries;

namespace Netto.Statistics.Streaming;

/// <summary>A linear model estimated from blocks of rows that were not kept.</summary>
public sealed record StreamedFit : IFittedModel
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

    /// <summary>Weighted sum of squared residuals.</summary>
    public required double ResidualSumOfSquares { get; init; }

    /// <summary>Weighted total sum of squares, about the mean when the model has a constant.</summary>
    public required double TotalSumOfSquares { get; init; }

    /// <summary>Condition number of the (projected) regressors about their means, with columns of unit length.</summary>
    public required double ConditionNumber { get; init; }

    /// <summary>For 2SLS the test that the excluded instruments have no effect, one per endogenous variable; else empty.</summary>
    public required IReadOnlyList<JointTest> FirstStages { get; init; }

    /// <summary>Effective F (Olea and Pflueger 2013) of each of <see cref="FirstStages"/>.</summary>
    public required IReadOnlyList<double> EffectiveFs { get; init; }

    /// <summary>The sums of the first pass, which add to those of other rows.</summary>
    public required MomentSums Moments { get; init; }

    /// <summary>The sums of the second pass, which add to those of other rows for the same coefficients; null when one pass was enough.</summary>
    public required ScoreSums? Scores { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>1 − RSS/TSS; NaN when the outcome does not vary.</summary>
    public double RSquared => TotalSumOfSquares > 0 ? 1 - (ResidualSumOfSquares / TotalSumOfSquares) : double.NaN;

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("r_squared", RSquared),
            .. FirstStages.Select(
                (test, i) => new FitMeasure(i == 0 ? "first_stage_f" : $"first_stage_f_{i + 1}", test.Statistic)
            ),
            new("condition_number", ConditionNumber),
        ];
}
