using Netto.Statistics.Summaries;

namespace Netto.Statistics.Survival;

/// <summary>A fitted Cox model; coefficients are log hazard ratios.</summary>
public sealed record CoxFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "cox";

    /// <inheritdoc />
    public required double N { get; init; }

    /// <summary>Number of events.</summary>
    public required int Events { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <inheritdoc />
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>Log partial likelihood at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Log partial likelihood with all coefficients zero.</summary>
    public required double NullLogLikelihood { get; init; }

    /// <summary>Score test that all coefficients are zero.</summary>
    public required JointTest ScoreTest { get; init; }

    /// <summary>Likelihood-ratio test that all coefficients are zero.</summary>
    public JointTest LikelihoodRatioTest =>
        JointTest.OfChiSquared("all coefficients = 0", 2 * (LogLikelihood - NullLogLikelihood), Coefficients.Count);

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <summary>Condition number of the information, columns scaled.</summary>
    public required double ConditionNumber { get; init; }

    /// <summary>Cumulative baseline hazard per stratum, at regressors zero.</summary>
    public required IReadOnlyList<BaselineHazard> Baseline { get; init; }

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
            new("log_likelihood", LogLikelihood),
            new("iterations", Iterations),
            new("condition_number", ConditionNumber),
        ];

    /// <summary>Tests whether hazards are proportional, column by column and jointly (Grambsch and Therneau 1994, as a score test). As R <c>cox.zph</c>.</summary>
    /// <param name="transform">Function of time that the coefficients may follow.</param>
    /// <exception cref="StatisticsException">The ties were exact, for which the test is not defined.</exception>
    /// <returns>A test a coefficient, and the joint test, named GLOBAL, last; statistic and p-value are NaN where the event times are too few to tell.</returns>
    public IReadOnlyList<JointTest> TestProportionality(TimeTransform transform = TimeTransform.KaplanMeier) =>
        Ties == TieMethod.Exact
            ? throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "Proportional hazards are not tested with exact ties.",
                "Test them on a fit with Efron's method."
            )
            : ProportionalityTest.Run(Likelihood!, Point!, Coefficients.Terms, transform);

    internal TieMethod Ties { get; init; }

    internal CoxLikelihood? Likelihood { get; init; }

    internal CoxLikelihood.Point? Point { get; init; }
}

/// <summary>Cumulative baseline hazard of a stratum.</summary>
/// <param name="Times">Event times, in order.</param>
/// <param name="CumulativeHazard">Hazard summed to each time, for a row with all regressors zero.</param>
public sealed record BaselineHazard(IReadOnlyList<double> Times, IReadOnlyList<double> CumulativeHazard);

/// <summary>A function of time in the test of proportional hazards.</summary>
public enum TimeTransform
{
    /// <summary>One minus the Kaplan-Meier curve just before the time.</summary>
    KaplanMeier,

    /// <summary>Time itself.</summary>
    Identity,
}
