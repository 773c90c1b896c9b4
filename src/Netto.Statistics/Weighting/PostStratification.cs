namespace Netto.Statistics.Weighting;

/// <summary>Post-stratification (Holt and Smith 1979, JRSS A 142:33): w = base × share in the population / weighted share among respondents. As R <c>survey::postStratify</c>.</summary>
public static class PostStratification
{
    /// <summary>Makes the weights.</summary>
    /// <param name="target">Shares of the cells.</param>
    /// <param name="baseWeights">Design weights above zero; null when all are equal.</param>
    public static WeightingFit Fit(WeightingTarget.Shares target, double[]? baseWeights = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var weights = MarginErrors.BaseOf(baseWeights, [target]);
        var shares = MarginErrors.SharesOf(weights, target);
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= target.Expected[target.Codes[i]] / shares[target.Codes[i]];
        }

        return WeightingFit.Of("poststratify", weights, 1, [target]);
    }
}
