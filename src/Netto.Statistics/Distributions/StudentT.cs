namespace Netto.Statistics.Distributions;

/// <summary>Student's t distribution; infinite degrees of freedom give the normal.</summary>
public static class StudentT
{
    /// <summary>P(T > t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double UpperTail(double t, double degreesOfFreedom)
    {
        QuantileSolver.CheckDegreesOfFreedom(degreesOfFreedom);
        if (double.IsNaN(t))
        {
            return double.NaN;
        }
        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            return Normal.UpperTail(t);
        }
        var beyond = HalfTail(Math.Abs(t), degreesOfFreedom);
        return t >= 0 ? beyond : 1 - beyond;
    }

    /// <summary>P(T ≤ t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double LowerTail(double t, double degreesOfFreedom) => UpperTail(-t, degreesOfFreedom);

    /// <summary>P(|T| ≥ |t|), the two-sided p-value.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double TwoSided(double t, double degreesOfFreedom) =>
        Math.Min(1, 2 * UpperTail(Math.Abs(t), degreesOfFreedom));

    /// <summary>The density at <paramref name="t"/>.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double Density(double t, double degreesOfFreedom)
    {
        if (double.IsPositiveInfinity(degreesOfFreedom))
        {
            return Normal.Density(t);
        }
        var v = degreesOfFreedom;
        var x = v / (v + (t * t));
        // f(t) = x^(v/2) √(1 − x) / (B(v/2, 1/2) |t|), without the division by t.
        var half = v / 2;
        var factor = IncompleteBeta.Factor(half, 0.5, x, t * t / (v + (t * t)));
        return t == 0
            ? Math.Exp(GammaFunctions.LogGamma(half + 0.5) - GammaFunctions.LogGamma(half)) / Math.Sqrt(v * Math.PI)
            : factor / Math.Abs(t);
    }

    /// <summary>The point with <paramref name="probability"/> above it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double UpperQuantile(double probability, double degreesOfFreedom)
    {
        QuantileSolver.CheckProbability(probability);
        QuantileSolver.CheckDegreesOfFreedom(degreesOfFreedom);
        if (double.IsPositiveInfinity(degreesOfFreedom) || probability is 0 or 1)
        {
            return Normal.UpperQuantile(probability);
        }
        if (probability == 0.5)
        {
            return 0;
        }
        if (probability > 0.5)
        {
            return -UpperQuantile(1 - probability, degreesOfFreedom);
        }
        return QuantileSolver.Positive(
            probability,
            upper: true,
            t => Tail.FromSmaller(HalfTail(t, degreesOfFreedom), isUpper: true),
            t => Density(t, degreesOfFreedom)
        );
    }

    /// <summary>The point with <paramref name="probability"/> below it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    public static double Quantile(double probability, double degreesOfFreedom) =>
        -UpperQuantile(probability, degreesOfFreedom);

    private static double HalfTail(double t, double v)
    {
        var square = t * t;
        if (double.IsInfinity(square))
        {
            return 0;
        }
        return IncompleteBeta.Evaluate(v / 2, 0.5, v / (v + square), square / (v + square)).Lower / 2;
    }
}
