namespace Netto.Statistics.Resampling;

/// <summary>The distribution of the factor that residuals of a cluster are multiplied by.</summary>
public enum WildWeights
{
    /// <summary>−1 or 1, each half; all combinations when there are no more of them than draws.</summary>
    Rademacher,

    /// <summary>Six points ±√½, ±1, ±√1½ (Webb 2023, doi:10.1111/caje.12661): for under about twelve clusters.</summary>
    Webb,
}

/// <summary>The factors of all draws: one row a draw, G factors each.</summary>
internal static class WildFactors
{
    private static readonly double[] WebbPoints =
    [
        -Math.Sqrt(1.5),
        -1,
        -Math.Sqrt(0.5),
        Math.Sqrt(0.5),
        1,
        Math.Sqrt(1.5),
    ];

    /// <summary>Whether all 2^G sign vectors are used.</summary>
    internal static bool Enumerates(ResamplingPlan plan, WildWeights kind, int clusters) =>
        kind == WildWeights.Rademacher && clusters < 31 && 1L << clusters <= plan.Draws;

    internal static double[][] Make(ResamplingPlan plan, WildWeights kind, int clusters)
    {
        if (Enumerates(plan, kind, clusters))
        {
            return [.. Enumerable.Range(0, 1 << clusters).Select(bits => Signs(bits, clusters))];
        }
        return plan.Run((random, _) => Draw(random, kind, clusters));
    }

    private static double[] Signs(int bits, int clusters)
    {
        var signs = new double[clusters];
        for (var g = 0; g < clusters; g++)
        {
            signs[g] = (bits >> g & 1) == 0 ? 1 : -1;
        }
        return signs;
    }

    private static double[] Draw(RandomSource random, WildWeights kind, int clusters)
    {
        var factors = new double[clusters];
        for (var g = 0; g < clusters; g++)
        {
            factors[g] =
                kind == WildWeights.Webb ? WebbPoints[random.NextInt(6)]
                : (random.NextBits() >> 63) == 0 ? 1
                : -1;
        }
        return factors;
    }
}
