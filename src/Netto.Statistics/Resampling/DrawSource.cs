namespace Netto.Statistics.Resampling;

/// <summary>Makes the weighted moment matrix of a draw, on the thread of the draw.</summary>
internal sealed class DrawSource
{
    private readonly double[][] columns;
    private readonly BootstrapRows rows;
    private readonly double[]? weights;

    internal DrawSource(double[][] columns, BootstrapRows rows, ResamplingPlan plan)
    {
        this.columns = columns;
        this.rows = rows;
        Plan = plan;
        weights = rows.Weights.Column?.Values;
    }

    internal ResamplingPlan Plan { get; }

    internal Matrix Gram(RandomSource random)
    {
        var n = columns[0].Length;
        return Gram(columns, DrawnRows.Counts(random, n, rows.Clusters, weights));
    }

    /// <summary>X'WX on the thread of the caller: draws run side by side already.</summary>
    internal static Matrix Gram(double[][] columns, double[] weights)
    {
        var n = columns[0].Length;
        var work = new GramWork(columns.Length);
        for (var start = 0; start < n; start += CrossProducts.BlockRows)
        {
            work.AddWeightedBlock(columns, weights.AsSpan(start, Math.Min(CrossProducts.BlockRows, n - start)), start);
        }
        return CrossProducts.Mirrored(work.Sums, columns.Length);
    }
}
