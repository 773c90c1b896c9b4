namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>
/// Wald test that an effect is the same among groups of people that have nobody in common: the joint test of the products of
/// effect and group in one regression in which every regressor is multiplied by the group.
/// </summary>
/// <remarks>
/// In that regression the groups share no coefficient, so its estimates are those of the groups one by one; what clusters
/// they share makes the covariance between them: V = G/(G − 1)·(n − 1)/(n − k) Σ ψψ' over clusters (CR1), ψ the influence
/// of a cluster on the effects. F with q and G − 1 degrees of freedom: Cameron and Miller (2015), doi:10.3368/jhr.50.2.317,
/// sections II.C and VI.
/// </remarks>
public static class EqualEffects
{
    /// <summary>Tests effects whose people share clusters.</summary>
    /// <param name="effects">At least two groups; each person in one of them only.</param>
    /// <exception cref="StatisticsException">EST005: no more clusters than restrictions. EST008: the differences have no covariance of full rank.</exception>
    public static JointTest Test(IReadOnlyList<ClusteredEffect> effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        string[] clusters =
        [
            .. effects
                .SelectMany(effect => effect.Influence.Keys)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        if (clusters.Length < effects.Count + 1)
        {
            throw new StatisticsException(
                StatisticsErrors.TooFewClusters,
                $"{effects.Count - 1} differences between groups and {clusters.Length} clusters.",
                "Take groups together, or leave the test out."
            );
        }
        var (n, k) = (effects.Sum(effect => effect.N), effects.Sum(effect => effect.Parameters));
        double count = clusters.Length;
        var factor = count / (count - 1) * (n - 1) / (n - k);
        var covariance = new Matrix(effects.Count, effects.Count);
        foreach (var cluster in clusters)
        {
            for (var i = 0; i < effects.Count; i++)
            {
                var own = effects[i].Influence.GetValueOrDefault(cluster);
                for (var j = 0; j < effects.Count; j++)
                {
                    covariance[i, j] += factor * own * effects[j].Influence.GetValueOrDefault(cluster);
                }
            }
        }
        return Test(
            [.. effects.Select(effect => effect.Name)],
            [.. effects.Select(effect => effect.Estimate)],
            covariance,
            count - 1
        );
    }

    /// <summary>Tests effects with a known covariance; diagonal when the groups share nothing.</summary>
    /// <param name="names">Groups, at least two.</param>
    /// <param name="estimates">Their effects.</param>
    /// <param name="covariance">Covariance of the effects.</param>
    /// <param name="degreesOfFreedom">Of the denominator; infinite for chi-squared.</param>
    /// <exception cref="StatisticsException">EST008: the differences have no covariance of full rank.</exception>
    public static JointTest Test(
        IReadOnlyList<string> names,
        IReadOnlyList<double> estimates,
        Matrix covariance,
        double degreesOfFreedom = double.PositiveInfinity
    )
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentOutOfRangeException.ThrowIfLessThan(names.Count, 2, nameof(names));
        ArgumentOutOfRangeException.ThrowIfNotEqual(estimates.Count, names.Count, nameof(estimates));
        ArgumentOutOfRangeException.ThrowIfNotEqual(covariance.Rows, names.Count, nameof(covariance));
        var q = names.Count - 1;
        var ofDifferences = new Matrix(q, q);
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++)
            {
                ofDifferences[i, j] =
                    covariance[i + 1, j + 1] - covariance[i + 1, 0] - covariance[0, j + 1] + covariance[0, 0];
            }
        }
        string[] terms = [.. names.Skip(1)];
        double[] differences = [.. estimates.Skip(1).Select(estimate => estimate - estimates[0])];
        return CoefficientTable.From(terms, differences, ofDifferences, degreesOfFreedom).Wald(terms);
    }
}
