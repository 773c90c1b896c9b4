using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>S times effects for few levels: one pass over the rows in order of the first factor, whose sums by level of the others stay in the cache.</summary>
internal sealed class ScatteredProduct : ILevelProduct
{
    /// <summary>Levels whose effects and sums fit in the second-level cache together.</summary>
    internal const int MostLevels = 4096;
    private readonly LevelRows first;
    private readonly int[] offsets;
    private readonly int[] bounds;
    private readonly Vector512<double>[][] parts;

    internal ScatteredProduct(LevelRows first, int[] offsets, int size, int chunks)
    {
        (this.first, this.offsets) = (first, offsets);
        bounds = new int[chunks + 1];
        for (var c = 1; c < chunks; c++)
        {
            var at = Array.BinarySearch(first.Starts, LevelSums.Bound(first.Starts[^1], chunks, c));
            bounds[c] = at < 0 ? ~at : at;
        }
        bounds[chunks] = first.Count;
        parts = new Vector512<double>[chunks][];
        for (var c = 0; c < chunks; c++)
        {
            parts[c] = new Vector512<double>[size];
        }
    }

    public void Times(Vector512<double>[] effects, Vector512<double>[] into)
    {
        CrossProducts.ForEachChunk(parts.Length, c => Fill(effects, (bounds[c], bounds[c + 1]), parts[c]));
        LevelSums.Total(parts).CopyTo(into, 0);
    }

    private void Fill(Vector512<double>[] effects, (int From, int To) levels, Vector512<double>[] sums)
    {
        Array.Clear(sums);
        for (var g = levels.From; g < levels.To; g++)
        {
            var mean = first.MeanOf(effects, offsets, g);
            for (var f = 0; f < offsets.Length; f++)
            {
                AddLessMean(g, f, (effects, mean), sums);
                for (var other = 0; other < offsets.Length; other++)
                {
                    if (other != f)
                    {
                        AddOther(g, (f, other), effects, sums);
                    }
                }
            }
        }
    }

    /// <summary>Adds the effects of a factor less the mean of all over the level to the sums of that factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLessMean(
        int level,
        int factor,
        (Vector512<double>[] Effects, Vector512<double> Mean) of,
        Vector512<double>[] sums
    )
    {
        var (from, to) = (first.Starts[level], first.Starts[level + 1]);
        var codes = first.Others[factor + 1].AsSpan(from, to - from);
        var own = of.Effects.AsSpan(offsets[factor]);
        var into = sums.AsSpan(offsets[factor]);
        if (first.Weights is null)
        {
            foreach (var code in codes)
            {
                into[code] += own[code] - of.Mean;
            }
            return;
        }
        var weights = first.Weights.AsSpan(from, codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            into[codes[i]] += (own[codes[i]] - of.Mean) * weights[i];
        }
    }

    /// <summary>Adds the effects of another factor to the sums of a factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddOther(int level, (int Factor, int Other) of, Vector512<double>[] effects, Vector512<double>[] sums)
    {
        var (from, to) = (first.Starts[level], first.Starts[level + 1]);
        var codes = first.Others[of.Factor + 1].AsSpan(from, to - from);
        var others = first.Others[of.Other + 1].AsSpan(from, to - from);
        var into = sums.AsSpan(offsets[of.Factor]);
        var values = effects.AsSpan(offsets[of.Other]);
        for (var i = 0; i < codes.Length; i++)
        {
            into[codes[i]] += values[others[i]] * (first.Weights?[from + i] ?? 1);
        }
    }
}
