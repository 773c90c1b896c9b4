namespace Netto.Statistics.Comparisons;

/// <summary>Comparison of two means.</summary>
public static class Means
{
    /// <summary>
    /// Welch's t: each group keeps its own variance, degrees of freedom by Satterthwaite
    /// (Welch 1947, Biometrika 34:28). As R <c>t.test</c>.
    /// </summary>
    /// <param name="first">Moments of the first group, at least two observations.</param>
    /// <param name="second">Moments of the second group, at least two observations.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    public static TestResult Welch(Moments first, Moments second, double confidence = 0.95)
    {
        if (Unfit("welch", first, second) is { } unfit)
        {
            return unfit;
        }

        var v1 = first.Variance!.Value / first.N;
        var v2 = second.Variance!.Value / second.N;
        var df = (v1 + v2) * (v1 + v2) / (v1 * v1 / (first.N - 1) + v2 * v2 / (second.N - 1));
        return FromStandardError(
            "welch",
            first.Mean - second.Mean,
            (Math.Sqrt(v1 + v2), df),
            first.N + second.N,
            confidence
        );
    }

    /// <summary>Student's t with one pooled variance, n1 + n2 − 2 degrees of freedom. As R <c>t.test(var.equal = TRUE)</c>.</summary>
    /// <param name="first">Moments of the first group.</param>
    /// <param name="second">Moments of the second group.</param>
    /// <param name="confidence">Coverage of the interval, 0.95 unless told.</param>
    public static TestResult Student(Moments first, Moments second, double confidence = 0.95)
    {
        if (first.N < 1 || second.N < 1 || first.N + second.N < 3)
        {
            return TooFew("t", first.N + second.N);
        }

        var df = first.N + second.N - 2;
        var pooled = (first.SumOfSquares + second.SumOfSquares) / df;
        var se = Math.Sqrt(pooled * (1 / first.N + 1 / second.N));
        return FromStandardError("t", first.Mean - second.Mean, (se, df), first.N + second.N, confidence);
    }

    internal static TestResult FromStandardError(
        string test,
        double difference,
        (double StandardError, double Df) error,
        double n,
        double confidence
    )
    {
        var result = new TestResult
        {
            Test = test,
            N = n,
            Estimate = difference,
            StandardError = error.StandardError,
        };
        if (!(error.StandardError > 0) || !double.IsFinite(error.Df))
        {
            return result with { Reason = "The outcome does not vary within the groups." };
        }

        var t = difference / error.StandardError;
        var margin = StudentT.Quantile(0.5 + confidence / 2, error.Df) * error.StandardError;
        return result with
        {
            Statistic = t,
            DegreesOfFreedom = error.Df,
            PValue = StudentT.TwoSided(t, error.Df),
            Interval = new ConfidenceInterval(difference - margin, difference + margin),
        };
    }

    private static TestResult? Unfit(string test, Moments first, Moments second) =>
        first.N < 2 || second.N < 2 ? TooFew(test, first.N + second.N) : null;

    private static TestResult TooFew(string test, double n) =>
        new()
        {
            Test = test,
            N = n,
            Reason = "A group has too few observations.",
        };
}
