namespace Netto.Statistics.TimingOfEvents;

/// <summary>Where one more mass point helps: the Gâteaux derivative of the log-likelihood (Lindsay 1983; Heckman and Singer 1984, doi:10.2307/1911491) on a grid, then refined.</summary>
internal static class PointSearch
{
    private const double Low = -4;
    private const double High = 3;
    private const int GridPoints = 700;
    private static readonly double[] Shares = [0.01, 0.03, 0.1, 0.2, 0.35, 0.5];

    /// <summary>The best candidates, unlike each other, the best first.</summary>
    /// <param name="table">The people at the present estimates.</param>
    /// <param name="centre">Log of the mean factor of each hazard.</param>
    /// <param name="count">Candidates wanted.</param>
    internal static IReadOnlyList<(double[] V, double Slope)> Candidates(UnitTable table, double[] centre, int count)
    {
        var perHazard = Math.Clamp((int)Math.Pow(GridPoints, 1.0 / centre.Length), 2, 15);
        var step = (High - Low) / (perHazard - 1);
        var grid = Grid(centre, perHazard, step).Select(v => (V: v, Slope: table.Slope(v))).ToArray();
        var chosen = new List<(double[] V, double Slope)>();
        foreach (var candidate in grid.OrderByDescending(c => c.Slope))
        {
            if (chosen.Count < count && chosen.TrueForAll(c => Distance(c.V, candidate.V) > 1.5 * step))
            {
                chosen.Add(candidate);
            }
        }

        return [.. chosen.Select(c => Refined(table, c, step / 2)).OrderByDescending(c => c.Slope)];
    }

    /// <summary>The share of people that a new point should start with.</summary>
    internal static double Share(UnitTable table, double[] v) => Shares.MaxBy(s => table.Gain(v, s));

    private static IEnumerable<double[]> Grid(double[] centre, int perHazard, double step)
    {
        var total = (int)Math.Round(Math.Pow(perHazard, centre.Length));
        for (var code = 0; code < total; code++)
        {
            var rest = code;
            yield return Array.ConvertAll(
                centre,
                c =>
                {
                    var at = rest % perHazard;
                    rest /= perHazard;
                    return c + Low + at * step;
                }
            );
        }
    }

    private static (double[] V, double Slope) Refined(UnitTable table, (double[] V, double Slope) best, double step)
    {
        for (var round = 0; round < 4; round++, step /= 2)
        {
            for (var h = 0; h < best.V.Length; h++)
            {
                foreach (var move in (double[])[-step, step])
                {
                    var v = (double[])best.V.Clone();
                    v[h] += move;
                    var slope = table.Slope(v);
                    best = slope > best.Slope ? (v, slope) : best;
                }
            }
        }

        return best;
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
