namespace Netto.Statistics.Distributions;

/// <summary>The chi-squared distribution.</summary>
public static class ChiSquared
{
    /// <summary>P(X > x).</summary>
    /// <param name="x">Any number; 1 at or under zero.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    public static double UpperTail(double x, double degreesOfFreedom) => Tails(x, degreesOfFreedom).Upper;

    /// <summary>P(X ≤ x).</summary>
    /// <param name="x">Any number; 0 at or under zero.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    public static double LowerTail(double x, double degreesOfFreedom) => Tails(x, degreesOfFreedom).Lower;

    /// <summary>The density at <paramref name="x"/> > 0.</summary>
    /// <param name="x">Positive.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    public static double Density(double x, double degreesOfFreedom) =>
        x <= 0 ? 0 : IncompleteGamma.Factor(degreesOfFreedom / 2, x / 2) / x;

    /// <summary>The point with <paramref name="probability"/> above it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    public static double UpperQuantile(double probability, double degreesOfFreedom) =>
        Solve(probability, degreesOfFreedom, upper: true);

    /// <summary>The point with <paramref name="probability"/> below it.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="degreesOfFreedom">Positive.</param>
    public static double Quantile(double probability, double degreesOfFreedom) =>
        Solve(probability, degreesOfFreedom, upper: false);

    private static double Solve(double probability, double degreesOfFreedom, bool upper)
    {
        QuantileSolver.CheckProbability(probability);
        QuantileSolver.CheckDegreesOfFreedom(degreesOfFreedom);
        if (probability is 0 or 1)
        {
            return probability == 0 == upper ? double.PositiveInfinity : 0;
        }
        var flip = probability > 0.5;
        return QuantileSolver.Positive(
            flip ? 1 - probability : probability,
            upper ^ flip,
            x => Tails(x, degreesOfFreedom),
            x => Density(x, degreesOfFreedom)
        );
    }

    private static Tail Tails(double x, double degreesOfFreedom)
    {
        QuantileSolver.CheckDegreesOfFreedom(degreesOfFreedom);
        return double.IsNaN(x) ? new(x, x) : IncompleteGamma.Evaluate(degreesOfFreedom / 2, x / 2);
    }
}
