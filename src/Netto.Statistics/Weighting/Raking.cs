namespace Netto.Statistics.Weighting;

/// <summary>
/// Raking (Deming and Stephan 1940, Annals of Mathematical Statistics 11:427): post-stratifies to one margin after the other until all fit; design weights are
/// kept as factors. As R <c>survey::rake</c>.
/// </summary>
public static class Raking
{
    private const int LargestRound = 5_000;
    private const double Tolerance = 1e-13;

    /// <summary>Makes the weights.</summary>
    /// <param name="targets">Shares of each variable.</param>
    /// <param name="baseWeights">Design weights above zero; null when all are equal.</param>
    /// <exception cref="StatisticsException">EST011: the margins cannot be reached together; the message says which is furthest off.</exception>
    public static WeightingFit Fit(IReadOnlyList<WeightingTarget.Shares> targets, double[]? baseWeights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var weights = MarginErrors.BaseOf(baseWeights, targets);
        var before = double.PositiveInfinity;
        for (var round = 1; round <= LargestRound; round++)
        {
            foreach (var target in targets)
            {
                Adjust(weights, target);
            }

            var error = MarginErrors.Largest(weights, targets);
            // Rounding may keep the last digits from settling: a tiny error that no longer falls is the end too.
            if (error < Tolerance || (error < 1e-10 && error >= before))
            {
                return WeightingFit.Of("rake", weights, round, targets);
            }

            before = error;
        }

        throw MarginErrors.NotReached(weights, targets, LargestRound);
    }

    private static void Adjust(double[] weights, WeightingTarget.Shares target)
    {
        var shares = MarginErrors.SharesOf(weights, target);
        var factors = target.Expected.Zip(shares, (wanted, now) => now > 0 ? wanted / now : 0).ToArray();
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] *= factors[target.Codes[i]];
        }
    }
}
