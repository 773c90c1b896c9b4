using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>S times effects for many levels: every sum runs over the rows of one level in order.</summary>
/// <param name="first">Rows by level of the first factor.</param>
/// <param name="rest">Rows by level of each other.</param>
/// <param name="offsets">Where the effects of each other begin.</param>
internal sealed class GatheredProduct(LevelRows first, LevelRows[] rest, int[] offsets) : ILevelProduct
{
    private readonly Vector512<double>[] means = new Vector512<double>[first.Count];

    public void Times(Vector512<double>[] effects, Vector512<double>[] into)
    {
        first.ForEach(g => means[g] = first.MeanOf(effects, offsets, g));
        for (var f = 0; f < rest.Length; f++)
        {
            var (own, at) = (rest[f], f);
            own.ForEach(h => into[offsets[at] + h] = SumOf(effects, at, h));
        }
    }

    private Vector512<double> SumOf(Vector512<double>[] effects, int factor, int level)
    {
        var own = rest[factor];
        var sum = effects[offsets[factor] + level] * own.Totals[level];
        for (var other = 0; other < rest.Length; other++)
        {
            if (other != factor)
            {
                sum += own.Sum(level, other + 1, effects.AsSpan(offsets[other]));
            }
        }
        return sum - own.Sum(level, 0, means);
    }
}
