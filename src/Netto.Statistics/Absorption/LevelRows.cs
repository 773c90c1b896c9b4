namespace Netto.Statistics.Absorption;

/// <summary>The rows of a factor in order of its levels, with the levels that they have in the other factors.</summary>
internal sealed class LevelRows
{
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
        int[][] others = [.. factors.Select((_, j) => j == which ? [] : new int[codes.Length])];
        var ordered = weights is null ? null : new double[codes.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var place = next[codes[i]]++;
            for (var j = 0; j < others.Length; j++)
            {
                if (j != which)
                {
                    others[j][place] = factors[j].Codes[i];
                }
            }
            if (ordered is not null)
            {
                ordered[place] = weights![i];
            }
        }
        return new(starts, others, ordered, Sums(starts, ordered));
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
