namespace Netto.Statistics.Distributions;

/// <summary>The regularised incomplete beta function I_x(a, b) and its complement, both to full relative accuracy.</summary>
/// <remarks>Continued fraction of Didonato and Morris (1992, doi:10.1145/131766.131776), which takes 1 − x from the caller; leading factor by Loader's saddle-point form, so that a large parameter costs no digits.</remarks>
internal static class IncompleteBeta
{
    /// <summary>Tails at x, where y = 1 − x is given by the caller to its full accuracy.</summary>
    internal static Tail Evaluate(double a, double b, double x, double y)
    {
        if (x <= 0)
        {
            return new(0, 1);
        }
        if (y <= 0)
        {
            return new(1, 0);
        }
        if ((a + 1) * y < (b + 1) * x)
        {
            return Fraction(b, a, y, x).Swap();
        }
        return Fraction(a, b, x, y);
    }

    /// <summary>x^a y^b / B(a, b).</summary>
    internal static double Factor(double a, double b, double x, double y)
    {
        var n = a + b;
        var error = GammaFunctions.StirlingError(n) - GammaFunctions.StirlingError(a) - GammaFunctions.StirlingError(b);
        var deviance = GammaFunctions.Deviance(a, n * x) + GammaFunctions.Deviance(b, n * y);
        return Math.Sqrt(a / n * b / (2 * Math.PI)) * Math.Exp(error - deviance);
    }

    private static Tail Fraction(double a, double b, double x, double y)
    {
        var factor = Factor(a, b, x, y);
        if (factor == 0)
        {
            return new(0, 1);
        }
        var fraction = ContinuedFraction.Evaluate(
            Denominator(a, b, (x, y), 0),
            m => (Numerator(a, b, x, m), Denominator(a, b, (x, y), m))
        );
        return Tail.FromSmaller(factor / fraction, isUpper: false);
    }

    private static double Numerator(double a, double b, double x, int m)
    {
        var d = a + (2 * m) - 1;
        return (a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x / (d * d);
    }

    private static double Denominator(double a, double b, (double X, double Y) at, int m)
    {
        var (x, y) = at;
        var first = m == 0 ? 0 : m + (m * (b - m) * x / (a + (2 * m) - 1));
        return first + ((a + m) * ((a * y) - (b * x) + 1 + (m * (2 - x))) / (a + (2 * m) + 1));
    }
}
