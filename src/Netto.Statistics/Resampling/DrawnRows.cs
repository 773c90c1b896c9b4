namespace Netto.Statistics.Resampling;

/// <summary>How often each row counts in a draw: rows one by one or whole clusters, with replacement, times weights that stay with the rows.</summary>
internal static class DrawnRows
{
    /// <summary>How often each row counts.</summary>
    /// <exception cref="StatisticsException">EST005: one cluster, of which every draw is the sample itself.</exception>
    internal static double[] Counts(RandomSource random, int rows, Clusters? clusters, double[]? weights)
    {
        if (clusters is { Count: < 2 })
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{clusters.Label} makes {clusters.Count} cluster.",
                "A bootstrap of clusters needs at least 2; draw rows when they are independent."
            );
        }

        var times = new double[clusters?.Count ?? rows];
        for (var i = 0; i < times.Length; i++)
        {
            times[random.NextInt(times.Length)]++;
        }

        if (clusters is null && weights is null)
        {
            return times;
        }

        var counts = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            counts[i] = times[clusters?.Codes[i] ?? i] * (weights?[i] ?? 1);
        }

        return counts;
    }
}
