namespace Netto.Statistics.Scales;

/// <summary>Cronbach's alpha from item covariances.</summary>
internal static class CronbachAlpha
{
    internal static Coefficient Of(ItemMoments moments)
    {
        double k = moments.Count;
        var (trace, total) = (Trace(moments.Covariance), Total(moments.Covariance));
        return moments.Estimate(
            "alpha",
            Value(moments.Covariance),
            i =>
            {
                double sum = 0;
                double squares = 0;
                foreach (var column in moments.Centred)
                {
                    sum += column[i];
                    squares += column[i] * column[i];
                }

                return -k / (k - 1) * (squares / total - trace * sum * sum / (total * total));
            }
        );
    }

    /// <summary>1 − (1 − α) F quantiles, with n − 1 and (n − 1)(k − 1) degrees of freedom.</summary>
    internal static ConfidenceInterval Feldt(ItemMoments moments)
    {
        var (alpha, n) = (Value(moments.Covariance), moments.N);
        var (df1, df2) = (n - 1, (n - 1) * (moments.Count - 1));
        return new(
            1 - (1 - alpha) * FisherF.UpperQuantile(0.025, df1, df2),
            1 - (1 - alpha) * FisherF.Quantile(0.025, df1, df2)
        );
    }

    /// <summary>Alpha of the others; null when that is one item.</summary>
    internal static double? Without(Matrix covariance, int item) =>
        covariance.Rows > 2
            ? Value(covariance.Submatrix([.. Enumerable.Range(0, covariance.Rows).Where(j => j != item)]))
            : null;

    internal static double ItemRest(Matrix covariance, int item)
    {
        var own = covariance[item, item];
        var withAll = covariance.Column(item).ToArray().Sum() - own;
        var rest = Total(covariance) - own - 2 * withAll;
        return withAll / Math.Sqrt(own * rest);
    }

    private static double Value(Matrix covariance)
    {
        double k = covariance.Rows;
        return k / (k - 1) * (1 - Trace(covariance) / Total(covariance));
    }

    private static double Trace(Matrix covariance) => Enumerable.Range(0, covariance.Rows).Sum(j => covariance[j, j]);

    private static double Total(Matrix covariance) => Vectors.Sum(covariance.Values);
}
