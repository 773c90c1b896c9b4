namespace Netto.Statistics.Ranks;

/// <summary>Exact distribution of a rank sum over all ways to choose the first group, given the midranks (ties and all).</summary>
internal static class PermutationDistribution
{
    /// <summary>P(|W − E W| ≥ |w − E W|), by the shift algorithm (Streitberg and Röhmel 1986) on doubled midranks.</summary>
    public static double TwoSidedPValue(double[] ranks, int chosen)
    {
        var doubled = Array.ConvertAll(ranks, r => (int)Math.Round(2 * r));
        var observed = doubled.AsSpan(0, chosen).ToArray().Sum();
        var ways = Ways(doubled, chosen);
        // Twice the expectation of the doubled sum times n is an integer: no rounding in the comparison below.
        long total = doubled.Sum();
        long n = doubled.Length;
        var distance = Math.Abs(observed * n - total * chosen);
        double tail = 0;
        double all = 0;
        for (var sum = 0; sum < ways.Length; sum++)
        {
            all += ways[sum];
            if (Math.Abs(sum * n - total * chosen) >= distance)
            {
                tail += ways[sum];
            }
        }

        return Math.Min(1, tail / all);
    }

    private static double[] Ways(int[] scores, int chosen)
    {
        var largest = scores.OrderDescending().Take(chosen).Sum();
        var ways = new double[chosen + 1][];
        for (var size = 0; size <= chosen; size++)
        {
            ways[size] = new double[largest + 1];
        }

        ways[0][0] = 1;
        foreach (var score in scores)
        {
            for (var size = chosen; size >= 1; size--)
            {
                for (var sum = largest; sum >= score; sum--)
                {
                    ways[size][sum] += ways[size - 1][sum - score];
                }
            }
        }

        return ways[chosen];
    }
}
