namespace Netto.Statistics.Covariances;

/// <summary>CR2 with Satterthwaite degrees of freedom and the Hotelling-type joint test, under an identity working model.</summary>
/// <remarks>
/// Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004, equations 6-11.
/// B_g is the identity plus a matrix of low rank, so its inverse root needs no n_g × n_g decomposition.
/// </remarks>
internal sealed class ClusterBiasReduced
{
    /// <summary>Up to this many numbers the adjustments of all clusters are kept; beyond, they are made again when asked.</summary>
    private const long LargestCache = 20_000_000;
    private readonly SandwichData data;
    private readonly int[][] members;
    private readonly Matrix middle;
    private readonly bool weighted;
    private readonly (Matrix Lower, Matrix Inverse) roots;
    private readonly IClusterAdjustment?[] cache;
    private readonly Lazy<double[]> unitDegrees;

    internal ClusterBiasReduced(SandwichData data, Clusters clusters)
    {
        this.data = data;
        members = clusters.Members();
        weighted = data.Weights is not null;
        middle = Middle();
        roots = Roots(data.Bread);
        var keeps = (long)data.K * data.K * 2 * clusters.Count <= LargestCache;
        cache = new IClusterAdjustment?[keeps ? clusters.Count : 0];
        var adjusted = new double[clusters.Count][];
        CrossProducts.ForEachChunk(
            clusters.Count,
            g =>
            {
                var adjustment = Make(g);
                adjusted[g] = adjustment.Score;
                if (keeps)
                {
                    cache[g] = adjustment;
                }
            }
        );
        Covariance = data.Bread.Sandwich(Meat(adjusted));
        unitDegrees = new Lazy<double[]>(UnitDegrees);
    }

    internal Matrix Covariance { get; }

    /// <summary>Satterthwaite degrees of freedom of c'b.</summary>
    internal double DegreesOfFreedom(double[] contrast)
    {
        var only = Array.FindIndex(contrast, v => v != 0);
        if (only >= 0 && contrast[only] == 1 && Array.FindIndex(contrast, only + 1, v => v != 0) < 0)
        {
            return unitDegrees.Value[only];
        }
        var moments = Moments(new Matrix(contrast.Length, 1, (double[])contrast.Clone()));
        return 2 * moments.Mean[0, 0] * moments.Mean[0, 0] / moments.Variance[0, 0];
    }

    /// <summary>Joint test of C'b = 0 with the Hotelling T² approximation (their "AHT").</summary>
    internal JointTest Test(string name, Matrix contrasts, double[] estimates)
    {
        var q = contrasts.Columns;
        var mean = Moments(contrasts, variances: false).Mean;
        var root = SymmetricEigen.Of(mean).Map(v => 1 / Math.Sqrt(v));
        var variance = Moments(contrasts.Times(root)).Variance;
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

    /// <summary>T such that the covariance of residuals of clusters g and h is δ I + F_g T F_h', F = [X, WX] (or X).</summary>
    private Matrix Middle()
    {
        var k = data.K;
        if (!weighted)
        {
            return data.Bread.Scale(-1);
        }
        var squared = new double[data.Residuals.Length];
        Vectors.Multiply(data.Weights, data.Weights, squared);
        var corner = data.Bread.Sandwich(CrossProducts.Gram(data.X, squared));
        var t = new Matrix(2 * k, 2 * k);
        for (var j = 0; j < k; j++)
        {
            for (var i = 0; i < k; i++)
            {
                t[i, j] = corner[i, j];
                t[i, k + j] = -data.Bread[i, j];
                t[k + i, j] = -data.Bread[i, j];
            }
        }
        return t;
    }

    private IClusterAdjustment Make(int cluster) =>
        weighted ? new ClusterBlock(data, members[cluster], middle) : new GramAdjustment(data, members[cluster], roots);

    /// <summary>L and L⁻¹ of the bread.</summary>
    private static (Matrix Lower, Matrix Inverse) Roots(Matrix bread)
    {
        var factor = Cholesky.Factor(bread, "The inverse of X'X");
        var inverse = Matrix.Identity(bread.Rows);
        for (var j = 0; j < bread.Rows; j++)
        {
            factor.SolveLower(inverse.Column(j));
        }
        return (factor.Lower, inverse);
    }

    private Matrix Meat(double[][] scores)
    {
        var meat = new Matrix(data.K, data.K);
        foreach (var s in scores)
        {
            for (var j = 0; j < s.Length; j++)
            {
                Vectors.AddScaled(meat.Column(j), s, s[j]);
            }
        }
        return meat;
    }

    private double[] UnitDegrees()
    {
        var moments = Moments(Matrix.Identity(data.K), offDiagonal: false);
        var df = new double[data.K];
        for (var j = 0; j < df.Length; j++)
        {
            df[j] = 2 * moments.Mean[j, j] * moments.Mean[j, j] / moments.Variance[j, j];
        }
        return df;
    }

    /// <summary>Mean and variance of each element of C' V C when errors are independent with variance one.</summary>
    private ClusterMoments Moments(Matrix contrasts, bool variances = true, bool offDiagonal = true)
    {
        var target = data.Bread.Times(contrasts);
        var parts = new (Matrix U, Matrix D)[members.Length];
        CrossProducts.ForEachChunk(
            members.Length,
            g =>
            {
                var adjustment = cache.Length > 0 ? cache[g]! : Make(g);
                parts[g] = adjustment.Moments(target);
            }
        );
        return ClusterMoments.Of(parts, middle, (variances, offDiagonal));
    }
}
