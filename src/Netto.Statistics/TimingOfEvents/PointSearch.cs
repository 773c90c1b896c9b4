namespace Netto.Statistics.TimingOfEvents;

/// <summary>A place for one more mass point.</summary>
/// <param name="V">Its log factors.</param>
/// <param name="Share">The share of people that it should start with.</param>
/// <param name="Gain">Gain in log-likelihood with that share, the rest unchanged.</param>
internal sealed record PointCandidate(double[] V, double Share, double Gain);

/// <summary>
/// Where one more mass point helps: the gain that it brings with the best share, and the Gâteaux derivative of the log-likelihood (Lindsay 1983; Heckman and Singer 1984, doi:10.2307/1911491), on a
/// grid, then refined. The derivative alone would choose points for a few people in the tail; the gain chooses points for many.
/// </summary>
internal static class PointSearch
{
    private const double Low = -4;
    private const double High = 3;
    private const int GridPoints = 700;
    private static readonly double[] Shares = [0.02, 0.1, 0.25, 0.5];

    /// <summary>The best candidates, unlike each other, the best first; and the largest derivative on the grid.</summary>
    /// <param name="table">The people at the present estimates.</param>
    /// <param name="centre">Log of the mean factor of each hazard.</param>
    /// <param name="count">Candidates wanted.</param>
    internal static (IReadOnlyList<PointCandidate> Candidates, double Slope) Find(
        UnitTable table,
        double[] centre,
        int count
    )
    {
        var perHazard = Math.Clamp((int)Math.Pow(GridPoints, 1.0 / centre.Length), 2, 15);
        var step = (High - Low) / (perHazard - 1);
        var slope = double.NegativeInfinity;
        var grid = new List<PointCandidate>();
        foreach (var v in Grid(centre, perHazard, step))
        {
            var promise = table.Promise(v, Shares);
            slope = Math.Max(slope, promise[0]);
            grid.Add(Of(v, promise));
        }

        var chosen = new List<PointCandidate>();
        foreach (var candidate in grid.OrderByDescending(c => c.Gain))
        {
            if (chosen.Count < count && chosen.TrueForAll(c => Distance(c.V, candidate.V) > 1.5 * step))
            {
                chosen.Add(candidate);
            }
        }

        return ([.. chosen.Select(c => Refined(table, c, step / 2))], slope);
    }

    private static PointCandidate Of(double[] v, double[] promise)
    {
        var best = Enumerable.Range(0, Shares.Length).MaxBy(s => promise[s + 1]);
        return new(v, Shares[best], promise[best + 1]);
    }

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

    private static PointCandidate Refined(UnitTable table, PointCandidate best, double step)
    {
        for (var round = 0; round < 3; round++, step /= 2)
        {
            for (var h = 0; h < best.V.Length; h++)
            {
                foreach (var move in (double[])[-step, step])
                {
                    var v = (double[])best.V.Clone();
                    v[h] += move;
                    var next = Of(v, table.Promise(v, Shares));
                    best = next.Gain > best.Gain ? next : best;
                }
            }
        }

        return best;
    }

    private static double Distance(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Max();
}
