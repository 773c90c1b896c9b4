namespace Netto.Statistics.Covariances;

/// <summary>Cluster-robust covariance: CR0, CR1 (Stata's factor, t with G − 1) and CR2.</summary>
internal static class ClusterSandwich
{
    private const int Few = 40;

    internal static CovarianceResult Of(SandwichData data, CovarianceEstimator.Clustered kind)
    {
        var clusters = kind.Clusters;
        if (clusters.Count < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{clusters.Label} makes {clusters.Count} cluster.",
                "A clustered covariance needs at least 2; use hc1 when rows are independent."
            );
        }
        if (kind.Kind == ClusterKind.CR2)
        {
            return BiasReduced(data, clusters);
        }
        double g = clusters.Count;
        var free = data.N - data.K - data.AbsorbedCountInClusters;
        var factor = kind.Kind == ClusterKind.CR1 ? g / (g - 1) * ((data.N - 1) / free) : 1;
        if (kind.Kind == ClusterKind.CR1 && free <= 0)
        {
            factor = double.NaN;
        }
        var covariance = data.Bread.Sandwich(data.Meat ?? Meat(data, clusters)).Scale(factor);
        return new(covariance, _ => g - 1, AreFew(clusters.Count) ? [FewWarning(clusters.Count, clusters.Label)] : []);
    }

    /// <summary>Σ over clusters of (X_g' e_g)(X_g' e_g)'.</summary>
    internal static Matrix Meat(SandwichData data, Clusters clusters)
    {
        var sums = Scores(data.X, data.WeightedResiduals(), clusters);
        return CrossProducts.Gram(sums);
    }

    /// <summary>Scores summed by cluster: per column G sums.</summary>
    internal static double[][] Scores(double[][] x, double[] weightedResiduals, Clusters clusters)
    {
        var sums = new double[x.Length][];
        void One(int j)
        {
            var sum = new double[clusters.Count];
            var column = x[j];
            var codes = clusters.Codes;
            for (var i = 0; i < codes.Length; i++)
            {
                sum[codes[i]] += column[i] * weightedResiduals[i];
            }
            sums[j] = sum;
        }
        if ((long)x.Length * clusters.Codes.Length > 200_000)
        {
            Parallel.For(0, x.Length, One);
            return sums;
        }
        for (var j = 0; j < x.Length; j++)
        {
            One(j);
        }
        return sums;
    }

    private static CovarianceResult BiasReduced(SandwichData data, Clusters clusters)
    {
        if (data.Frequencies)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "cr2 has no meaning with frequency weights.",
                "Repeat the rows, or use cr1."
            );
        }
        var reduced = new ClusterBiasReduced(data.Parts.AdjustmentsOf(data, clusters), data.Residuals);
        return new(reduced.Covariance, reduced.DegreesOfFreedom, []) { BiasReduced = reduced };
    }

    /// <summary>Whether a warning is due for cr0 and cr1.</summary>
    internal static bool AreFew(int clusters) => clusters < Few;

    internal static Warning FewWarning(int count, string label) =>
        new(
            Warning.FewClusters,
            $"{count} clusters of {label}: under {Few}, cr2 or the wild cluster bootstrap are safer."
        );
}
