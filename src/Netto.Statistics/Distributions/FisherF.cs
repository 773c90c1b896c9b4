namespace Netto.Statistics.Distributions;

/// <summary>Fisher's F distribution; infinite denominator degrees of freedom give chi-squared over its degrees of freedom.</summary>
public static class FisherF
{
    /// <summary>P(F > f).</summary>
    /// <param name="f">Any number; 1 at or under zero.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, positive.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, positive, may be infinite.</param>
    public static double UpperTail(double f, double numerator, double denominator) =>
        Tails(f, numerator, denominator).Upper;

    /// <summary>P(F ≤ f).</summary>
    /// <param name="f">Any number; 0 at or under zero.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, positive.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, positive, may be infinite.</param>
    public static double LowerTail(double f, double numerator, double denominator) =>
        Tails(f, numerator, denominator).Lower;

    /// <summary>The point with <paramref name="probability"/> above it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, positive.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, positive, may be infinite.</param>
    public static double UpperQuantile(double probability, double numerator, double denominator) =>
        Solve(probability, (numerator, denominator), upper: true);

    /// <summary>The point with <paramref name="probability"/> below it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, positive.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, positive, may be infinite.</param>
    public static double Quantile(double probability, double numerator, double denominator) =>
        Solve(probability, (numerator, denominator), upper: false);

    private static double Solve(double probability, (double Numerator, double Denominator) df, bool upper)
    {
        QuantileSolver.CheckProbability(probability);
        QuantileSolver.CheckDegreesOfFreedom(df.Numerator);
        QuantileSolver.CheckDegreesOfFreedom(df.Denominator);
        if (probability is 0 or 1)
        {
            return probability == 0 == upper ? double.PositiveInfinity : 0;
        }
        if (double.IsPositiveInfinity(df.Denominator))
        {
            return (
                    upper
                        ? ChiSquared.UpperQuantile(probability, df.Numerator)
                        : ChiSquared.Quantile(probability, df.Numerator)
                ) / df.Numerator;
        }
        var flip = probability > 0.5;
        return QuantileSolver.Positive(
            flip ? 1 - probability : probability,
            upper ^ flip,
            f => Tails(f, df.Numerator, df.Denominator),
            f => Density(f, df.Numerator, df.Denominator)
        );
    }

    private static double Density(double f, double numerator, double denominator)
    {
        var total = (numerator * f) + denominator;
        return IncompleteBeta.Factor(numerator / 2, denominator / 2, numerator * f / total, denominator / total) / f;
    }

    private static Tail Tails(double f, double numerator, double denominator)
    {
        QuantileSolver.CheckDegreesOfFreedom(numerator);
        QuantileSolver.CheckDegreesOfFreedom(denominator);
        if (double.IsNaN(f))
        {
            return new(f, f);
        }
        if (f <= 0)
        {
            return new(0, 1);
        }
        if (double.IsPositiveInfinity(denominator))
        {
            return IncompleteGamma.Evaluate(numerator / 2, f * numerator / 2);
        }
        if (double.IsPositiveInfinity(f))
        {
            return new(1, 0);
        }
        var total = (numerator * f) + denominator;
        return IncompleteBeta.Evaluate(numerator / 2, denominator / 2, numerator * f / total, denominator / total);
    }
}
