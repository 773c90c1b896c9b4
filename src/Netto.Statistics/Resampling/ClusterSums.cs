namespace Netto.Statistics.Resampling;

/// <summary>Sums of products of columns within clusters: all that a wild cluster bootstrap needs of the rows.</summary>
internal static class ClusterSums
{
    /// <summary>G × columns sums of column × vector.</summary>
    internal static Matrix Of(double[][] columns, double[] vector, Clusters clusters)
    {
        var sums = Covariances.ClusterSandwich.Scores(columns, vector, clusters);
        return Matrix.FromColumns(sums);
    }

    /// <summary>Column totals.</summary>
    internal static double[] Totals(Matrix sums)
    {
        var totals = new double[sums.Columns];
        for (var j = 0; j < totals.Length; j++)
        {
            totals[j] = Vectors.Sum(sums.Column(j));
        }
        return totals;
    }

    /// <summary>Columns multiplied by the roots of weights, so that weighted problems become plain ones.</summary>
    internal static double[][] Rooted(double[][] columns, double[]? weights)
    {
        if (weights is null)
        {
            return columns;
        }
        var roots = Array.ConvertAll(weights, Math.Sqrt);
        return Array.ConvertAll(
            columns,
            c =>
            {
                var rooted = new double[c.Length];
                Vectors.Multiply(c, roots, rooted);
                return rooted;
            }
        );
    }
}
