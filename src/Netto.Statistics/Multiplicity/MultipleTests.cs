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
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues) =>
        StepUp(pValues, (m, rank) => (double)m / rank);

    /// <summary>
    /// Benjamini-Yekutieli stepup: controls the false discovery rate whatever the dependence (Benjamini and Yekutieli 2001,
    /// doi:10.1214/aos/1013699998). As Benjamini-Hochberg with m Σ 1/j in place of m.
    /// </summary>
    /// <param name="pValues">P-values of the family, in any order.</param>
    /// <returns>Adjusted p-values in the order given.</returns>
    /// <exception cref="StatisticsException">TST007: a value lies outside 0 to 1.</exception>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> pValues) =>
        StepUp(pValues, (m, rank) => Enumerable.Range(1, m).Sum(j => 1.0 / j) * m / rank);

    /// <summary>
    /// Hochberg's stepup: controls the chance of any false finding under independence or positive dependence (Hochberg 1988,
    /// doi:10.1093/biomet/75.4.800). p(i) becomes min over j ≥ i of (m − j + 1) p(j).
    /// </summary>
    /// <param name="pValues">P-values of the family, in any order.</param>
    /// <returns>Adjusted p-values in the order given.</returns>
    /// <exception cref="StatisticsException">TST007: a value lies outside 0 to 1.</exception>
    public static double[] Hochberg(IReadOnlyList<double> pValues) => StepUp(pValues, (m, rank) => m - rank + 1);

    /// <summary>Bonferroni: m p, at most 1; controls the chance of any false finding whatever the dependence (Dunn 1961, doi:10.1080/01621459.1961.10482090).</summary>
    /// <param name="pValues">P-values of the family, in any order.</param>
    /// <returns>Adjusted p-values in the order given.</returns>
    /// <exception cref="StatisticsException">TST007: a value lies outside 0 to 1.</exception>
    public static double[] Bonferroni(IReadOnlyList<double> pValues)
    {
        var family = Order(pValues).Length;
        return [.. pValues.Select(p => Math.Min(1, family * p))];
    }

    // From the largest p-value down: each at most the one after it.
    private static double[] StepUp(IReadOnlyList<double> pValues, Func<int, int, double> factor)
    {
        var order = Order(pValues);
        var adjusted = new double[order.Length];
        double running = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            running = Math.Min(running, pValues[order[rank - 1]] * factor(order.Length, rank));
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
