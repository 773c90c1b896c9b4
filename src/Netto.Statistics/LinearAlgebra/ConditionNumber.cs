namespace Netto.Statistics.LinearAlgebra;

/// <summary>The 2-norm condition number of X with columns of unit length, from X'X and its inverse.</summary>
internal static class ConditionNumber
{
    internal static double Of(Matrix gram, Matrix inverse) =>
        Math.Sqrt(LargestEigenvalue(gram) * LargestEigenvalue(inverse));

    /// <summary>Largest eigenvalue of a positive semidefinite matrix by power iteration, to about four digits.</summary>
    private static double LargestEigenvalue(Matrix a)
    {
        var v = new double[a.Rows];
        for (var i = 0; i < v.Length; i++)
        {
            v[i] = 1 + (0.3 * Math.Sin(i + 1)); // not orthogonal to a likely eigenvector
        }
        var value = 0.0;
        for (var iteration = 0; iteration < 300; iteration++)
        {
            var norm = Vectors.Norm(v);
            if (norm == 0 || !double.IsFinite(norm))
            {
                return norm;
            }
            for (var i = 0; i < v.Length; i++)
            {
                v[i] /= norm;
            }
            v = a.Times(v);
            var next = Vectors.Norm(v);
            if (Math.Abs(next - value) < 1e-5 * next)
            {
                return next;
            }
            value = next;
        }
        return value;
    }
}
