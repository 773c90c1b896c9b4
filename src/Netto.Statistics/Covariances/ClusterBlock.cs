namespace Netto.Statistics.Covariances;

/// <summary>The weighted case on the rows of one cluster: the symmetric inverse root of B_g = I + F T F', F = [X, WX].</summary>
internal sealed class ClusterBlock : IClusterAdjustment
{
    private const double Zero = 1e-10;
    private readonly Matrix? basis;
    private readonly Matrix correction;
    private readonly Matrix weightedX;
    private readonly Matrix factor;

    internal ClusterBlock(SandwichData data, int[] rows, Matrix middle)
    {
        var x = Rows(data.X, rows);
        weightedX = Weighted(x, rows, data.Weights!);
        factor = Beside(x, weightedX);
        if (rows.Length <= factor.Columns)
        {
            correction = Root(factor.Sandwich(middle));
        }
        else
        {
            basis = OrthonormalBasis(factor, out var coordinates);
            correction = Root(coordinates.Sandwich(middle));
        }
    }

    public double[] Score(double[] own) => weightedX.TransposeTimes(Adjust(new Matrix(own.Length, 1, own)).Column(0));

    public (Matrix U, Matrix D) Moments(Matrix target)
    {
        var a = Adjust(weightedX.Times(target));
        return (factor.TransposeTimes(a), a.TransposeTimes(a));
    }

    /// <summary>A_g v = B_g^(−1/2) v, generalised where B_g is singular.</summary>
    private Matrix Adjust(Matrix v) =>
        basis is null ? v.Plus(correction.Times(v)) : v.Plus(basis.Times(correction.Times(basis.TransposeTimes(v))));

    /// <summary>(I + M)^(−1/2) − I, with 0 for the root where I + M is singular.</summary>
    private static Matrix Root(Matrix m) =>
        SymmetricEigen.Of(m).Map(value => (1 + value > Zero ? 1 / Math.Sqrt(1 + value) : 0) - 1);

    /// <summary>Orthonormal basis of the columns of a tall F, with F = basis × coordinates.</summary>
    private static Matrix OrthonormalBasis(Matrix factor, out Matrix coordinates)
    {
        double[][] columns = [.. Enumerable.Range(0, factor.Columns).Select(j => factor.Column(j).ToArray())];
        var qr = HouseholderQr.Factor(columns, 1e-12);
        var q = new Matrix(factor.Rows, qr.Rank);
        for (var j = 0; j < qr.Rank; j++)
        {
            q[j, j] = 1;
            qr.Apply(q.Column(j));
        }
        coordinates = q.TransposeTimes(factor);
        return q;
    }

    private static Matrix Rows(double[][] columns, int[] rows)
    {
        var m = new Matrix(rows.Length, columns.Length);
        for (var j = 0; j < columns.Length; j++)
        {
            var target = m.Column(j);
            for (var i = 0; i < rows.Length; i++)
            {
                target[i] = columns[j][rows[i]];
            }
        }
        return m;
    }

    private static Matrix Weighted(Matrix x, int[] rows, double[] weights)
    {
        var m = x.Copy();
        for (var j = 0; j < m.Columns; j++)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                m[i, j] *= weights[rows[i]];
            }
        }
        return m;
    }

    private static Matrix Beside(Matrix left, Matrix right)
    {
        var m = new Matrix(left.Rows, left.Columns + right.Columns);
        left.Values.CopyTo(m.Values, 0);
        right.Values.CopyTo(m.Values, left.Values.Length);
        return m;
    }
}
