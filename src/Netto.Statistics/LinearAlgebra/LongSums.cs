namespace Netto.Statistics.LinearAlgebra;

/// <summary>Sums over one long column on all threads, chunk by chunk; chunks depend on the length alone and are added in order.</summary>
internal static class LongSums
{
    /// <summary>Values under which one thread is done before others have begun.</summary>
    private const int Long = 250_000;

    /// <summary>Σ a.</summary>
    internal static double Sum(double[] a) => Over(a.Length, (start, length) => Vectors.Sum(a.AsSpan(start, length)));

    /// <summary>Σ a b.</summary>
    internal static double Dot(double[] a, double[] b) =>
        Over(a.Length, (start, length) => Vectors.Dot(a.AsSpan(start, length), b.AsSpan(start, length)));

    /// <summary>√Σ a², also where the squares do not fit in a double.</summary>
    internal static double Norm(double[] a) =>
        Dot(a, a) is > 1e-200 and < 1e200 and var squares ? Math.Sqrt(squares) : Vectors.Norm(a);

    /// <summary>Σ (a − mean)², as <see cref="Vectors.SumOfSquares"/>.</summary>
    internal static double SumOfSquares(double[] a, double mean)
    {
        if (a.Length < Long)
        {
            return Vectors.SumOfSquares(a, mean);
        }
        var chunk = CrossProducts.ChunkRows(a.Length);
        var parts = new (double Squares, double Sum)[(a.Length + chunk - 1) / chunk];
        CrossProducts.ForEachChunk(
            parts.Length,
            c => parts[c] = Vectors.SquaresAbout(a.AsSpan(c * chunk, Math.Min(chunk, a.Length - (c * chunk))), mean)
        );
        var (squares, gap) = (parts.Sum(p => p.Squares), parts.Sum(p => p.Sum));
        return mean == 0 ? squares : squares - (gap * gap / a.Length);
    }

    /// <summary>Whether all values are equal and not zero.</summary>
    internal static bool IsConstant(double[] a)
    {
        const int First = 4096;
        if (a.Length == 0 || a[0] == 0 || a.AsSpan(0, Math.Min(a.Length, First)).IndexOfAnyExcept(a[0]) >= 0)
        {
            return false;
        }
        return Over(a.Length, (start, length) => a.AsSpan(start, length).IndexOfAnyExcept(a[0]) < 0 ? 0 : 1) == 0;
    }

    /// <summary>Calls an action for chunks of rows, in parallel when there are many.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="part">First row and number of rows.</param>
    internal static void ForEach(int rows, Action<int, int> part)
    {
        if (rows < Long)
        {
            part(0, rows);
            return;
        }
        var chunk = CrossProducts.ChunkRows(rows);
        CrossProducts.ForEachChunk(
            (rows + chunk - 1) / chunk,
            c => part(c * chunk, Math.Min(chunk, rows - (c * chunk)))
        );
    }

    private static double Over(int rows, Func<int, int, double> part)
    {
        if (rows < Long)
        {
            return part(0, rows);
        }
        var chunk = CrossProducts.ChunkRows(rows);
        var parts = new double[(rows + chunk - 1) / chunk];
        CrossProducts.ForEachChunk(parts.Length, c => parts[c] = part(c * chunk, Math.Min(chunk, rows - (c * chunk))));
        return parts.Sum();
    }
}
