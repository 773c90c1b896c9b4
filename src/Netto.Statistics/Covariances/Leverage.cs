namespace Netto.Statistics.Covariances;

/// <summary>Diagonal of the hat matrix, block by block.</summary>
internal static class Leverage
{
    internal static double[] Of(SandwichData data)
    {
        var h = new double[data.Residuals.Length];
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
                    Block(data, other, (start, length), scratch, h.AsSpan(start, length));
                }
            }
        );
        return h;
    }

    private static void Block(
        SandwichData data,
        double[][] other,
        (int Start, int Length) at,
        double[] scratch,
        Span<double> h
    )
    {
        var part = scratch.AsSpan(0, at.Length);
        for (var j = 0; j < data.K; j++)
        {
            part.Clear();
            for (var l = 0; l < data.K; l++)
            {
                Vectors.AddScaled(part, data.X[l].AsSpan(at.Start, at.Length), data.Bread[l, j]);
            }
            var x = other[j].AsSpan(at.Start, at.Length);
            for (var i = 0; i < at.Length; i++)
            {
                h[i] += part[i] * x[i];
            }
        }
        if (data.Weights is { } w && !data.Frequencies)
        {
            for (var i = 0; i < at.Length; i++)
            {
                h[i] *= w[at.Start + i];
            }
        }
    }
}
