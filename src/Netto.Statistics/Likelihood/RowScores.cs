namespace Netto.Statistics.Likelihood;

/// <summary>Scores of the rows of a model: columns x (k of length n) times a factor per row.</summary>
/// <param name="Columns">k columns.</param>
/// <param name="Factor">Derivative of the log-likelihood of the row to its linear predictor, weight included.</param>
/// <param name="Frequencies">Frequency weights, where a row stands for several equal ones; null otherwise.</param>
internal sealed record RowScores(double[][] Columns, double[] Factor, double[]? Frequencies = null)
{
    /// <summary>Rows, or the sum of the frequencies.</summary>
    internal double N => Frequencies is null ? Factor.Length : Vectors.Sum(Frequencies);

    /// <summary>Σ s s' over rows.</summary>
    internal Matrix Meat()
    {
        if (Frequencies is null)
        {
            return CrossProducts.ScaledGram(Columns, Factor);
        }

        // The factor holds the frequency once; a row that stands for w rows gives w s s', not (w s)(w s)'.
        var root = new double[Factor.Length];
        for (var i = 0; i < root.Length; i++)
        {
            root[i] = Factor[i] / Math.Sqrt(Frequencies[i]);
        }

        return CrossProducts.ScaledGram(Columns, root);
    }

    /// <summary>Σ over clusters of (Σ s)(Σ s)'.</summary>
    internal Matrix Meat(Clusters clusters) => CrossProducts.Gram(SumBy(clusters));

    /// <summary>Scores summed by cluster: k columns of G values.</summary>
    internal double[][] SumBy(Clusters clusters)
    {
        var sums = new double[Columns.Length][];
        for (var j = 0; j < sums.Length; j++)
        {
            var (column, target) = (Columns[j], new double[clusters.Count]);
            for (var i = 0; i < column.Length; i++)
            {
                target[clusters.Codes[i]] += column[i] * Factor[i];
            }

            sums[j] = target;
        }

        return sums;
    }
}
