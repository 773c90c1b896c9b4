using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Netto.Statistics.Absorption;

/// <summary>Least squares on demeaned columns without holding them: what the factors explain is taken off sums, residuals, or a block of rows at a time.</summary>
/// <param name="columns">The regressors, and the outcome last.</param>
/// <param name="weights">Weights of the rows, or null.</param>
internal sealed class AbsorbedPass(DemeanedColumns columns, double[]? weights)
{
    /// <summary>Share of a column's square that must lie within the levels for a difference to lose no more than three digits.</summary>
    internal const double LeastShare = 1e-3;
    private readonly ConcurrentBag<double[][]> idle = [];
    private readonly double[][] regressors = columns.Columns[..^1];

    private int Count => columns.Columns.Length - 1;

    private int Rows => columns.Factors[0].Codes.Length;

    /// <summary>
    /// Sums of products of regressors and outcome within the levels: those of the columns less those of what the factors explain. Null where
    /// that would cost digits, for then residuals of the columns as given would too.
    /// </summary>
    /// <param name="whole">Sums of products of the columns.</param>
    internal Matrix? TryGram(Matrix whole)
    {
        var within = whole.Plus(columns.Explained, -1);
        for (var j = 0; j <= Count; j++)
        {
            if (!(within[j, j] > LeastShare * whole[j, j]))
            {
                return null;
            }
        }
        return within;
    }

    /// <summary>
    /// Residuals, gradient and meat at coefficients. The residuals are those of the columns as given less their own effects, which are
    /// θ_y − Θb; the gradient needs no demeaned columns, for the residuals have no part in the levels.
    /// </summary>
    internal ScorePass Scores(double[] b, MeatScale meat)
    {
        double[] of = [.. b.Select(v => -v), 1];
        var effects = columns.Combined(of);
        var e = GC.AllocateUninitializedArray<double>(Rows);
        var chunkRows = CrossProducts.ChunkRows(Rows);
        var gradients = new double[(Rows + chunkRows - 1) / chunkRows][];
        CrossProducts.ForEachChunk(
            gradients.Length,
            c =>
            {
                var (gradient, weighted) = (new double[Count], new double[CrossProducts.BlockRows]);
                var end = (int)Math.Min(Rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += CrossProducts.BlockRows)
                {
                    var part = e.AsSpan(start, Math.Min(CrossProducts.BlockRows, end - start));
                    ResidualBlock.Fill(regressors, columns.Columns[Count], b, start, part);
                    Subtract(effects, start, part);
                    ResidualBlock.AddProducts(regressors, Weighted(part, start, weighted), start, gradient);
                }
                gradients[c] = gradient;
            }
        );
        var total = new double[Count];
        foreach (var gradient in gradients)
        {
            Vectors.AddScaled(total, gradient, 1);
        }
        return new(e, total, meat == MeatScale.None ? null : Meat(e, meat));
    }

    /// <summary>Σ over clusters of the squared sum of scores.</summary>
    internal Matrix ClusterMeat(double[] weightedResiduals, Clusters clusters) =>
        columns.ClusterProducts(weightedResiduals, clusters, Count);

    private Matrix Meat(double[] e, MeatScale meat) =>
        CrossProducts.Accumulate(
            Rows,
            Count,
            (start, length, work) =>
            {
                var block = Take(start, length);
                var scale = block[Count].AsSpan(0, length);
                for (var i = 0; i < length; i++)
                {
                    var w = weights is null ? 1 : weights[start + i];
                    scale[i] = e[start + i] * (meat == MeatScale.RootFrequencies ? Math.Sqrt(w) : w);
                }
                work.AddScaledBlock(block, scale, 0);
                idle.Add(block);
            }
        );

    private void Subtract(double[][] effects, int start, Span<double> e)
    {
        for (var f = 0; f < effects.Length; f++)
        {
            Subtract(effects[f], columns.Factors[f].Codes.AsSpan(start, e.Length), e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(double[] effects, ReadOnlySpan<int> codes, Span<double> e)
    {
        for (var i = 0; i < e.Length; i++)
        {
            e[i] -= effects[codes[i]];
        }
    }

    private ReadOnlySpan<double> Weighted(ReadOnlySpan<double> e, int start, Span<double> product)
    {
        if (weights is null)
        {
            return e;
        }
        Vectors.Multiply(e, weights.AsSpan(start, e.Length), product);
        return product[..e.Length];
    }

    private double[][] Take(int start, int length)
    {
        var block = idle.TryTake(out var free) ? free : columns.NewBlock();
        columns.Fill(start, length, block);
        return block;
    }
}
