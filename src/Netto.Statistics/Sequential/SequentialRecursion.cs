namespace Netto.Statistics.Sequential;

/// <summary>Chances to cross at each look.</summary>
/// <param name="Upper">Above, at each look.</param>
/// <param name="Lower">Below, at each look.</param>
internal sealed record SequentialExits(double[] Upper, double[] Lower)
{
    internal double[] Cumulative
    {
        get
        {
            var (sum, all) = (0.0, new double[Upper.Length]);
            for (var k = 0; k < all.Length; k++)
            {
                sum += Upper[k] + Lower[k];
                all[k] = sum;
            }
            return all;
        }
    }
}

/// <summary>
/// The density of the statistic among those who went on, look by look (Armitage, McPherson and Rowe 1969, doi:10.2307/2343787; Jennison and Turnbull
/// 2000, chapter 19).
/// </summary>
/// <remarks>
/// z_k is normal with mean θ√I_k and variance 1; z_k√I_k has independent increments. Gauss-Legendre panels of 2.5 standard deviations of the narrower
/// kernel; chances agree with multivariate normal integration to 1e-9.
/// </remarks>
internal sealed class SequentialRecursion
{
    private const double Tail = 9;
    private readonly double drift;
    private double information;
    private double[] places = [0];
    private double[] weights = [1]; // density times quadrature weight

    // Drift: θ√I at the last look, the mean of the last z.
    internal SequentialRecursion(double drift) => this.drift = drift;

    /// <summary>P(went on until now and z at this fraction ≥ bound).</summary>
    internal double Above(double fraction, double bound) => Beyond(fraction, bound, 1);

    /// <summary>P(went on until now and z at this fraction ≤ bound).</summary>
    internal double Below(double fraction, double bound) => Beyond(fraction, bound, -1);

    /// <summary>Goes on with those whose |z| at this fraction stays within the bound.</summary>
    internal void Continue(double fraction, double bound, double nextFraction)
    {
        var centre = drift * Math.Sqrt(fraction);
        var (low, high) = (Math.Max(-bound, centre - Tail), Math.Min(bound, centre + Tail));
        if (high <= low)
        {
            (places, weights, information) = ([], [], fraction);
            return;
        }
        var deviation = Math.Sqrt(fraction - information);
        // Kernels into and out of this look, in units of z.
        var width = Math.Min(deviation, Math.Sqrt(nextFraction - fraction)) / Math.Sqrt(fraction);
        var panels = Math.Max(4, (int)Math.Ceiling((high - low) / (2.5 * Math.Min(1, width))));
        var (nodes, rule) = GaussLegendre.Grid(low, high, panels);
        var density = new double[nodes.Length];
        var root = Math.Sqrt(fraction);
        var (step, before) = (drift * (fraction - information), Math.Sqrt(information));
        for (var i = 0; i < nodes.Length; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < places.Length; j++)
            {
                sum += weights[j] * Normal.Density(((nodes[i] * root) - (places[j] * before) - step) / deviation);
            }
            density[i] = sum * root / deviation * rule[i];
        }
        (places, weights, information) = (nodes, density, fraction);
    }

    /// <summary>Chances to cross at each look.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="drift">Mean of the last z.</param>
    /// <param name="scale">Factor on the bounds.</param>
    internal static SequentialExits Exits(SequentialBoundary boundary, double drift, double scale) =>
        Exits([.. boundary.Fractions], [.. boundary.Bounds.Select(b => b * scale)], drift);

    internal static SequentialExits Exits(double[] fractions, double[] bounds, double drift)
    {
        var recursion = new SequentialRecursion(drift);
        var (upper, lower) = (new double[bounds.Length], new double[bounds.Length]);
        for (var k = 0; k < bounds.Length; k++)
        {
            upper[k] = recursion.Above(fractions[k], bounds[k]);
            lower[k] = recursion.Below(fractions[k], -bounds[k]);
            if (k < bounds.Length - 1)
            {
                recursion.Continue(fractions[k], bounds[k], fractions[k + 1]);
            }
        }
        return new(upper, lower);
    }

    private double Beyond(double fraction, double bound, int side)
    {
        var deviation = Math.Sqrt(fraction - information);
        var (root, before) = (Math.Sqrt(fraction), Math.Sqrt(information));
        var step = drift * (fraction - information);
        var sum = 0.0;
        for (var j = 0; j < places.Length; j++)
        {
            sum += weights[j] * Normal.UpperTail(side * ((bound * root) - (places[j] * before) - step) / deviation);
        }
        return sum;
    }
}
