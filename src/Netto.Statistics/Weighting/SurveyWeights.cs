namespace Netto.Statistics.Weighting;

/// <summary>Survey weights by any of the methods (Deville, Särndal and Sautory 1993, doi:10.1080/01621459.1993.10476369, on what they share).</summary>
public static class SurveyWeights
{
    /// <summary>Makes weights: design weights × fit.</summary>
    /// <param name="method">How.</param>
    /// <param name="targets">What the weighted respondents must look like.</param>
    /// <param name="baseWeights">Design weights above zero; null when all are equal.</param>
    /// <exception cref="StatisticsException">WGT001: the method does not take these targets. EST011: they cannot be reached.</exception>
    public static WeightingFit Fit(
        WeightingMethod method,
        IReadOnlyList<WeightingTarget> targets,
        double[]? baseWeights = null
    )
    {
        ArgumentNullException.ThrowIfNull(targets);
        return method switch
        {
            WeightingMethod.EntropyBalancing => EntropyBalancing.Fit(targets, baseWeights),
            WeightingMethod.Calibration => Calibration.Fit(targets, baseWeights),
            WeightingMethod.Raking => Raking.Fit(SharesOf(targets, "raking"), baseWeights),
            _ => PostStratification.Fit(
                SharesOf(targets, "post-stratification") is [var single]
                    ? single
                    : throw WeightingTarget.Wrong(
                        $"post-stratification found {targets.Count} variables ({string.Join(", ", targets.Select(t => t.Variable))}), expected one",
                        "For several use rake."
                    ),
                baseWeights
            ),
        };
    }

    private static IReadOnlyList<WeightingTarget.Shares> SharesOf(
        IReadOnlyList<WeightingTarget> targets,
        string method
    ) =>
        targets.FirstOrDefault(t => t is not WeightingTarget.Shares) is { } mean
            ? throw WeightingTarget.Wrong(
                $"{method} found a mean of {mean.Variable}, expected shares",
                "For means use entropy or calibrate."
            )
            : [.. targets.Cast<WeightingTarget.Shares>()];
}
