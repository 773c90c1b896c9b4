namespace Netto.Statistics.LinearAlgebra;

/// <summary>Least squares by QR with iterative refinement of solution and residual together, residuals in double-double.</summary>
/// <remarks>Björck (1967), doi:10.1007/BF01939321: the augmented system [I A; A' 0][r; x] = [f; g].</remarks>
internal sealed class RefinedLeastSquares
{
    private const int MostIterations = 30;
    private readonly double[][] columns;
    private readonly HouseholderQr qr;

    internal RefinedLeastSquares(IReadOnlyList<double[]> columns, HouseholderQr qr)
    {
        this.columns = [.. qr.Kept.Select(j => columns[j])];
        this.qr = qr;
    }

    /// <summary>Solution x and residual r of min ‖f − A x‖.</summary>
    internal (double[] X, double[] R) Solve(double[] f) => Refine(f, new double[qr.Rank]);

    /// <summary>(A'A)⁻¹, column by column.</summary>
    internal Matrix InverseOfGram()
    {
        var inverse = new Matrix(qr.Rank, qr.Rank);
        var zero = new double[columns[0].Length];
        for (var j = 0; j < qr.Rank; j++)
        {
            var g = new double[qr.Rank];
            g[j] = -1;
            Refine(zero, g).X.CopyTo(inverse.Column(j));
        }
        inverse.Symmetrise();
        return inverse;
    }

    private (double[] X, double[] R) Refine(double[] f, double[] g)
    {
        var (x, r) = (new double[qr.Rank], new double[f.Length]);
        var (df, dg) = ((double[])f.Clone(), (double[])g.Clone());
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var step = Step(df, dg);
            var size = RelativeSize(step, x);
            if (size > last / 2 && iteration > 0)
            {
                break;
            }
            Vectors.AddScaled(x, step, 1);
            Vectors.AddScaled(r, df, 1);
            if (size < 1e-17)
            {
                break;
            }
            last = size;
            Residuals((f, g), (x, r), (df, dg));
        }
        return (x, r);
    }

    /// <summary>Solves the augmented system with the factors at hand; leaves the residual's step in <paramref name="f"/>.</summary>
    private double[] Step(double[] f, double[] g)
    {
        var h = (double[])g.Clone();
        qr.SolveUpperTransposed(h);
        qr.ApplyTranspose(f);
        var dx = new double[qr.Rank];
        for (var j = 0; j < dx.Length; j++)
        {
            dx[j] = f[j] - h[j];
            f[j] = h[j];
        }
        qr.SolveUpper(dx);
        qr.Apply(f);
        return dx;
    }

    private void Residuals((double[] F, double[] G) right, (double[] X, double[] R) at, (double[] F, double[] G) into)
    {
        const int Block = 4096;
        var n = right.F.Length;
        Parallel.For(
            0,
            (n + Block - 1) / Block,
            b =>
            {
                for (var i = b * Block; i < Math.Min(n, (b + 1) * Block); i++)
                {
                    var sum = new DoubleDouble();
                    sum.Add(right.F[i]);
                    sum.Add(-at.R[i]);
                    for (var j = 0; j < columns.Length; j++)
                    {
                        sum.AddProduct(-columns[j][i], at.X[j]);
                    }
                    into.F[i] = sum.Value;
                }
            }
        );
        Parallel.For(
            0,
            columns.Length,
            j =>
            {
                var sum = new DoubleDouble();
                sum.Add(right.G[j]);
                var column = columns[j];
                for (var i = 0; i < n; i++)
                {
                    sum.AddProduct(-column[i], at.R[i]);
                }
                into.G[j] = sum.Value;
            }
        );
    }

    /// <summary>Largest step against the largest value, per element: elements near zero do not hold up the end.</summary>
    private static double RelativeSize(double[] step, double[] x)
    {
        var (largestStep, largest) = (0.0, 0.0);
        for (var j = 0; j < step.Length; j++)
        {
            largestStep = Math.Max(largestStep, Math.Abs(step[j]));
            largest = Math.Max(largest, Math.Abs(x[j] + step[j]));
        }
        return largest == 0 ? 0 : largestStep / largest;
    }
}
