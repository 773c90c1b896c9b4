namespace Netto.Statistics.Weighting;

/// <summary>
/// Linear calibration (Deville and Särndal 1992, doi:10.1080/01621459.1992.10475217): the weights closest to the design weights in Σ (w − d)²/d that hit
/// the targets, w = d (1 + x'λ). As R <c>survey::calibrate</c> with the linear distance; weights may become negative.
/// </summary>
public static class Calibration
{
    /// <summary>Makes the weights.</summary>
    /// <param name="targets">Shares and means.</param>
    /// <param name="baseWeights">Design weights above zero; null when all are equal.</param>
    /// <exception cref="StatisticsException">EST011: targets that depend on each other contradict each other.</exception>
    public static WeightingFit Fit(IReadOnlyList<WeightingTarget> targets, double[]? baseWeights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var weights = MarginErrors.BaseOf(baseWeights, targets);
        // Of standardised columns all targets are zero; the constant keeps the sum of the weights.
        double[][] columns = [Design.Ones(weights.Length).Values, .. TargetColumns.Of(targets).Standardised()];
        var kept = Linear.LeastSquaresSolver.Solve(columns, columns[0], weights).Kept;
        double[][] x = [.. kept.Select(j => columns[j])];
        var total = Vectors.Sum(weights);
        var gap = Array.ConvertAll(x, c => -Vectors.Dot(c, weights));
        gap[0] += total;
        var lambda = Cholesky.Factor(CrossProducts.Gram(x, weights), "The targets").Solve(gap);
        var factor = Likelihood.LinearPredictor.Of(x, lambda);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= 1 + factor[i];
        }

        return MarginErrors.Largest(weights, targets) < 1e-8
            ? WeightingFit.Of("calibrate", weights, 1, targets)
            : throw MarginErrors.NotReached(weights, targets, 1);
    }
}
