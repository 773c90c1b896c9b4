namespace Netto.Statistics.Covariances;

/// <summary>The part of CR2 that hangs on design and clusters only: B_g^(−1/2) of every cluster, and degrees of freedom.</summary>
/// <remarks>
/// Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), doi:10.1080/07350015.2016.1247004, equations 6-11.
/// B_g is the identity plus a matrix of low rank, so its inverse root needs no n_g × n_g decomposition. Residuals come
/// in only at <see cref="Scores"/>: one set of adjustments serves every outcome of the same people.
/// </remarks>
internal sealed class ClusterAdjustments
{
    /// <summary>Up to this many numbers the adjustments of all clusters are kept; beyond, they are made again when asked.</summary>
    private const long LargestCache = 20_000_000;
    private readonly SandwichData data;
    private readonly Clusters clusters;
    private readonly int[][] members;
    private readonly Matrix middle;
    private readonly bool weighted;
    private readonly (Matrix Lower, Matrix Inverse) roots;
    private readonly IClusterAdjustment?[] cache;
    private readonly Lazy<double[]> unitDegrees;

    internal ClusterAdjustments(SandwichData data, Clusters clusters)
    {
        this.data = data with { Residuals = [] };
        this.clusters = clusters;
        members = clusters.Members();
        weighted = data.Weights is not null;
        middle = Middle();
        roots = Roots(data.Bread);
        var keeps = (long)data.K * data.K * 2 * clusters.Count <= LargestCache;
        cache = new IClusterAdjustment?[keeps ? clusters.Count : 0];
        unitDegrees = new Lazy<double[]>(UnitDegrees);
    }

    internal Matrix Bread => data.Bread;

    /// <summary>X_g' W_g A_g e_g of every cluster.</summary>
    internal double[][] Scores(double[] residuals)
    {
        var scores = new double[members.Length][];
        // One pass in the order of the rows, where a pass for each cluster would jump through memory.
        var sums = weighted ? null : ClusterSandwich.Scores(data.X, residuals, clusters);
        CrossProducts.ForEachChunk(
            members.Length,
            g =>
                scores[g] = Of(g)
                    .Score(
                        sums is null
                            ? Array.ConvertAll(members[g], i => residuals[i])
                            : Array.ConvertAll(sums, sum => sum[g])
                    )
        );
        return scores;
    }

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

    /// <summary>Mean and variance of each element of C' V C when errors are independent with variance one.</summary>
    internal ClusterMoments Moments(Matrix contrasts, bool variances = true, bool offDiagonal = true)
    {
        var target = data.Bread.Times(contrasts);
        var parts = new (Matrix U, Matrix D)[members.Length];
        CrossProducts.ForEachChunk(members.Length, g => parts[g] = Of(g).Moments(target));
        return ClusterMoments.Of(parts, middle, (variances, offDiagonal));
    }

    /// <summary>The adjustment of a cluster; two threads that ask at once make the same one.</summary>
    private IClusterAdjustment Of(int cluster) => cache.Length > 0 ? cache[cluster] ??= Make(cluster) : Make(cluster);

    private IClusterAdjustment Make(int cluster) =>
        weighted ? new ClusterBlock(data, members[cluster], middle) : new GramAdjustment(data, members[cluster], roots);

    /// <summary>T such that the covariance of residuals of clusters g and h is δ I + F_g T F_h', F = [X, WX] (or X).</summary>
    private Matrix Middle()
    {
        var k = data.K;
        if (!weighted)
        {
            return data.Bread.Scale(-1);
        }
        var squared = new double[data.Weights!.Length];
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
}
