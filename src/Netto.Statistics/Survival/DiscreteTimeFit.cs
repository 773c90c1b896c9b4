using Netto.Statistics.Summaries;

namespace Netto.Statistics.Survival;

/// <summary>How the chance of the event within a period depends on the linear predictor z.</summary>
public enum PeriodLink
{
    /// <summary>1 − exp(−e^z): a proportional hazard in continuous time, seen by period (Prentice and Gloeckler 1978).</summary>
    ComplementaryLogLog,

    /// <summary>1/(1 + e^−z): proportional odds within the period (Cox 1972).</summary>
    Logit,
}

/// <summary>A fitted discrete-time hazard: the level per interval on the scale of the link, then the regressors.</summary>
public sealed record DiscreteTimeFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "discrete";

    /// <summary>The link.</summary>
    public required PeriodLink Link { get; init; }

    /// <summary>Person-periods.</summary>
    public required double N { get; init; }

    /// <summary>Number of events.</summary>
    public required int Events { get; init; }

    /// <summary>Ends of the intervals with a level of their own.</summary>
    public required IReadOnlyList<double> Cuts { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <summary>Levels named <c>interval[1]</c>, <c>interval[2]</c>, …, then the regressors.</summary>
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>Log-likelihood.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [new("events", Events), new("log_likelihood", LogLikelihood), new("iterations", Iterations)];

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }
}
