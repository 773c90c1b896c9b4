using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;

namespace Netto.Statistics.Absorption;

/// <summary>Least squares on demeaned columns without holding them: what the factors explain is taken off sums, residuals, or a block of rows at a time.</summary>
/// <param name="columns">The regressors, and the outcome last.</param>
/// <param name="weights">Weights of the rows, or null.</param>
internal sealed class AbsorbedPass(DemeanedColumns columns, double[]? weights)
{
    /// <summary>Share of a column's square that must lie within the levels for a difference to lose no more than three digits.</summary>
    private const double LeastShare = 1e-3;
    private readonly ConcurrentBag<double[][]> idle = [];

    private int Count => columns.Columns.Length - 1;

    private int Rows => columns.Codes[0].Length;

    /// <summary>
    /// Sums of products of regressors and outcome within the levels: those of the columns less those of what the factors explain. Null where
    /// that would cost digits, for then residuals of the columns as given would too.
    /// </summary>
    internal Matrix? TryGram()
    {
        var whole = CrossProducts.Gram(columns.Columns, weights);
        var within = whole.Plus(columns.Explained(), -1);
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
        var x = columns.Columns[..Count];
        var e = LeastSquaresSolver.Residuals(x, columns.Columns[Count], b);
        double[] of = [.. b.Select(v => -v), 1];
        var effects = columns.Combined(of);
        var codes = columns.Codes;
        LinearPredictor.ForEachBlock(
            Rows,
            (start, length) =>
            {
                for (var f = 0; f < codes.Length; f++)
                {
                    Subtract(effects[f], codes[f].AsSpan(start, length), e.AsSpan(start, length));
                }
            }
        );
        var gradient = LeastSquaresSolver.TransposeTimes(x, weights is null ? e : Product(e, weights));
        return new(e, gradient, meat == MeatScale.None ? null : Meat(e, meat));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(double[] effects, ReadOnlySpan<int> codes, Span<double> e)
    {
        for (var i = 0; i < e.Length; i++)
        {
            e[i] -= effects[codes[i]];
        }
    }

    private static double[] Product(double[] a, double[] b)
    {
        var product = new double[a.Length];
        Vectors.Multiply(a, b, product);
        return product;
    }

    private double[][] Take(int start, int length)
    {
        var block = idle.TryTake(out var free) ? free : columns.NewBlock();
        columns.Fill(start, length, block);
        return block;
    }
}
