namespace Netto.Statistics.Resampling;

/// <summary>How often each row counts in a draw: rows one by one or whole clusters, with replacement, times weights that stay with the rows.</summary>
internal static class DrawnRows
{
    internal static double[] Counts(RandomSource random, int rows, Clusters? clusters, double[]? weights)
    {
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
