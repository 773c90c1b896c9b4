namespace Netto.Statistics.Linear;

/// <summary>Weighted least squares: normal equations where the measured condition number allows, else refined QR.</summary>
internal static class LeastSquaresSolver
{
    /// <summary>Above this condition number (columns of unit length) normal equations would lose more than about six digits.</summary>
    internal const double LargestSafeCondition = 1e3;

    /// <summary>Above this one the inverse is refined too.</summary>
    private const double LargestPlainInverse = 1e5;

    /// <summary>The part of a column that must be new, relative to its length. R takes 1e-7; Filip needs less than 1e-10.</summary>
    private const double RankTolerance = 1e-11;

    internal static LeastSquaresSolution Solve(
        double[][] x,
        double[] y,
        double[]? weights,
        SolveOptions options = default
    )
    {
        if (TryNormal(x, y, weights, options) is { } normal)
        {
            return normal;
        }
        options.Check?.Invoke();
        return SolveSafely(x, y, weights, options);
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

    private static LeastSquaresSolution? TryNormal(double[][] x, double[] y, double[]? weights, SolveOptions options)
    {
        var k = x.Length;
        var gram = CrossProducts.Gram([.. x, y], weights);
        var inner = gram.Submatrix([.. Enumerable.Range(0, k)]);
        if (Vectors.FirstNotFinite(gram.Values) >= 0)
        {
            return null;
        }
        if (ScaledInverse.TryOf(inner) is not { } inverse || inverse.Condition > LargestSafeCondition)
        {
            return null;
        }
        var b = inverse.Inverse.Times(gram.Column(k)[..k]);
        var original = options.Original ?? x;
        var pass = ScorePass.Of(x, original, y, b, (weights, options.Meat));
        var step = inverse.Inverse.Times(pass.Gradient);
        var (size, rest, total) = (0.0, Vectors.Norm(pass.Residuals), Math.Sqrt(gram[k, k]));
        for (var j = 0; j < k; j++)
        {
            size += Math.Abs(step[j]) * Math.Sqrt(inner[j, j]);
            b[j] += step[j];
        }
        if (rest <= 1e-9 * total)
        {
            return null; // a perfect fit deserves exact residuals
        }
        if (size > 1e-11 * rest)
        {
            pass = ScorePass.Of(x, original, y, b, (weights, options.Meat));
        }
        int[] all = [.. Enumerable.Range(0, k)];
        return new(all, [], b, inverse.Inverse, pass.Residuals, inverse.Condition, Solver.NormalEquations)
        {
            Meat = pass.Meat,
        };
    }

    private static LeastSquaresSolution SolveSafely(double[][] x, double[] y, double[]? weights, SolveOptions options)
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
        if (qr.Dropped.Length > 0)
        {
            double[][] left = [.. qr.Kept.Select(j => x[j])];
            if (TryNormal(left, y, weights, options.Keep(qr.Kept)) is { } normal)
            {
                return normal with { Kept = qr.Kept, Dropped = qr.Dropped };
            }
        }
        var solver = new RefinedLeastSquares(scaled, qr);
        var (b, residuals) = solver.Solve(Scaled(y, roots, 1));
        var (inverse, condition) = Inverse(qr, solver);
        for (var j = 0; j < b.Length; j++)
        {
            b[j] *= scales[qr.Kept[j]];
            for (var i = 0; i < b.Length; i++)
            {
                inverse[i, j] *= scales[qr.Kept[j]] * scales[qr.Kept[i]];
            }
        }
        if (roots is not null)
        {
            for (var i = 0; i < residuals.Length; i++)
            {
                residuals[i] /= roots[i];
            }
        }
        return new(qr.Kept, qr.Dropped, b, inverse, residuals, condition, Solver.RefinedQr);
    }

    private static (Matrix Inverse, double Condition) Inverse(HouseholderQr qr, RefinedLeastSquares solver)
    {
        var inverse = qr.InverseOfGram();
        var gram = qr.R.Transpose().Times(qr.R);
        var condition = ScaledInverse.ConditionOf(gram, inverse);
        return (condition > LargestPlainInverse ? solver.InverseOfGram() : inverse, condition);
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
