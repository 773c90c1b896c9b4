namespace Netto.Statistics.Covariances;

/// <summary>Mean and variance of the elements of C' V C under the working model (independent errors, variance one).</summary>
internal sealed record ClusterMoments(Matrix Mean, Matrix Variance)
{
    /// <summary>Sums over pairs of clusters, without a loop over pairs: p_gh = δ d_g + u_g' T u_h.</summary>
    internal static ClusterMoments Of(
        (Matrix U, Matrix D)[] parts,
        Matrix middle,
        (bool Variances, bool OffDiagonal) wanted
    )
    {
        var q = parts[0].D.Columns;
        var (mean, variance) = (new Matrix(q, q), new Matrix(q, q));
        var between = new Matrix[parts.Length];
        for (var g = 0; g < parts.Length; g++)
        {
            between[g] = parts[g].U.Transpose().Sandwich(middle);
            mean = mean.Plus(parts[g].D).Plus(between[g]);
        }
        if (wanted.Variances)
        {
            for (var s = 0; s < q; s++)
            {
                for (var t = wanted.OffDiagonal ? 0 : s; t <= s; t++)
                {
                    variance[s, t] = variance[t, s] = VarianceOf(parts, between, middle, (s, t));
                }
            }
        }
        return new(mean, variance);
    }

    private static double VarianceOf((Matrix U, Matrix D)[] parts, Matrix[] between, Matrix middle, (int S, int T) at)
    {
        var (s, t) = at;
        var sum = 0.0;
        for (var g = 0; g < parts.Length; g++)
        {
            var (d, b) = (parts[g].D, between[g]);
            sum += (d[s, s] * d[t, t]) + (d[s, s] * b[t, t]) + (d[t, t] * b[s, s]);
            sum += (d[s, t] * d[s, t]) + (2 * d[s, t] * b[s, t]);
        }
        var cross = middle.Times(Outer(parts, s, t)); // T Σ u_s u_t'
        var crossed = middle.Times(Outer(parts, t, s));
        return sum + TraceOfProduct(cross, crossed) + TraceOfProduct(crossed, crossed);
    }

    private static Matrix Outer((Matrix U, Matrix D)[] parts, int s, int t)
    {
        var size = parts[0].U.Rows;
        var sum = new Matrix(size, size);
        foreach (var (u, _) in parts)
        {
            for (var j = 0; j < size; j++)
            {
                Vectors.AddScaled(sum.Column(j), u.Column(s), u[j, t]);
            }
        }
        return sum;
    }

    private static double TraceOfProduct(Matrix a, Matrix b)
    {
        var trace = 0.0;
        for (var j = 0; j < b.Columns; j++)
        {
            for (var i = 0; i < a.Columns; i++)
            {
                trace += a[j, i] * b[i, j];
            }
        }
        return trace;
    }
}
