namespace Netto.Statistics.Comparisons;

/// <summary>
/// Count, mean and centred sum of squares of one column: the sufficient statistic of a mean. Centred moments add
/// (Chan, Golub and LeVeque 1983) without the cancellation of Σx² − (Σx)²/n.
/// </summary>
/// <param name="N">Number of observations.</param>
/// <param name="Mean">Arithmetic mean; 0 when there are none.</param>
/// <param name="SumOfSquares">Σ(x − mean)², never negative.</param>
public readonly record struct Moments(double N, double Mean, double SumOfSquares)
{
    /// <summary>Sample variance with divisor n − 1; null for fewer than two observations.</summary>
    public double? Variance => N > 1 ? SumOfSquares / (N - 1) : null;

    /// <summary>Sample standard deviation; null for fewer than two observations.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Two passes over the values, the second corrected for the rounding of the first.</summary>
    /// <param name="values">Observations; none may be missing.</param>
    /// <exception cref="StatisticsException">TST002: a value is not finite.</exception>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return default;
        }

        var mean = CompensatedMean(values);
        if (!double.IsFinite(mean))
        {
            throw new StatisticsException("TST002", "A value is missing or not finite.", "Leave such rows out first.");
        }

        double squares = 0;
        double rest = 0;
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }

        return new(values.Length, mean + rest / values.Length, Math.Max(0, squares - rest * rest / values.Length));
    }

    /// <summary>Pools two disjoint groups.</summary>
    public static Moments operator +(Moments left, Moments right)
    {
        var n = left.N + right.N;
        if (n == 0)
        {
            return default;
        }

        var gap = right.Mean - left.Mean;
        var squares = left.SumOfSquares + right.SumOfSquares + gap * gap * left.N * right.N / n;
        return new(n, left.Mean + gap * right.N / n, squares);
    }

    /// <summary>Takes a part out of a whole: the moments of the remainder.</summary>
    public static Moments operator -(Moments whole, Moments part)
    {
        var n = whole.N - part.N;
        if (n <= 0)
        {
            return default;
        }

        var mean = whole.Mean + (whole.Mean - part.Mean) * part.N / n;
        var gap = part.Mean - mean;
        var squares = whole.SumOfSquares - part.SumOfSquares - gap * gap * n * part.N / whole.N;
        return new(n, mean, Math.Max(0, squares));
    }

    /// <inheritdoc cref="op_Addition"/>
    public static Moments Add(Moments left, Moments right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static Moments Subtract(Moments whole, Moments part) => whole - part;

    // Neumaier's summation: the mean keeps its last digits however the values are ordered.
    private static double CompensatedMean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double lost = 0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return (sum + lost) / values.Length;
    }
}
