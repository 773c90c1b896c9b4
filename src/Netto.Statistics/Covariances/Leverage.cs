namespace Netto.Statistics.Covariances;

/// <summary>Diagonal of the hat matrix, block by block.</summary>
internal static class Leverage
{
    internal static double[] Of(SandwichData data)
    {
        var h = GC.AllocateUninitializedArray<double>(data.Residuals.Length);
        double[][] minus =
        [
            .. Enumerable.Range(0, data.K).Select(j => Array.ConvertAll(data.Bread.Column(j).ToArray(), v => -v)),
        ];
        var other = data.OriginalX ?? data.X;
        var rows = CrossProducts.ChunkRows(h.Length);
        CrossProducts.ForEachChunk(
            (h.Length + rows - 1) / rows,
            c =>
            {
                var scratch = new double[CrossProducts.BlockRows];
                var end = (int)Math.Min(h.Length, (long)(c + 1) * rows);
                for (var start = c * rows; start < end; start += CrossProducts.BlockRows)
                {
                    var length = Math.Min(CrossProducts.BlockRows, end - start);
                    Block(data, (other, minus), start, scratch, h.AsSpan(start, length));
                }
            }
        );
        return h;
    }

    private static void Block(
        SandwichData data,
        (double[][] Columns, double[][] Minus) other,
        int from,
        double[] scratch,
        Span<double> h
    )
    {
        h.Clear();
        var part = scratch.AsSpan(0, h.Length);
        for (var j = 0; j < data.K; j++)
        {
            ResidualBlock.Predict(data.X, other.Minus[j], from, part);
            Vectors.AddProduct(part, other.Columns[j].AsSpan(from, h.Length), h);
        }
        if (data.Weights is { } w && !data.Frequencies)
        {
            Vectors.Multiply(h, w.AsSpan(from, h.Length), h);
        }
    }
}
