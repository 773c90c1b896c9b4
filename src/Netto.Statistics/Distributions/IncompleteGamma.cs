namespace Netto.Statistics.Distributions;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x), both to full relative accuracy.</summary>
/// <remarks>Series for x under a + 1, Legendre's continued fraction above (DLMF 8.7.1 and 8.9.2); the leading factor by Loader's saddle-point form.</remarks>
internal static class IncompleteGamma
{
    internal static Tail Evaluate(double a, double x)
    {
        if (x <= 0)
        {
            return new(0, 1);
        }
        if (double.IsPositiveInfinity(x))
        {
            return new(1, 0);
        }
        var factor = Factor(a, x);
        if (x < a + 1)
        {
            var (sum, term) = (1.0, 1.0);
            for (var j = 1; term > sum * 1e-17; j++)
            {
                term *= x / (a + j);
                sum += term;
            }
            return Tail.FromSmaller(factor * sum / a, isUpper: false);
        }
        var fraction = ContinuedFraction.Evaluate(x + 1 - a, j => (-j * (j - a), x + (2 * j) + 1 - a));
        return Tail.FromSmaller(factor / fraction, isUpper: true);
    }

    /// <summary>x^a e^−x / Γ(a).</summary>
    internal static double Factor(double a, double x) =>
        a < 1
            ? Math.Exp((a * Math.Log(x)) - x - GammaFunctions.LogGamma(a))
            : Math.Sqrt(a / (2 * Math.PI)) * Math.Exp(-GammaFunctions.StirlingError(a) - GammaFunctions.Deviance(a, x));
}
