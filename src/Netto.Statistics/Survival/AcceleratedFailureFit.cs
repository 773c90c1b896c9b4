using Netto.Statistics.Summaries;

namespace Netto.Statistics.Survival;

/// <summary>A fitted accelerated failure time model: coefficients are effects on the log of the duration.</summary>
public sealed record AcceleratedFailureFit : IFittedModel
{
    /// <summary>Distribution of the duration.</summary>
    public required DurationDistribution Distribution { get; init; }

    /// <inheritdoc />
    public string Method =>
        Distribution switch
        {
            DurationDistribution.Weibull => "weibull",
            DurationDistribution.Exponential => "exponential",
            DurationDistribution.LogLogistic => "loglogistic",
            _ => "lognormal",
        };

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Number of events.</summary>
    public required int Events { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>σ in log T = x'b + σ e; 1 for the exponential.</summary>
    public required double Scale { get; init; }

    /// <summary>log σ with its standard error; null for the exponential.</summary>
    public required Coefficient? LogScale { get; init; }

    /// <summary>Log-likelihood of the durations (of T, not of log T).</summary>
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
            new("events", Events),
            new("scale", Scale),
            new("log_likelihood", LogLikelihood),
            new("iterations", Iterations),
        ];
}

/// <summary>How a parametric duration model is to be estimated.</summary>
public sealed record DurationSpecification
{
    /// <summary>Classical standard errors, no weights.</summary>
    public static DurationSpecification Default { get; } = new();

    /// <summary>Classical (inverse of minus the Hessian) unless told; HC0, HC1 (× n/(n − 1)), CR0, CR1 (× G/(G − 1)).</summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>Weights multiply the log-likelihood of a row.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;
}
