namespace Netto.Statistics.LinearAlgebra;

/// <summary>What the second pass over the data of a linear model gathers, block by block while the block is in the cache.</summary>
/// <param name="Residuals">e = y − X b, n.</param>
/// <param name="Gradient">X'We, k: zero but for rounding when b solves the normal equations.</param>
/// <param name="Meat">Σ s² x x', k × k, where asked for.</param>
internal sealed record ScorePass(double[] Residuals, double[] Gradient, Matrix? Meat)
{
    internal static ScorePass Of(double[][] x, double[] y, double[] b, (double[]? Weights, MeatScale Meat) wanted)
    {
        var (rows, k) = (y.Length, x.Length);
        var e = new double[rows];
        var chunkRows = CrossProducts.ChunkRows(rows);
        var gradients = new double[(rows + chunkRows - 1) / chunkRows][];
        var meats = new double[gradients.Length][];
        CrossProducts.ForEachChunk(
            gradients.Length,
            c =>
            {
                var chunk = new Chunk(x, y, e, wanted);
                var end = (int)Math.Min(rows, (long)(c + 1) * chunkRows);
                for (var start = c * chunkRows; start < end; start += CrossProducts.BlockRows)
                {
                    chunk.Add(b, start, Math.Min(CrossProducts.BlockRows, end - start));
                }
                (gradients[c], meats[c]) = (chunk.Gradient, chunk.Meat);
            }
        );
        var meat = wanted.Meat == MeatScale.None ? null : CrossProducts.Mirrored(Total(meats, k * k), k);
        return new(e, Total(gradients, k), meat);
    }

    private static double[] Total(double[][] parts, int size)
    {
        var total = new double[size];
        foreach (var part in parts)
        {
            Vectors.AddScaled(total, part, 1);
        }
        return total;
    }

    /// <summary>The sums of one chunk of rows.</summary>
    private sealed class Chunk(double[][] x, double[] y, double[] e, (double[]? Weights, MeatScale Meat) wanted)
    {
        private readonly GramWork? work = wanted.Meat == MeatScale.None ? null : new GramWork(x.Length);
        private readonly double[] weighted = new double[CrossProducts.BlockRows];

        internal double[] Gradient { get; } = new double[x.Length];

        internal double[] Meat => work?.Sums ?? [];

        internal void Add(double[] b, int start, int length)
        {
            var part = e.AsSpan(start, length);
            ResidualBlock.Fill(x, y, b, start, part);
            ReadOnlySpan<double> scores = part;
            if (wanted.Weights is { } w)
            {
                var product = weighted.AsSpan(0, length);
                Vectors.Multiply(part, w.AsSpan(start, length), product);
                scores = product;
            }
            ResidualBlock.AddProducts(x, scores, start, Gradient);
            if (wanted.Meat == MeatScale.RootFrequencies)
            {
                var root = weighted.AsSpan(0, length);
                for (var i = 0; i < length; i++)
                {
                    root[i] = part[i] * Math.Sqrt(wanted.Weights![start + i]);
                }
                scores = root;
            }
            work?.AddScaledBlock(x, scores, start);
        }
    }
}

/// <summary>What a row is multiplied by before its square is summed into the meat.</summary>
internal enum MeatScale
{
    /// <summary>No meat is wanted.</summary>
    None,

    /// <summary>w e.</summary>
    Scores,

    /// <summary>√f e: the row stands for f equal rows.</summary>
    RootFrequencies,
}
