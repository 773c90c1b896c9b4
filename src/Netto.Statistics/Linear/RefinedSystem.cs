namespace Netto.Statistics.Linear;

/// <summary>Columns factorised by QR, for any number of outcomes solved with iterative refinement.</summary>
/// <param name="qr">Factors of the scaled columns.</param>
/// <param name="solver">Refinement on the scaled columns.</param>
/// <param name="scales">The power of two that each column was multiplied by.</param>
internal sealed class RefinedSystem(HouseholderQr qr, RefinedLeastSquares solver, double[] scales)
{
    /// <summary>Above this condition number the inverse is refined too.</summary>
    private const double LargestPlainInverse = 1e5;
    private (Matrix Inverse, double Condition)? bread;

    /// <summary>b and residuals of an outcome; the bread is one object for all outcomes.</summary>
    /// <param name="y">The outcome.</param>
    /// <param name="roots">Roots of the weights; null without weights.</param>
    internal LeastSquaresSolution Solve(double[] y, double[]? roots)
    {
        var (b, residuals) = solver.Solve(roots is null ? y : Product(y, roots));
        var (inverse, condition) = bread ??= Bread();
        for (var j = 0; j < b.Length; j++)
        {
            b[j] *= scales[qr.Kept[j]];
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

    private (Matrix Inverse, double Condition) Bread()
    {
        var (inverse, condition) = Inverse();
        for (var j = 0; j < inverse.Columns; j++)
        {
            for (var i = 0; i < inverse.Rows; i++)
            {
                inverse[i, j] *= scales[qr.Kept[j]] * scales[qr.Kept[i]];
            }
        }
        return (inverse, condition);
    }

    private (Matrix Inverse, double Condition) Inverse()
    {
        var inverse = qr.InverseOfGram();
        var gram = qr.R.Transpose().Times(qr.R);
        var condition = ScaledInverse.ConditionOf(gram, inverse);
        return (condition > LargestPlainInverse ? solver.InverseOfGram() : inverse, condition);
    }

    private static double[] Product(double[] y, double[] roots)
    {
        var product = new double[y.Length];
        Vectors.Multiply(y, roots, product);
        return product;
    }
}
