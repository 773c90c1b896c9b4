namespace Netto.Statistics.Streaming;

/// <summary>What the second pass over the rows gathers for the standard errors of one equation. Two of them add.</summary>
/// <param name="ResidualSumOfSquares">Σ w e².</param>
/// <param name="Gradient">Σ w x e, k.</param>
/// <param name="Meat">Σ s² x x' (k × k), zero where clusters are used.</param>
/// <param name="Clusters">Σ w x e per cluster.</param>
public sealed record ScoreSums(
    double ResidualSumOfSquares,
    IReadOnlyList<double> Gradient,
    Matrix Meat,
    IReadOnlyDictionary<int, double[]> Clusters
)
{
    /// <summary>The sums of the rows of both.</summary>
    /// <param name="left">Sums of some rows.</param>
    /// <param name="right">Sums of other rows of the same equation.</param>
    public static ScoreSums operator +(ScoreSums left, ScoreSums right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Add(right);
    }

    /// <summary>The sums of the rows of this and of others.</summary>
    /// <param name="other">Sums of other rows of the same equation.</param>
    public ScoreSums Add(ScoreSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var clusters = new Dictionary<int, double[]>(Clusters);
        foreach (var (code, scores) in other.Clusters)
        {
            clusters[code] = clusters.TryGetValue(code, out var sum) ? Sum(sum, scores) : scores;
        }
        return new(
            ResidualSumOfSquares + other.ResidualSumOfSquares,
            Sum([.. Gradient], [.. other.Gradient]),
            Meat.Plus(other.Meat),
            clusters
        );
    }

    internal static ScoreSums None(int size) =>
        new(0, new double[size], new Matrix(size, size), new Dictionary<int, double[]>());

    private static double[] Sum(double[] a, double[] b)
    {
        var sum = (double[])a.Clone();
        Vectors.AddScaled(sum, b, 1);
        return sum;
    }
}
