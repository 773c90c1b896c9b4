namespace Netto.Statistics.Covariances;

/// <summary>What CR2 needs of one cluster: its adjusted score, and moments of contrasts under the working model.</summary>
internal interface IClusterAdjustment
{
    /// <summary>X_g' W_g A_g e_g for the residuals e_g of the cluster's rows.</summary>
    double[] Score(double[] residuals);

    /// <summary>With E = A_g W_g X_g M C: F_g'E and E'E, for target = M C.</summary>
    (Matrix U, Matrix D) Moments(Matrix target);
}

/// <summary>The unweighted case in k × k algebra: (I − X M X')^(−1/2) X = X (I − M S)^(−1/2) with S = X_g'X_g.</summary>
internal sealed class GramAdjustment : IClusterAdjustment
{
    private const double Zero = 1e-10;
    private readonly double[][] columns;
    private readonly int[] rows;
    private readonly Matrix gram;
    private readonly Matrix half;

    /// <summary>Adjusts the rows of one cluster; <paramref name="roots"/> are L and L⁻¹ with M = L L'.</summary>
    internal GramAdjustment(SandwichData data, int[] rows, (Matrix Lower, Matrix Inverse) roots)
    {
        this.rows = rows;
        columns = data.X;
        gram = CrossProducts.Gram([.. columns.Select(c => Array.ConvertAll(rows, i => c[i]))]);
        var inner = roots.Lower.Transpose().Sandwich(gram);
        var root = SymmetricEigen.Of(inner).Map(v => 1 - v > Zero ? 1 / Math.Sqrt(1 - v) : 0);
        half = roots.Lower.Times(root).Times(roots.Inverse);
    }

    public double[] Score(double[] residuals)
    {
        var sums = new double[columns.Length];
        for (var j = 0; j < sums.Length; j++)
        {
            var (column, sum) = (columns[j], 0.0);
            for (var i = 0; i < rows.Length; i++)
            {
                sum += column[rows[i]] * residuals[i];
            }
            sums[j] = sum;
        }
        return half.TransposeTimes(sums);
    }

    public (Matrix U, Matrix D) Moments(Matrix target)
    {
        var adjusted = half.Times(target);
        var u = gram.Times(adjusted);
        return (u, adjusted.TransposeTimes(u));
    }
}
