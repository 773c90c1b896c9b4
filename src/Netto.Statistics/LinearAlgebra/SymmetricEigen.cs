namespace Netto.Statistics.LinearAlgebra;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations.</summary>
internal sealed class SymmetricEigen
{
    private SymmetricEigen(double[] values, Matrix vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    /// <summary>Eigenvalues, in no particular order.</summary>
    internal double[] Values { get; }

    /// <summary>Eigenvectors, one a column.</summary>
    internal Matrix Vectors { get; }

    internal static SymmetricEigen Of(Matrix symmetric)
    {
        var a = symmetric.Copy();
        var v = Matrix.Identity(a.Rows);
        for (var sweep = 0; sweep < 100 && OffDiagonal(a) > 1e-300; sweep++)
        {
            var turned = false;
            for (var q = 1; q < a.Rows; q++)
            {
                for (var p = 0; p < q; p++)
                {
                    turned |= Rotate(a, v, p, q);
                }
            }
            if (!turned)
            {
                break;
            }
        }
        var values = new double[a.Rows];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = a[i, i];
        }
        return new SymmetricEigen(values, v);
    }

    /// <summary>V f(Λ) V'.</summary>
    internal Matrix Map(Func<double, double> f)
    {
        var scaled = Vectors.Copy();
        for (var j = 0; j < Values.Length; j++)
        {
            var factor = f(Values[j]);
            foreach (ref var x in scaled.Column(j))
            {
                x *= factor;
            }
        }
        var mapped = scaled.Times(Vectors.Transpose());
        mapped.Symmetrise();
        return mapped;
    }

    private static double OffDiagonal(Matrix a)
    {
        var sum = 0.0;
        for (var q = 1; q < a.Rows; q++)
        {
            for (var p = 0; p < q; p++)
            {
                sum += Math.Abs(a[p, q]);
            }
        }
        return sum;
    }

    private static bool Rotate(Matrix a, Matrix v, int p, int q)
    {
        var off = a[p, q];
        if (Math.Abs(off) <= 1e-17 * Math.Sqrt(Math.Abs(a[p, p] * a[q, q])) || off == 0)
        {
            return false;
        }
        var theta = (a[q, q] - a[p, p]) / (2 * off);
        var t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        var (diagonalP, diagonalQ) = (a[p, p] - (t * off), a[q, q] + (t * off));
        Turn(a.Column(p), a.Column(q), c, s);
        // The turned matrix is symmetric: rows follow from columns, the crossing from the angle.
        (a[p, p], a[q, q], a[p, q], a[q, p]) = (diagonalP, diagonalQ, 0, 0);
        var columnP = a.Column(p);
        var columnQ = a.Column(q);
        var values = a.Values;
        for (var i = 0; i < columnP.Length; i++)
        {
            values[(i * columnP.Length) + p] = columnP[i];
            values[(i * columnP.Length) + q] = columnQ[i];
        }
        Turn(v.Column(p), v.Column(q), c, s);
        return true;
    }

    private static void Turn(Span<double> p, Span<double> q, double c, double s)
    {
        for (var i = 0; i < p.Length; i++)
        {
            (p[i], q[i]) = ((c * p[i]) - (s * q[i]), (s * p[i]) + (c * q[i]));
        }
    }
}
