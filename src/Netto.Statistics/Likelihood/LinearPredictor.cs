namespace Netto.Statistics.Likelihood;

/// <summary>X b per row, in blocks of rows, in parallel.</summary>
internal static class LinearPredictor
{
    internal static double[] Of(double[][] x, double[] b)
    {
        var z = new double[x[0].Length];
        Fill(x, b, z);
        return z;
    }

    /// <summary>X b per row, into an array that is there.</summary>
    internal static void Fill(double[][] x, double[] b, double[] target)
    {
        ForEachBlock(
            target.Length,
            (start, length) =>
            {
                var part = target.AsSpan(start, length);
                part.Clear();
                for (var j = 0; j < x.Length; j++)
                {
                    Vectors.AddScaled(part, x[j].AsSpan(start, length), b[j]);
                }
            }
        );
    }

    /// <summary>Calls an action for each block of rows; blocks never overlap, so the action may write to its own rows.</summary>
    internal static void ForEachBlock(int rows, Action<int, int> action)
    {
        var chunk = CrossProducts.ChunkRows(rows);
        CrossProducts.ForEachChunk(
            (rows + chunk - 1) / chunk,
            c =>
            {
                var end = (int)Math.Min(rows, (long)(c + 1) * chunk);
                for (var start = c * chunk; start < end; start += CrossProducts.BlockRows)
                {
                    action(start, Math.Min(CrossProducts.BlockRows, end - start));
                }
            }
        );
    }
}
