using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Least squares on demeaned columns without holding them: each pass makes them again, a block at a time.</summary>
/// <param name="columns">The regressors, and the outcome last.</param>
/// <param name="weights">Weights of the rows, or null.</param>
internal sealed class AbsorbedPass(DemeanedColumns columns, double[]? weights)
{
    private readonly ConcurrentBag<double[][]> idle = [];

    private int Count => columns.Columns.Length - 1;

    private int Rows => columns.Codes[0].Length;

    /// <summary>Sums of products of regressors and outcome.</summary>
    internal Matrix Gram() =>
        CrossProducts.Accumulate(
            Rows,
            Count + 1,
            (start, length, work) =>
            {
                var block = Take(start, length);
                if (weights is null)
                {
                    work.AddBlock(block, 0, length);
                }
                else
                {
                    work.AddWeightedBlock(block, weights.AsSpan(start, length), 0);
                }
                idle.Add(block);
            }
        );

    /// <summary>Residuals, gradient and meat at coefficients.</summary>
    internal ScorePass Scores(double[] b, MeatScale meat)
    {
        var e = GC.AllocateUninitializedArray<double>(Rows);
        var chunk = CrossProducts.ChunkRows(Rows);
        var gradients = new double[(Rows + chunk - 1) / chunk][];
        CrossProducts.ForEachChunk(
            gradients.Length,
            c =>
            {
                var end = (int)Math.Min(Rows, (long)(c + 1) * chunk);
                gradients[c] = new double[Count];
                for (var start = c * chunk; start < end; start += CrossProducts.BlockRows)
                {
                    AddScores(b, e.AsSpan(start, Math.Min(CrossProducts.BlockRows, end - start)), start, gradients[c]);
                }
            }
        );
        var gradient = new double[Count];
        Array.ForEach(gradients, part => Vectors.AddScaled(gradient, part, 1));
        return new(e, gradient, meat == MeatScale.None ? null : Meat(e, meat));
    }

    /// <summary>Σ over clusters of the squared sum of scores.</summary>
    internal Matrix ClusterMeat(double[] weightedResiduals, Clusters clusters)
    {
        var groups = columns.Effects.Length;
        var sums = new double[Count][];
        Parallel.For(
            0,
            groups,
            g =>
            {
                var flat = MemoryMarshal.Cast<Vector512<double>, double>(
                    columns.ClusterSums(g, weightedResiduals, clusters).AsSpan()
                );
                for (var j = g * DemeanedColumns.Lanes; j < Math.Min(Count, (g + 1) * DemeanedColumns.Lanes); j++)
                {
                    sums[j] = new double[clusters.Count];
                    for (var c = 0; c < clusters.Count; c++)
                    {
                        sums[j][c] = flat[(c * DemeanedColumns.Lanes) + j - (g * DemeanedColumns.Lanes)];
                    }
                }
            }
        );
        return CrossProducts.Gram(sums);
    }

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

    private void AddScores(double[] b, Span<double> e, int start, double[] gradient)
    {
        var block = Take(start, e.Length);
        var x = block[..Count];
        var scores = block[Count].AsSpan(0, e.Length);
        ResidualBlock.Fill(x, block[Count], b, 0, e);
        e.CopyTo(scores);
        if (weights is not null)
        {
            Vectors.Multiply(e, weights.AsSpan(start, e.Length), scores);
        }
        ResidualBlock.AddProducts(x, scores, 0, gradient);
        idle.Add(block);
    }

    private double[][] Take(int start, int length)
    {
        var block = idle.TryTake(out var free) ? free : columns.NewBlock();
        columns.Fill(start, length, block);
        return block;
    }
}
