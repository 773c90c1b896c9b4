namespace Netto.Statistics.Covariances;

/// <summary>What CR2 needs of one cluster: its adjusted score, and moments of contrasts under the working model.</summary>
internal interface IClusterAdjustment
{
    /// <summary>X_g' W_g A_g e_g.</summary>
    double[] Score { get; }

    /// <summary>With E = A_g W_g X_g M C: F_g'E and E'E, for target = M C.</summary>
    (Matrix U, Matrix D) Moments(Matrix target);
}

/// <summary>The unweighted case in k × k algebra: (I − X M X')^(−1/2) X = X (I − M S)^(−1/2) with S = X_g'X_g.</summary>
internal sealed class GramAdjustment : IClusterAdjustment
{
    private const double Zero = 1e-10;
    private readonly Matrix gram;
    private readonly Matrix half;

    /// <summary>Adjusts the rows of one cluster; <paramref name="roots"/> are L and L⁻¹ with M = L L'.</summary>
    internal GramAdjustment(SandwichData data, int[] rows, (Matrix Lower, Matrix Inverse) roots)
    {
        double[][] x = [.. data.X.Select(c => Array.ConvertAll(rows, i => c[i]))];
        var e = Array.ConvertAll(rows, i => data.Residuals[i]);
        gram = CrossProducts.Gram(x);
        var inner = roots.Lower.Transpose().Sandwich(gram);
        var root = SymmetricEigen.Of(inner).Map(v => 1 - v > Zero ? 1 / Math.Sqrt(1 - v) : 0);
        half = roots.Lower.Times(root).Times(roots.Inverse);
        Score = half.TransposeTimes([.. x.Select(c => Vectors.Dot(c, e))]);
    }

    public double[] Score { get; }

    public (Matrix U, Matrix D) Moments(Matrix target)
    {
        var adjusted = half.Times(target);
        var u = gram.Times(adjusted);
        return (u, adjusted.TransposeTimes(u));
    }
}
