namespace Netto.Statistics.LinearAlgebra;

/// <summary>The factor L of a symmetric positive definite A = L L'.</summary>
internal sealed class Cholesky
{
    /// <summary>From this size columns are worked on as vectors; below it every sum keeps its plain order.</summary>
    private const int Large = 64;
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
        if (n >= Large)
        {
            return TryFactorLarge(a, tolerance);
        }
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

    private static Cholesky? TryFactorLarge(Matrix a, double tolerance)
    {
        var n = a.Rows;
        var l = new Matrix(n, n);
        for (var j = 0; j < n; j++)
        {
            var column = l.Column(j)[j..];
            a.Column(j)[j..].CopyTo(column);
            for (var s = 0; s < j; s++)
            {
                var factor = l[j, s];
                if (factor != 0)
                {
                    Vectors.AddScaled(column, l.Column(s)[j..], -factor);
                }
            }
            if (!(column[0] > tolerance * Math.Abs(a[j, j])) || !double.IsFinite(column[0]))
            {
                return null;
            }
            var root = Math.Sqrt(column[0]);
            column[0] = root;
            for (var i = 1; i < column.Length; i++)
            {
                column[i] /= root;
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
        var inverse = Matrix.Identity(lower.Rows);
        if (lower.Rows >= Large)
        {
            Parallel.For(0, lower.Rows, j => SolveUnit(inverse.Column(j), j));
        }
        else
        {
            inverse = Solve(inverse);
        }
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

    /// <summary>A column of the inverse; nothing stands above its one.</summary>
    private void SolveUnit(Span<double> x, int at)
    {
        for (var j = at; j < x.Length; j++)
        {
            var column = lower.Column(j);
            x[j] /= column[j];
            Vectors.AddScaled(x[(j + 1)..], column[(j + 1)..], -x[j]);
        }
        for (var j = x.Length - 1; j >= 0; j--)
        {
            var column = lower.Column(j);
            x[j] = (x[j] - Vectors.Dot(column[(j + 1)..], x[(j + 1)..])) / column[j];
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
