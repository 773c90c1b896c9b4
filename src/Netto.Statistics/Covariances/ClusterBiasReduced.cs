namespace Netto.Statistics.Covariances;

/// <summary>CR2 with Satterthwaite degrees of freedom and the Hotelling-type joint test, under an identity working model.</summary>
/// <remarks>Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004, equations 6-11.</remarks>
internal sealed class ClusterBiasReduced
{
    private readonly ClusterAdjustments adjustments;

    /// <summary>The covariance of one outcome on a design whose adjustments may serve others too.</summary>
    internal ClusterBiasReduced(ClusterAdjustments adjustments, double[] residuals)
    {
        this.adjustments = adjustments;
        Covariance = adjustments.Bread.Sandwich(Meat(adjustments.Scores(residuals), adjustments.Bread.Rows));
    }

    internal Matrix Covariance { get; }

    /// <summary>Satterthwaite degrees of freedom of c'b.</summary>
    internal double DegreesOfFreedom(double[] contrast) => adjustments.DegreesOfFreedom(contrast);

    /// <summary>Joint test of C'b = 0 with the Hotelling T² approximation (their "AHT").</summary>
    internal JointTest Test(string name, Matrix contrasts, double[] estimates)
    {
        var q = contrasts.Columns;
        var mean = adjustments.Moments(contrasts, variances: false).Mean;
        var root = SymmetricEigen.Of(mean).Map(v => 1 / Math.Sqrt(v));
        var variance = adjustments.Moments(contrasts.Times(root)).Variance;
        var total = 0.0;
        foreach (var v in variance.Values)
        {
            total += v;
        }
        var eta = q * (q + 1) / total;
        var d = contrasts.TransposeTimes(estimates);
        var v2 = contrasts.Transpose().Sandwich(Covariance);
        var wald = Vectors.Dot(d, Cholesky.Factor(v2, $"The covariance of {name}").Solve(d));
        return eta - q + 1 > 0
            ? JointTest.OfF(name, (eta - q + 1) / (eta * q) * wald, q, eta - q + 1)
            : throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"The joint test of {q} restrictions has {eta:F2} degrees of freedom.",
                "Test fewer restrictions, or use the wild cluster bootstrap."
            );
    }

    private static Matrix Meat(double[][] scores, int size)
    {
        var meat = new Matrix(size, size);
        foreach (var s in scores)
        {
            for (var j = 0; j < s.Length; j++)
            {
                Vectors.AddScaled(meat.Column(j), s, s[j]);
            }
        }
        return meat;
    }
}
