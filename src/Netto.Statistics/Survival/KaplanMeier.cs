namespace Netto.Statistics.Survival;

/// <summary>The product-limit estimate of survival (Kaplan and Meier 1958, JASA 53:457). As R <c>survfit</c>.</summary>
public static class KaplanMeier
{
    /// <summary>S(t) = Π (1 − d/n), variance S² Σ d/(n(n − d)) (Greenwood 1926), hazard Σ d/n (Nelson-Aalen).</summary>
    /// <param name="times">Durations, or pieces with a start.</param>
    /// <param name="weights">Case weights, zero or more; null when every row counts once.</param>
    /// <exception cref="StatisticsException">EST004: a weight below zero or not finite.</exception>
    public static SurvivalCurve Fit(SurvivalTimes times, double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (weights is not null && Array.FindIndex(weights, w => !(w >= 0 && double.IsFinite(w))) is >= 0 and var wrong)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                $"A case weight is {weights[wrong]:R}.",
                "Case weights are finite numbers of zero or more."
            );
        }

        var table = EventTable.Of(times, weights);
        return new(
            weights is null ? times.Rows : Vectors.Sum(weights),
            Vectors.Sum(table.Events),
            SurvivalPoints.Of(table)
        );
    }

    /// <summary>One curve a group.</summary>
    /// <param name="times">Durations.</param>
    /// <param name="groups">Group of each row.</param>
    /// <param name="weights">Case weights; null when every row counts once.</param>
    /// <returns>Curves in the order of the group codes.</returns>
    public static IReadOnlyList<SurvivalCurve> FitByGroup(
        SurvivalTimes times,
        Clusters groups,
        double[]? weights = null
    )
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(groups);
        return
        [
            .. groups
                .Members()
                .Select(rows =>
                    Fit(times.Select(rows), weights is null ? null : Array.ConvertAll(rows, i => weights[i]))
                ),
        ];
    }
}
