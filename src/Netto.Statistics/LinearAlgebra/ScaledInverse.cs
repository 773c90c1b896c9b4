namespace Netto.Statistics.LinearAlgebra;

/// <summary>The inverse of a Gram matrix found after scaling its columns to unit length, with the condition number of the scaled columns.</summary>
internal sealed record ScaledInverse(Matrix Inverse, double Condition)
{
    internal static ScaledInverse? TryOf(Matrix gram)
    {
        var scales = Scales(gram);
        var scaled = Scale(gram, scales);
        if (Cholesky.TryFactor(scaled) is not { } factor)
        {
            return null;
        }
        var inverse = factor.Inverse();
        return new(Scale(inverse, scales), ConditionNumber.Of(scaled, inverse));
    }

    internal static double ConditionOf(Matrix gram, Matrix inverse)
    {
        var scales = Scales(gram);
        return ConditionNumber.Of(Scale(gram, scales), Scale(inverse, Array.ConvertAll(scales, s => 1 / s)));
    }

    private static double[] Scales(Matrix gram)
    {
        var scales = new double[gram.Rows];
        for (var j = 0; j < scales.Length; j++)
        {
            scales[j] = gram[j, j] > 0 ? 1 / Math.Sqrt(gram[j, j]) : 1;
        }
        return scales;
    }

    private static Matrix Scale(Matrix a, double[] scales)
    {
        var scaled = a.Copy();
        for (var j = 0; j < a.Columns; j++)
        {
            for (var i = 0; i < a.Rows; i++)
            {
                scaled[i, j] *= scales[i] * scales[j];
            }
        }
        return scaled;
    }
}
