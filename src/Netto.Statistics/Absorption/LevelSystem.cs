using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>The normal equations of the effects of several factors, the first of them eliminated: S = D − N'D₁⁻¹N.</summary>
/// <remarks>
/// Rows stand in the order of the first factor. Where the others have few levels a pass over the rows adds to their sums, which stay in the
/// cache; where they have many it sums over the rows of each level instead. Either way the sums have the same bits for any number of
/// threads. Eight columns go at once: their values of a level fill one vector.
/// </remarks>
internal sealed class LevelSystem
{
    private readonly LevelRows first;
    private readonly int[] offsets;
    private readonly ILevelProduct product;

    /// <summary>Orders the rows by the levels of each factor.</summary>
    /// <param name="factors">The factors; the first is eliminated.</param>
    /// <param name="weights">Weights of the rows, or null.</param>
    internal LevelSystem(IReadOnlyList<Clusters> factors, double[]? weights)
    {
        Clusters[] rest = [.. factors.Skip(1)];
        offsets = new int[rest.Length];
        for (var f = 1; f < rest.Length; f++)
        {
            offsets[f] = offsets[f - 1] + rest[f - 1].Count;
        }
        Size = rest.Sum(r => r.Count);
        var chunks = LevelSums.Chunks(factors[0].Codes.Length, Size);
        first = LevelRows.Of(factors, 0, weights);
        if (Size <= ScatteredProduct.MostLevels)
        {
            Totals = [.. rest.SelectMany(r => LevelRows.TotalsOf(r, weights))];
            product = new ScatteredProduct(first, offsets, Size, chunks);
            return;
        }
        var rows = new LevelRows[rest.Length];
        Parallel.For(0, rows.Length, f => rows[f] = LevelRows.Of(factors, f + 1, weights));
        Totals = [.. rows.SelectMany(r => r.Totals)];
        product = new GatheredProduct(first, rows, offsets);
    }

    /// <summary>Levels of all factors but the first.</summary>
    internal int Size { get; }

    /// <summary>Weight of each of these levels.</summary>
    internal double[] Totals { get; }

    /// <summary>Weight of each level of the first factor.</summary>
    internal double[] FirstTotals => first.Totals;

    /// <summary>Where the levels of a factor begin.</summary>
    internal int Offset(int factor) => offsets[factor - 1];

    /// <summary>Takes the means of the effects over the rows of each level of the first factor off values of these levels.</summary>
    internal void SubtractMeans(Vector512<double>[] effects, Vector512<double>[] values) =>
        first.ForEach(g => values[g] -= first.MeanOf(effects, offsets, g));

    /// <summary>S times effects.</summary>
    internal void Times(Vector512<double>[] effects, Vector512<double>[] into) => product.Times(effects, into);
}

/// <summary>A way to multiply effects by S.</summary>
internal interface ILevelProduct
{
    /// <summary>Fills an array with S times effects.</summary>
    void Times(Vector512<double>[] effects, Vector512<double>[] into);
}
