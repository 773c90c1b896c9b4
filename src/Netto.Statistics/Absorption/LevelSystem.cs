using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>The normal equations of the effects of several factors, the first of them eliminated: S = D − N'D₁⁻¹N.</summary>
/// <remarks>
/// Every sum runs over the rows of one level in order, so it has the same bits for any number of threads. Eight columns go
/// at once: their values of a level fill one vector.
/// </remarks>
internal sealed class LevelSystem
{
    private const int Chunks = 64;
    private const int SmallestChunk = 256;
    private readonly LevelRows first;
    private readonly LevelRows[] rest;
    private readonly int[] offsets;

    /// <summary>Orders the rows by the levels of each factor.</summary>
    /// <param name="factors">The factors; the first is eliminated.</param>
    /// <param name="weights">Weights of the rows, or null.</param>
    internal LevelSystem(IReadOnlyList<Clusters> factors, double[]? weights)
    {
        first = LevelRows.Of(factors, 0, weights);
        rest = new LevelRows[factors.Count - 1];
        Parallel.For(0, rest.Length, f => rest[f] = LevelRows.Of(factors, f + 1, weights));
        offsets = new int[rest.Length];
        for (var f = 1; f < rest.Length; f++)
        {
            offsets[f] = offsets[f - 1] + rest[f - 1].Count;
        }
        Size = rest.Sum(r => r.Count);
        Totals = [.. rest.SelectMany(r => r.Totals)];
    }

    /// <summary>Levels of all factors but the first.</summary>
    internal int Size { get; }

    /// <summary>Weight of each of these levels.</summary>
    internal double[] Totals { get; }

    /// <summary>Where the levels of a factor begin.</summary>
    internal int Offset(int factor) => offsets[factor - 1];

    /// <summary>Means of the effects over the rows of each level of the first factor.</summary>
    internal void Means(Vector512<double>[] effects, Vector512<double>[] means) =>
        Levels(first.Count, g => means[g] = MeanOf(effects, g));

    private Vector512<double> MeanOf(Vector512<double>[] effects, int level)
    {
        var sum = Vector512<double>.Zero;
        for (var f = 0; f < rest.Length; f++)
        {
            sum += Sum(first, (level, f + 1), effects.AsSpan(offsets[f]));
        }
        return sum / first.Totals[level];
    }

    /// <summary>Takes the means of the effects off values of the levels of the first factor.</summary>
    internal void SubtractMeans(Vector512<double>[] effects, Vector512<double>[] values) =>
        Levels(first.Count, g => values[g] -= MeanOf(effects, g));

    /// <summary>S times effects.</summary>
    internal void Times(Vector512<double>[] effects, Vector512<double>[] means, Vector512<double>[] product)
    {
        Means(effects, means);
        for (var f = 0; f < rest.Length; f++)
        {
            var at = f;
            Levels(
                rest[f].Count,
                h =>
                {
                    var sum = effects[offsets[at] + h] * rest[at].Totals[h];
                    for (var other = 0; other < rest.Length; other++)
                    {
                        if (other != at)
                        {
                            sum += Sum(rest[at], (h, other + 1), effects.AsSpan(offsets[other]));
                        }
                    }
                    product[offsets[at] + h] = sum - Sum(rest[at], (h, 0), means);
                }
            );
        }
    }

    internal Vector512<double>[] NewMeans() => new Vector512<double>[first.Count];

    /// <summary>Weighted sum over the rows of a level of the values that their levels in another factor have.</summary>
    private static Vector512<double> Sum(
        LevelRows rows,
        (int Level, int Other) at,
        ReadOnlySpan<Vector512<double>> values
    )
    {
        var (from, to) = (rows.Starts[at.Level], rows.Starts[at.Level + 1]);
        var codes = rows.Others[at.Other].AsSpan(from, to - from);
        var sum = Vector512<double>.Zero;
        if (rows.Weights is not { } all)
        {
            foreach (var code in codes)
            {
                sum += values[code];
            }
            return sum;
        }
        var weights = all.AsSpan(from, to - from);
        for (var i = 0; i < codes.Length; i++)
        {
            sum = Vector512.FusedMultiplyAdd(values[codes[i]], Vector512.Create(weights[i]), sum);
        }
        return sum;
    }

    private static void Levels(int count, Action<int> level)
    {
        var size = Math.Max(SmallestChunk, (count + Chunks - 1) / Chunks);
        size = count < Chunks ? 1 : size;
        CrossProducts.ForEachChunk(
            (count + size - 1) / size,
            c =>
            {
                for (var g = c * size; g < Math.Min(count, (c + 1) * size); g++)
                {
                    level(g);
                }
            }
        );
    }
}
