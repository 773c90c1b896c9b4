namespace Netto.Statistics.Covariances;

/// <summary>What CR2 needs of one cluster: its adjusted score, and moments of contrasts under the working model.</summary>
internal interface IClusterAdjustment
{
    /// <summary>X_g' W_g A_g e_g, with weights from the residuals e_g of the cluster's rows, without from X_g' e_g.</summary>
    double[] Score(double[] own);

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
        gram = CrossProducts.Gram([.. data.X.Select(column => Take(column, rows))]);
        var inner = roots.Lower.Transpose().Sandwich(gram);
        var root = SymmetricEigen.Of(inner).Map(v => 1 - v > Zero ? 1 / Math.Sqrt(1 - v) : 0);
        half = roots.Lower.Times(root).Times(roots.Inverse);
    }

    public double[] Score(double[] own) => half.TransposeTimes(own);

    public (Matrix U, Matrix D) Moments(Matrix target)
    {
        var adjusted = half.Times(target);
        var u = gram.Times(adjusted);
        return (u, adjusted.TransposeTimes(u));
    }

    private static double[] Take(double[] column, int[] rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            taken[i] = column[rows[i]];
        }
        return taken;
    }
}
