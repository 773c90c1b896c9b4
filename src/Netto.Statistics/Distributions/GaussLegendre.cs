namespace Netto.Statistics.Distributions;

/// <summary>Gauss-Legendre quadrature with 16 nodes a panel: exact for polynomials of degree 31 on each panel.</summary>
internal static class GaussLegendre
{
    private const int Nodes = 16;
    private static readonly (double Place, double Weight)[] Rule = Make();

    /// <summary>Nodes and weights on an interval cut into equal panels.</summary>
    internal static (double[] Places, double[] Weights) Grid(double low, double high, int panels)
    {
        var (places, weights) = (new double[panels * Nodes], new double[panels * Nodes]);
        var half = (high - low) / (2 * panels);
        for (var panel = 0; panel < panels; panel++)
        {
            var centre = low + ((2 * panel + 1) * half);
            for (var i = 0; i < Nodes; i++)
            {
                places[(panel * Nodes) + i] = centre + (half * Rule[i].Place);
                weights[(panel * Nodes) + i] = half * Rule[i].Weight;
            }
        }
        return (places, weights);
    }

    internal static double Integrate(Func<double, double> function, double low, double high, int panels)
    {
        var (places, weights) = Grid(low, high, panels);
        var sum = 0.0;
        for (var i = 0; i < places.Length; i++)
        {
            sum += weights[i] * function(places[i]);
        }
        return sum;
    }

    // Roots of the Legendre polynomial by Newton's method from Chebyshev's guess.
    private static (double Place, double Weight)[] Make()
    {
        var rule = new (double, double)[Nodes];
        for (var i = 0; i < Nodes; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (Nodes + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 20; step++)
            {
                var (before, value) = (1.0, x);
                for (var degree = 2; degree <= Nodes; degree++)
                {
                    (before, value) = (value, (((2 * degree) - 1) * x * value - ((degree - 1) * before)) / degree);
                }
                slope = Nodes * ((x * value) - before) / ((x * x) - 1);
                x -= value / slope;
            }
            rule[i] = (x, 2 / ((1 - (x * x)) * slope * slope));
        }
        return rule;
    }
}
