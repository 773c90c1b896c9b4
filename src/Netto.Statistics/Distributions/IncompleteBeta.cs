namespace Netto.Statistics.Distributions;

/// <summary>The regularised incomplete beta function I_x(a, b) and its complement, both to full relative accuracy.</summary>
/// <remarks>Continued fraction DLMF 8.17.22; leading factor by Loader's saddle-point form, so that a large parameter costs no digits.</remarks>
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
        if (x > (a + 1) / (a + b + 2))
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
        var fraction = ContinuedFraction.Evaluate(1, j => (Term(a, b, x, j), 1));
        return Tail.FromSmaller(factor / (a * fraction), isUpper: false);
    }

    private static double Term(double a, double b, double x, int j)
    {
        var m = j / 2;
        return j % 2 == 0
            ? m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)))
            : -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
    }
}
