namespace Netto.Statistics.Weighting;

/// <summary>
/// Entropy balancing (Hainmueller 2012, doi:10.1093/pan/mpr025): the weights closest to the base weights in Kullback-Leibler distance that hit the targets,
/// w ∝ d exp(x'λ); λ minimises log Σ d exp(x'λ) over centred x, found by Newton's method with step halving.
/// </summary>
public static class EntropyBalancing
{
    private const int LargestIteration = 200;

    /// <summary>Makes the weights.</summary>
    /// <param name="targets">Shares and means (give squares as columns of their own to balance variances).</param>
    /// <param name="baseWeights">Design weights above zero; null when all are equal.</param>
    /// <exception cref="StatisticsException">EST011: no weights reach the targets; the message says which is furthest off.</exception>
    public static WeightingFit Fit(IReadOnlyList<WeightingTarget> targets, double[]? baseWeights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var start = MarginErrors.BaseOf(baseWeights, targets);
        var columns = TargetColumns.Of(targets).Standardised();
        double[][] withConstant = [Design.Ones(start.Length).Values, .. columns];
        var kept = Linear.LeastSquaresSolver.Solve(withConstant, withConstant[0], start).Kept;
        double[][] x = [.. kept.Where(j => j > 0).Select(j => columns[j - 1])];
        if (x.Length == 0)
        {
            return Checked(start, 0, targets);
        }

        var point = At(x, start, new double[x.Length]);
        for (var iteration = 1; iteration <= LargestIteration; iteration++)
        {
            if (point.Gradient.Max(Math.Abs) < 1e-13 || Step(x, point) is not { } step)
            {
                return Checked(point.Weights, iteration - 1, targets);
            }

            var next = At(x, start, Moved(point.Lambda, step, 1));
            // Below 1e-12 the objective is flat to rounding: the gradient decides.
            for (var scale = 0.5; next.Objective > point.Objective + 1e-12 && scale > 1e-10; scale /= 2)
            {
                next = At(x, start, Moved(point.Lambda, step, scale));
            }

            if (point.Gradient.Max(Math.Abs) < 1e-10 && next.Gradient.Max(Math.Abs) >= point.Gradient.Max(Math.Abs))
            {
                return Checked(point.Weights, iteration, targets);
            }

            point = next;
        }

        return Checked(point.Weights, LargestIteration, targets);
    }

    private static double[] Moved(double[] lambda, double[] step, double scale)
    {
        var moved = (double[])lambda.Clone();
        Vectors.AddScaled(moved, step, -scale);
        return moved;
    }

    private static WeightingFit Checked(double[] weights, int iterations, IReadOnlyList<WeightingTarget> targets) =>
        MarginErrors.Largest(weights, targets) < 1e-8
            ? WeightingFit.Of("entropy", weights, iterations, targets)
            : throw MarginErrors.NotReached(weights, targets, iterations);

    private static double[]? Step(double[][] x, Point point)
    {
        var hessian = CrossProducts.Gram(x, point.Weights);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < x.Length; j++)
            {
                hessian[i, j] -= point.Gradient[i] * point.Gradient[j];
            }
        }

        return ScaledInverse.TryOf(hessian)?.Inverse.Times(point.Gradient);
    }

    private static Point At(double[][] x, double[] start, double[] lambda)
    {
        var weights = Likelihood.LinearPredictor.Of(x, lambda);
        var largest = weights.Max();
        double total = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = start[i] * Math.Exp(weights[i] - largest);
            total += weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] /= total;
        }

        return new(lambda, largest + Math.Log(total), weights, Array.ConvertAll(x, c => Vectors.Dot(c, weights)));
    }

    /// <summary>Weights sum to one.</summary>
    private sealed record Point(double[] Lambda, double Objective, double[] Weights, double[] Gradient);
}
