namespace Netto.Statistics.Linear;

/// <summary>Weighted least squares: normal equations where the measured condition number allows, else refined QR.</summary>
internal static class LeastSquaresSolver
{
    /// <summary>Above this condition number (columns of unit length) normal equations would lose more than about six digits.</summary>
    internal const double LargestSafeCondition = 1e3;

    /// <summary>The part of a column that must be new, relative to its length. R takes 1e-7; Filip needs less than 1e-10.</summary>
    private const double RankTolerance = 1e-11;

    internal static LeastSquaresSolution Solve(
        double[][] x,
        double[] y,
        double[]? weights,
        SolveOptions options = default
    ) => Solve(x, [y], weights, options)[0];

    /// <summary>Several outcomes on the same regressors: one pass for the products, one decomposition.</summary>
    internal static LeastSquaresSolution[] Solve(
        double[][] x,
        double[][] ys,
        double[]? weights,
        SolveOptions options = default
    )
    {
        var found = TryNormal(x, ys, weights, options);
        int[] left = [.. Enumerable.Range(0, ys.Length).Where(m => found[m] is null)];
        if (left.Length == 0)
        {
            return found!;
        }
        options.Check?.Invoke();
        var safely = SolveSafely(x, [.. left.Select(m => ys[m])], weights, options);
        for (var i = 0; i < left.Length; i++)
        {
            found[left[i]] = safely[i];
        }
        return found!;
    }

    /// <summary>Residuals y − X b, in parallel.</summary>
    internal static double[] Residuals(double[][] x, double[] y, double[] b)
    {
        var e = GC.AllocateUninitializedArray<double>(y.Length);
        var rows = CrossProducts.ChunkRows(y.Length);
        CrossProducts.ForEachChunk(
            (y.Length + rows - 1) / rows,
            c =>
            {
                var end = (int)Math.Min(y.Length, (long)(c + 1) * rows);
                for (var start = c * rows; start < end; start += CrossProducts.BlockRows)
                {
                    var length = Math.Min(CrossProducts.BlockRows, end - start);
                    ResidualBlock.Fill(x, y, b, start, e.AsSpan(start, length));
                }
            }
        );
        return e;
    }

    /// <summary>X b, in parallel.</summary>
    internal static double[] Combine(double[][] x, double[] b) => Likelihood.LinearPredictor.Of(x, b);

    /// <summary>X'v per column, columns in parallel.</summary>
    internal static double[] TransposeTimes(double[][] x, double[] v)
    {
        var sums = new double[x.Length];
        if ((long)x.Length * v.Length < 100_000)
        {
            for (var j = 0; j < x.Length; j++)
            {
                sums[j] = Vectors.Dot(x[j], v);
            }
            return sums;
        }
        Parallel.For(0, x.Length, j => sums[j] = Vectors.Dot(x[j], v));
        return sums;
    }

    /// <summary>Null for an outcome that the normal equations do not solve well enough; the bread is one object for all others.</summary>
    private static LeastSquaresSolution?[] TryNormal(
        double[][] x,
        double[][] ys,
        double[]? weights,
        SolveOptions options
    )
    {
        var k = x.Length;
        var gram = CrossProducts.Gram([.. x, .. ys], weights);
        var inner = gram.Submatrix([.. Enumerable.Range(0, k)]);
        if (
            Vectors.FirstNotFinite(gram.Values) >= 0
            || ScaledInverse.TryOf(inner) is not { } inverse
            || inverse.Condition > LargestSafeCondition
        )
        {
            return new LeastSquaresSolution?[ys.Length];
        }
        return
        [
            .. ys.Select(
                (y, m) =>
                    Corrected(
                        b => ScorePass.Of(x, options.Original ?? x, y, b, (weights, options.Meat)),
                        (inner, inverse),
                        (gram.Column(k + m)[..k].ToArray(), gram[k + m, k + m])
                    )
            ),
        ];
    }

    /// <summary>Solves from the products of regressors and outcome (last) and a pass for residuals; null where that is not safe.</summary>
    internal static LeastSquaresSolution? TryNormal(Matrix gram, Func<double[], ScorePass> pass)
    {
        var k = gram.Rows - 1;
        var inner = gram.Submatrix([.. Enumerable.Range(0, k)]);
        return
            Vectors.FirstNotFinite(gram.Values) >= 0
            || ScaledInverse.TryOf(inner) is not { } inverse
            || inverse.Condition > LargestSafeCondition
            ? null
            : Corrected(pass, (inner, inverse), (gram.Column(k)[..k].ToArray(), gram[k, k]));
    }

    /// <summary>b from X'Wy and one correction with the residuals.</summary>
    private static LeastSquaresSolution? Corrected(
        Func<double[], ScorePass> passAt,
        (Matrix Gram, ScaledInverse Inverse) of,
        (double[] WithX, double Square) products
    )
    {
        var b = of.Inverse.Inverse.Times(products.WithX);
        var pass = passAt(b);
        var step = of.Inverse.Inverse.Times(pass.Gradient);
        var (size, rest, total) = (0.0, LongSums.Norm(pass.Residuals), Math.Sqrt(products.Square));
        for (var j = 0; j < b.Length; j++)
        {
            size += Math.Abs(step[j]) * Math.Sqrt(of.Gram[j, j]);
            b[j] += step[j];
        }
        if (rest <= 1e-9 * total)
        {
            return null; // a perfect fit deserves exact residuals
        }
        if (size > 1e-11 * rest)
        {
            pass = passAt(b);
        }
        int[] all = [.. Enumerable.Range(0, b.Length)];
        return new(all, [], b, of.Inverse.Inverse, pass.Residuals, of.Inverse.Condition, Solver.NormalEquations)
        {
            Meat = pass.Meat,
        };
    }

    private static LeastSquaresSolution[] SolveSafely(
        double[][] x,
        double[][] ys,
        double[]? weights,
        SolveOptions options
    )
    {
        var roots = weights is null ? null : Array.ConvertAll(weights, Math.Sqrt);
        var scales = Array.ConvertAll(x, PowerOfTwo);
        double[][] scaled = [.. x.Select((c, j) => Scaled(c, roots, scales[j]))];
        var qr = HouseholderQr.Factor(scaled, RankTolerance);
        if (qr.Rank == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.NoRegressors,
                "Every column is zero.",
                "Give a column that varies."
            );
        }
        LeastSquaresSolution?[] normal =
            qr.Dropped.Length > 0
                ? TryNormal([.. qr.Kept.Select(j => x[j])], ys, weights, options.Keep(qr.Kept))
                : new LeastSquaresSolution?[ys.Length];
        var refined = new RefinedSystem(qr, new RefinedLeastSquares(scaled, qr), scales);
        return
        [
            .. normal.Select(
                (found, m) =>
                    found is null ? refined.Solve(ys[m], roots) : found with { Kept = qr.Kept, Dropped = qr.Dropped }
            ),
        ];
    }

    /// <summary>One over the power of two at the size of the column: scaling that does not round.</summary>
    private static double PowerOfTwo(double[] column)
    {
        var norm = Vectors.Norm(column);
        return norm > 0 ? Math.ScaleB(1, -Math.ILogB(norm)) : 1;
    }

    private static double[] Scaled(double[] column, double[]? roots, double factor)
    {
        var scaled = new double[column.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = column[i] * factor * (roots is null ? 1 : roots[i]);
        }
        return scaled;
    }
}
