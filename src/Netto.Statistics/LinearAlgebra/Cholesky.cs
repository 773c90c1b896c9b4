namespace Netto.Statistics.LinearAlgebra;

/// <summary>The factor L of a symmetric positive definite A = L L'.</summary>
internal sealed class Cholesky
{
    private readonly Matrix lower;

    private Cholesky(Matrix lower) => this.lower = lower;

    /// <summary>The lower triangular factor; the upper part is zero.</summary>
    internal Matrix Lower => lower;

    /// <summary>Log of the determinant of A.</summary>
    internal double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < lower.Rows; i++)
            {
                sum += 2 * Math.Log(lower[i, i]);
            }
            return sum;
        }
    }

    /// <summary>Factorises, or gives null when a pivot falls under <paramref name="tolerance"/> times its diagonal.</summary>
    internal static Cholesky? TryFactor(Matrix a, double tolerance = 1e-14)
    {
        var n = a.Rows;
        var l = new Matrix(n, n);
        for (var j = 0; j < n; j++)
        {
            var pivot = a[j, j];
            for (var s = 0; s < j; s++)
            {
                pivot -= l[j, s] * l[j, s];
            }
            if (!(pivot > tolerance * Math.Abs(a[j, j])) || !double.IsFinite(pivot))
            {
                return null;
            }
            var root = Math.Sqrt(pivot);
            l[j, j] = root;
            for (var i = j + 1; i < n; i++)
            {
                var sum = a[i, j];
                for (var s = 0; s < j; s++)
                {
                    sum -= l[i, s] * l[j, s];
                }
                l[i, j] = sum / root;
            }
        }
        return new Cholesky(l);
    }

    /// <summary>Factorises, or throws EST008 that names what was not positive definite.</summary>
    internal static Cholesky Factor(Matrix a, string what) =>
        TryFactor(a)
        ?? throw new StatisticsException(
            StatisticsErrors.Singular,
            $"{what} ({a.Rows} × {a.Columns}) is not positive definite.",
            "Look for columns that repeat each other or do not vary."
        );

    /// <summary>Solves A x = b.</summary>
    internal double[] Solve(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        SolveInPlace(x);
        return x;
    }

    internal Matrix Solve(Matrix b)
    {
        var x = b.Copy();
        for (var j = 0; j < x.Columns; j++)
        {
            SolveInPlace(x.Column(j));
        }
        return x;
    }

    /// <summary>The inverse of A, exactly symmetric.</summary>
    internal Matrix Inverse()
    {
        var inverse = Solve(Matrix.Identity(lower.Rows));
        inverse.Symmetrise();
        return inverse;
    }

    /// <summary>Solves L x = b in place.</summary>
    internal void SolveLower(Span<double> x)
    {
        var n = lower.Rows;
        for (var j = 0; j < n; j++)
        {
            x[j] /= lower[j, j];
            var column = lower.Column(j);
            for (var i = j + 1; i < n; i++)
            {
                x[i] -= column[i] * x[j];
            }
        }
    }

    private void SolveInPlace(Span<double> x)
    {
        SolveLower(x);
        for (var j = lower.Rows - 1; j >= 0; j--)
        {
            var column = lower.Column(j);
            var sum = x[j];
            for (var i = j + 1; i < lower.Rows; i++)
            {
                sum -= column[i] * x[i];
            }
            x[j] = sum / column[j];
        }
    }
}
