namespace Netto.Statistics.Resampling;

/// <summary>Covariance of draws, divisor draws − 1.</summary>
internal static class BootstrapSpread
{
    internal static Matrix Of(double[][] draws)
    {
        double[][] columns = [.. Enumerable.Range(0, draws[0].Length).Select(j => Array.ConvertAll(draws, d => d[j]))];
        foreach (var column in columns)
        {
            var mean = Vectors.Sum(column) / column.Length;
            for (var i = 0; i < column.Length; i++)
            {
                column[i] -= mean;
            }
        }

        return CrossProducts.Gram(columns).Scale(1.0 / (draws.Length - 1));
    }
}
