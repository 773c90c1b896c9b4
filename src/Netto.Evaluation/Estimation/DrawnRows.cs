using System.Collections.Concurrent;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// How often each person is in a draw with replacement, as the library draws rows. Draws side by side have an array each
/// and leave it to later ones: new arrays of this size are slow to make and slow to clear away.
/// </summary>
/// <param name="rows">Number of people.</param>
/// <param name="clusters">Whole clusters are drawn; null to draw people.</param>
internal sealed class DrawnRows(int rows, Clusters? clusters = null)
{
    private readonly ConcurrentBag<double[]> idle = [];

    /// <summary>Draws, and hands the counts (a whole number a row) to <paramref name="use"/>, which must not keep them.</summary>
    public T Use<T>(RandomSource random, Func<double[], T> use) =>
        Use(counts =>
        {
            if (clusters is not null)
                return use(Whole(random, clusters, counts));
            Array.Clear(counts);
            for (var draw = 0; draw < rows; draw++)
                counts[random.NextInt(rows)]++;
            return use(counts);
        });

    private static double[] Whole(RandomSource random, Clusters clusters, double[] counts)
    {
        var times = new double[clusters.Count];
        for (var draw = 0; draw < times.Length; draw++)
            times[random.NextInt(times.Length)]++;
        for (var row = 0; row < counts.Length; row++)
            counts[row] = times[clusters.Codes[row]];
        return counts;
    }

    /// <summary>The counts of some of the people.</summary>
    /// <param name="counts">Of all people.</param>
    /// <param name="kept">Places of these people; as many as this has rows.</param>
    /// <param name="use">Gets the counts and must not keep them.</param>
    public T Use<T>(double[] counts, int[] kept, Func<double[], T> use) =>
        Use(own =>
        {
            for (var row = 0; row < kept.Length; row++)
                own[row] = counts[kept[row]];
            return use(own);
        });

    private T Use<T>(Func<double[], T> use)
    {
        var array = idle.TryTake(out var found) ? found : new double[rows];
        try
        {
            return use(array);
        }
        finally
        {
            idle.Add(array);
        }
    }
}
