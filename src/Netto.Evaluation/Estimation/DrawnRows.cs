using Netto.Statistics.Resampling;

namespace Netto.Evaluation.Estimation;

/// <summary>How often each person is in a draw with replacement.</summary>
internal static class DrawnRows
{
    /// <summary>One whole number a row, as the library draws rows.</summary>
    public static double[] Counts(RandomSource random, int rows)
    {
        var counts = new double[rows];
        for (var draw = 0; draw < rows; draw++)
            counts[random.NextInt(rows)]++;
        return counts;
    }
}
