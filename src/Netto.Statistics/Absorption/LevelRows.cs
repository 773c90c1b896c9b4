using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>The rows of a factor in order of its levels, with the levels that they have in the other factors.</summary>
internal sealed class LevelRows
{
    private const int Chunks = 64;
    private const int SmallestChunk = 256;

    private LevelRows(int[] starts, int[][] others, double[]? weights, double[] totals)
    {
        Starts = starts;
        Others = others;
        Weights = weights;
        Totals = totals;
    }

    /// <summary>First position of each level; one more at the end.</summary>
    internal int[] Starts { get; }

    /// <summary>Per factor the level at each position; empty for the factor itself.</summary>
    internal int[][] Others { get; }

    /// <summary>Weight at each position, or null.</summary>
    internal double[]? Weights { get; }

    /// <summary>Sum of weights of each level.</summary>
    internal double[] Totals { get; }

    internal int Count => Starts.Length - 1;

    /// <summary>Weighted sum over the rows of a level of the values that their levels in another factor have.</summary>
    /// <param name="level">The level.</param>
    /// <param name="other">The other factor.</param>
    /// <param name="values">A value per level of the other factor.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Vector512<double> Sum(int level, int other, ReadOnlySpan<Vector512<double>> values)
    {
        var (from, to) = (Starts[level], Starts[level + 1]);
        var codes = Others[other].AsSpan(from, to - from);
        var sum = Vector512<double>.Zero;
        if (Weights is null)
        {
            foreach (var code in codes)
            {
                sum += values[code];
            }
            return sum;
        }
        var weights = Weights.AsSpan(from, codes.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            sum = Vector512.FusedMultiplyAdd(values[codes[i]], Vector512.Create(weights[i]), sum);
        }
        return sum;
    }

    /// <summary>Mean over the rows of a level of the effects of the other factors.</summary>
    /// <param name="effects">Effects of all other factors, one factor after the other.</param>
    /// <param name="offsets">Where those of each begin.</param>
    /// <param name="level">The level.</param>
    internal Vector512<double> MeanOf(Vector512<double>[] effects, int[] offsets, int level)
    {
        var sum = Sum(level, 1, effects);
        for (var f = 1; f < offsets.Length; f++)
        {
            sum += Sum(level, f + 1, effects.AsSpan(offsets[f]));
        }
        return sum / Vector512.Create(Totals[level]);
    }

    /// <summary>Calls an action for each level, in parallel.</summary>
    internal void ForEach(Action<int> level)
    {
        var size = Math.Max(SmallestChunk, (Count + Chunks - 1) / Chunks);
        size = Count < Chunks ? 1 : size;
        CrossProducts.ForEachChunk(
            (Count + size - 1) / size,
            c =>
            {
                for (var g = c * size; g < Math.Min(Count, (c + 1) * size); g++)
                {
                    level(g);
                }
            }
        );
    }

    internal static LevelRows Of(IReadOnlyList<Clusters> factors, int which, double[]? weights)
    {
        var (codes, count) = (factors[which].Codes, factors[which].Count);
        var starts = new int[count + 1];
        foreach (var c in codes)
        {
            starts[c + 1]++;
        }
        for (var c = 0; c < count; c++)
        {
            starts[c + 1] += starts[c];
        }
        var next = starts[..count];
        int[][] all = [.. factors.Select(f => f.Codes)];
        int[][] others = [.. factors.Select((_, j) => j == which ? [] : new int[codes.Length])];
        var ordered = weights is null ? null : new double[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var place = next[codes[i]]++;
            for (var j = 0; j < others.Length; j++)
            {
                if (j != which)
                {
                    others[j][place] = all[j][i];
                }
            }
            if (ordered is not null)
            {
                ordered[place] = weights![i];
            }
        }
        return new(starts, others, ordered, Sums(starts, ordered));
    }

    /// <summary>Sum of weights, or number of rows, of each level of a factor.</summary>
    internal static double[] TotalsOf(Clusters factor, double[]? weights)
    {
        var totals = new double[factor.Count];
        for (var i = 0; i < factor.Codes.Length; i++)
        {
            totals[factor.Codes[i]] += weights is null ? 1 : weights[i];
        }
        return totals;
    }

    private static double[] Sums(int[] starts, double[]? weights)
    {
        var totals = new double[starts.Length - 1];
        for (var c = 0; c < totals.Length; c++)
        {
            var (from, to) = (starts[c], starts[c + 1]);
            totals[c] = weights is null ? to - from : Vectors.Sum(weights.AsSpan(from, to - from));
        }
        return totals;
    }
}
