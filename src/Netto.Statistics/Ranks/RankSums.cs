namespace Netto.Statistics.Ranks;

/// <summary>Midranks of two samples taken together.</summary>
internal static class RankSums
{
    /// <summary>Midranks (ties share the average of their ranks), first sample first.</summary>
    public static (double[] Ranks, double TieSum) Midranks(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var values = new double[first.Length + second.Length];
        first.CopyTo(values);
        second.CopyTo(values.AsSpan(first.Length));
        var order = new int[values.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var keys = (double[])values.Clone();
        Array.Sort(keys, order);
        return AverageWithinTies(keys, order);
    }

    private static (double[] Ranks, double TieSum) AverageWithinTies(double[] sorted, int[] order)
    {
        var ranks = new double[sorted.Length];
        double tieSum = 0;
        for (var start = 0; start < sorted.Length; )
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            double t = end - start;
            tieSum += t * t * t - t;
            for (var k = start; k < end; k++)
            {
                ranks[order[k]] = (start + 1 + end) / 2.0;
            }

            start = end;
        }

        return (ranks, tieSum);
    }
}
