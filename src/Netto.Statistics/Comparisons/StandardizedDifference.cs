namespace Netto.Statistics.Comparisons;

/// <summary>What a difference in means is divided by to standardise it. The choice is part of the result.</summary>
public enum Denominator
{
    /// <summary>√((s1² + s2²)/2): both groups count the same, whatever their size (balance tables).</summary>
    AverageVariance,

    /// <summary>Pooled standard deviation with n1 + n2 − 2 (Cohen's d).</summary>
    Pooled,

    /// <summary>Standard deviation of the second, usually control, group (Glass's Δ).</summary>
    SecondGroup,
}

/// <summary>A standardised mean difference together with the denominator it was made with.</summary>
/// <param name="Value">(mean1 − mean2) / denominator; null when the denominator is zero or unknown.</param>
/// <param name="Denominator">Which standard deviation was used.</param>
/// <param name="Reason">Why there is no value; null when there is one.</param>
public sealed record StandardizedDifference(double? Value, Denominator Denominator, string? Reason)
{
    /// <summary>Standardised difference of two means.</summary>
    /// <param name="first">Moments of the first group.</param>
    /// <param name="second">Moments of the second group.</param>
    /// <param name="denominator">Which standard deviation to divide by.</param>
    public static StandardizedDifference Of(
        Moments first,
        Moments second,
        Denominator denominator = Denominator.AverageVariance
    )
    {
        double? variance = denominator switch
        {
            Denominator.Pooled when first.N + second.N > 2 => (first.SumOfSquares + second.SumOfSquares)
                / (first.N + second.N - 2),
            Denominator.SecondGroup => second.Variance,
            Denominator.AverageVariance => (first.Variance + second.Variance) / 2,
            _ => null,
        };
        return Divide(first.Mean - second.Mean, variance, denominator);
    }

    /// <summary>Standardised difference of two shares, with the variances p(1 − p) of the shares themselves.</summary>
    /// <param name="first">First group.</param>
    /// <param name="second">Second group.</param>
    public static StandardizedDifference Of(Tally first, Tally second)
    {
        double? variance = first.Share is { } p1 && second.Share is { } p2 ? (p1 * (1 - p1) + p2 * (1 - p2)) / 2 : null;
        return Divide((first.Share ?? 0) - (second.Share ?? 0), variance, Denominator.AverageVariance);
    }

    private static StandardizedDifference Divide(double difference, double? variance, Denominator denominator) =>
        variance switch
        {
            null => new(null, denominator, "A group has too few observations."),
            > 0 => new(difference / Math.Sqrt(variance.Value), denominator, null),
            _ => new(null, denominator, "The trait does not vary."),
        };
}
