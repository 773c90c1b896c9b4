namespace Netto.Statistics.Multiplicity;

/// <summary>Adjusted p-values for a family of tests. As R <c>p.adjust</c>.</summary>
public static class MultipleTests
{
    /// <summary>
    /// Holm's stepdown: controls the chance of any false rejection, whatever the dependence
    /// (Holm 1979, Scandinavian Journal of Statistics 6:65). p(i) becomes max over j ≤ i of (m − j + 1) p(j), at most 1.
    /// </summary>
    /// <param name="pValues">P-values of the family, in any order.</param>
    /// <returns>Adjusted p-values in the order given.</returns>
    /// <exception cref="StatisticsException">TST007: a value lies outside 0 to 1.</exception>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        var order = Order(pValues);
        var adjusted = new double[order.Length];
        double running = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            running = Math.Max(running, Math.Min(1, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }

    /// <summary>
    /// Benjamini-Hochberg stepup: controls the false discovery rate under independence or positive dependence
    /// (Benjamini and Hochberg 1995, JRSS B 57:289). p(i) becomes min over j ≥ i of m p(j)/j, at most 1.
    /// </summary>
    /// <param name="pValues">P-values of the family, in any order.</param>
    /// <returns>Adjusted p-values in the order given.</returns>
    /// <exception cref="StatisticsException">TST007: a value lies outside 0 to 1.</exception>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var order = Order(pValues);
        var adjusted = new double[order.Length];
        double running = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            running = Math.Min(running, pValues[order[rank - 1]] * ((double)order.Length / rank));
            adjusted[order[rank - 1]] = running;
        }

        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        foreach (var p in pValues)
        {
            if (p is not (>= 0 and <= 1))
            {
                throw new StatisticsException("TST007", $"{p} is not a p-value.", "Give numbers from 0 to 1.");
            }
        }

        return [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i])];
    }
}
