namespace Netto.Statistics.Scales;

/// <summary>
/// Omega of a one-factor model Σ = λλ' + Ψ by maximum likelihood (Jöreskog 1967, doi:10.1007/BF02289658), Fisher scoring, as R's <c>factanal</c>; sandwich error
/// (White 1982), so items need not be normal. Loadings are standardised.
/// </summary>
internal sealed record OneFactorOmega(Coefficient? Omega, double[]? Loadings, string? Reason)
{
    private const int LargestIteration = 500;

    internal static OneFactorOmega Of(ItemMoments moments)
    {
        if (moments.Count < 3)
        {
            return new(null, null, "Two items do not identify a factor.");
        }

        // The likelihood takes the covariance with n; the scale of it is put back by omega being a ratio.
        var sample = moments.Covariance.Scale((moments.N - 1) / moments.N);
        if (Cholesky.TryFactor(sample) is null)
        {
            return new(null, null, "An item is a sum of others: its covariances have no inverse.");
        }

        return Search(FactorPoint.Start(sample)) is not { } best
            ? new(null, null, "The one-factor model did not converge to a solution with positive unique variances.")
            : new(Estimate(moments, best), [.. best.Loadings.Select((l, j) => l / Math.Sqrt(sample[j, j]))], null);
    }

    private static FactorPoint? Search(FactorPoint point)
    {
        for (var iteration = 0; iteration < LargestIteration; iteration++)
        {
            if (ScaledInverse.TryOf(point.Information()) is not { } inverse)
            {
                return null;
            }

            var gradient = point.Gradient();
            var step = inverse.Inverse.Times(gradient);
            var decrement = Vectors.Dot(step, gradient);
            if (decrement < 1e-22)
            {
                return point;
            }

            FactorPoint? next = null;
            for (var scale = 1.0; scale > 1e-8 && next is null; scale /= 2)
            {
                next =
                    point.Moved(step, scale) is { } tried && tried.Discrepancy <= point.Discrepancy + 1e-15
                        ? tried
                        : null;
            }

            if (next is null)
            {
                return decrement < 1e-12 ? point : null;
            }

            point = next;
        }

        return null;
    }

    private static Coefficient Estimate(ItemMoments moments, FactorPoint point)
    {
        var (sum, unique) = (point.Loadings.Sum(), point.Unique.Sum());
        var total = sum * sum + unique;
        var k = moments.Count;
        var gradient = new double[2 * k];
        for (var j = 0; j < k; j++)
        {
            gradient[j] = 2 * sum * unique / (total * total);
            gradient[k + j] = -sum * sum / (total * total);
        }

        var direction = ScaledInverse.TryOf(point.Information())!.Inverse.Times(gradient);
        return moments.Estimate(
            "omega",
            sum * sum / total,
            i => Vectors.Dot(direction, point.Score([.. moments.Centred.Select(c => c[i])]))
        );
    }
}
