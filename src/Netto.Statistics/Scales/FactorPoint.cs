namespace Netto.Statistics.Scales;

/// <summary>Loadings and unique variances of a one-factor model, with the discrepancy from the sample covariances.</summary>
internal sealed class FactorPoint
{
    // As R's factanal: a unique variance under this share of an item's variance is no solution (Heywood).
    private const double LeastUnique = 0.005;

    private readonly Matrix sample;
    private readonly Matrix inverse;

    private FactorPoint(Matrix sample, double[] loadings, double[] unique, Cholesky factor)
    {
        (this.sample, Loadings, Unique) = (sample, loadings, unique);
        inverse = factor.Inverse();
        var sum = factor.LogDeterminant;
        for (var j = 0; j < sample.Columns; j++)
        {
            sum += Vectors.Dot(inverse.Column(j), sample.Column(j));
        }

        Discrepancy = sum / 2;
    }

    internal double[] Loadings { get; }

    internal double[] Unique { get; }

    /// <summary>½ (log |Σ| + tr S Σ⁻¹).</summary>
    internal double Discrepancy { get; }

    /// <summary>Half of each variance to the factor, signs by the correlation with the sum.</summary>
    internal static FactorPoint Start(Matrix sample)
    {
        var k = sample.Rows;
        var (loadings, unique) = (new double[k], new double[k]);
        for (var j = 0; j < k; j++)
        {
            var withAll = sample.Column(j).ToArray().Sum();
            loadings[j] = Math.Sqrt(sample[j, j] / 2) * (withAll < 0 ? -1 : 1);
            unique[j] = sample[j, j] / 2;
        }

        return TryAt(sample, loadings, unique)!;
    }

    /// <summary>The point after a step; null where a unique variance comes too near to zero.</summary>
    internal FactorPoint? Moved(double[] step, double scale)
    {
        var k = Loadings.Length;
        var (loadings, unique) = ((double[])Loadings.Clone(), (double[])Unique.Clone());
        Vectors.AddScaled(loadings, step.AsSpan(0, k), -scale);
        Vectors.AddScaled(unique, step.AsSpan(k, k), -scale);
        return TryAt(sample, loadings, unique);
    }

    /// <summary>Derivative of the discrepancy: M λ and ½ Mⱼⱼ, M = Σ⁻¹ (Σ − S) Σ⁻¹.</summary>
    internal double[] Gradient() => GradientFor(inverse.Plus(inverse.Times(sample).Times(inverse), -1));

    /// <summary>Derivative for one person with answers z (centred).</summary>
    internal double[] Score(double[] z)
    {
        var solved = inverse.Times(z);
        var k = solved.Length;
        var (u, along) = (inverse.Times(Loadings), Vectors.Dot(solved, Loadings));
        var score = new double[2 * k];
        for (var j = 0; j < k; j++)
        {
            score[j] = solved[j] * along - u[j];
            score[k + j] = (solved[j] * solved[j] - inverse[j, j]) / 2;
        }

        return score;
    }

    /// <summary>½ tr(Σ⁻¹ Σₐ Σ⁻¹ Σ_b), 2k × 2k.</summary>
    internal Matrix Information()
    {
        var k = Loadings.Length;
        var u = inverse.Times(Loadings);
        var q = Vectors.Dot(u, Loadings);
        var information = new Matrix(2 * k, 2 * k);
        for (var a = 0; a < k; a++)
        {
            for (var b = 0; b < k; b++)
            {
                var w = inverse[a, b];
                information[a, b] = w * q + u[a] * u[b];
                information[a, k + b] = information[k + b, a] = w * u[b];
                information[k + a, k + b] = w * w / 2;
            }
        }

        return information;
    }

    private double[] GradientFor(Matrix gap)
    {
        var k = Loadings.Length;
        var slope = gap.Times(Loadings);
        return [.. slope, .. Enumerable.Range(0, k).Select(j => gap[j, j] / 2)];
    }

    private static FactorPoint? TryAt(Matrix sample, double[] loadings, double[] unique)
    {
        var k = loadings.Length;
        var implied = new Matrix(k, k);
        for (var i = 0; i < k; i++)
        {
            if (!(unique[i] > LeastUnique * sample[i, i]))
            {
                return null;
            }

            for (var j = 0; j < k; j++)
            {
                implied[i, j] = loadings[i] * loadings[j] + (i == j ? unique[i] : 0);
            }
        }

        return Cholesky.TryFactor(implied) is { } factor ? new(sample, loadings, unique, factor) : null;
    }
}
