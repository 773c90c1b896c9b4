namespace Netto.Statistics.Comparisons;

/// <summary>
/// Outcome of one two-sided statistical test. A value that has no meaning or cannot be computed is null, and
/// <see cref="Reason"/> then says why: it is never replaced by a number.
/// </summary>
public sealed record TestResult
{
    /// <summary>Name of the test, as the command line spells it (for example <c>welch</c>).</summary>
    public required string Test { get; init; }

    /// <summary>Value of the test statistic: z, t, chi-square or U.</summary>
    public double? Statistic { get; init; }

    /// <summary>Degrees of freedom of the reference distribution; null for the normal and for exact tests.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Two-sided p-value.</summary>
    public double? PValue { get; init; }

    /// <summary>Estimated effect: a difference (first minus second) or an odds ratio.</summary>
    public double? Estimate { get; init; }

    /// <summary>Standard error of <see cref="Estimate"/>, where the test has one.</summary>
    public double? StandardError { get; init; }

    /// <summary>95% (or as asked) interval of <see cref="Estimate"/>.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Number of observations in the test.</summary>
    public required double N { get; init; }

    /// <summary>Why a value is absent, in words; null when everything was computed.</summary>
    public string? Reason { get; init; }
}
