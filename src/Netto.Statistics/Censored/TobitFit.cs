using Netto.Statistics.Summaries;

namespace Netto.Statistics.Censored;

/// <summary>A fitted tobit model: coefficients are effects on the outcome as it would be without limits.</summary>
public sealed record TobitFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "tobit";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Rows at or below the lower limit.</summary>
    public required int AtLower { get; init; }

    /// <summary>Rows at or above the upper limit.</summary>
    public required int AtUpper { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>log σ with its standard error.</summary>
    public required Coefficient LogSigma { get; init; }

    /// <summary>Standard deviation σ of the error.</summary>
    public double Sigma => Math.Exp(LogSigma.Estimate);

    /// <summary>Mean probability of lying between the limits: times a coefficient it is the mean effect on the outcome as seen (McDonald and Moffitt 1980).</summary>
    public required double MeanProbabilityBetween { get; init; }

    /// <summary>Log-likelihood at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("at_lower", AtLower),
            new("at_upper", AtUpper),
            new("sigma", Sigma),
            new("log_likelihood", LogLikelihood),
            new("iterations", Iterations),
        ];
}
