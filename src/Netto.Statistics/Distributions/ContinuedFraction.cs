namespace Netto.Statistics.Distributions;

/// <summary>Continued fractions by the modified method of Lentz (Thompson and Barnett 1986).</summary>
internal static class ContinuedFraction
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 1_000_000;

    /// <summary>b0 + a1/(b1 + a2/(b2 + …)).</summary>
    internal static double Evaluate(double b0, Func<int, (double A, double B)> term)
    {
        var f = b0 == 0 ? Tiny : b0;
        var (c, d) = (f, 0.0);
        for (var j = 1; j < MostTerms; j++)
        {
            var (a, b) = term(j);
            d = b + (a * d);
            d = 1 / (d == 0 ? Tiny : d);
            c = b + (a / c);
            c = c == 0 ? Tiny : c;
            var delta = c * d;
            f *= delta;
            if (Math.Abs(delta - 1) < 1e-16)
            {
                return f;
            }
        }
        throw new StatisticsException(
            StatisticsErrors.NotConverged,
            "A distribution's continued fraction did not settle.",
            "Check the degrees of freedom."
        );
    }
}
