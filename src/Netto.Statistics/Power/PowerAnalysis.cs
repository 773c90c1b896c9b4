namespace Netto.Statistics.Power;

/// <summary>
/// Sample size, power and minimum detectable effect in closed form (Lachin 1981; Bloom 1995, doi:10.1177/0193841X9501900504). Normal approximation: for small
/// samples R <c>power.t.test</c> with its noncentral t asks a few people more.
/// </summary>
public static class PowerAnalysis
{
    /// <summary>Smallest difference in means: (z_{1−α/2} + z_{power}) σ √(1 − R²) √(1/n1 + 1/n0).</summary>
    /// <param name="design">The comparison.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    /// <exception cref="StatisticsException">PWR001: the design holds nobody, or no compliers.</exception>
    public static DetectableEffect DetectableMean(PowerDesign design, double standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var effect = (Critical(design) + Normal.Quantile(design.Power)) * ErrorOfMeans(design, standardDeviation);
        return new(effect, effect / design.Compliers);
    }

    /// <summary>Chance to find a difference in means.</summary>
    /// <param name="design">The comparison; its own power does not count.</param>
    /// <param name="standardDeviation">Standard deviation of the outcome.</param>
    /// <param name="effect">Effect of the assignment.</param>
    public static double PowerForMean(PowerDesign design, double standardDeviation, double effect)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var shift = Math.Abs(effect) / ErrorOfMeans(design, standardDeviation);
        return Normal.LowerTail(shift - Critical(design)) + Normal.UpperTail(shift + Critical(design));
    }

    /// <summary>Chance to find a difference between two shares by the pooled z test. As R <c>power.prop.test</c>.</summary>
    /// <param name="design">The comparison; its own power does not count.</param>
    /// <param name="treatment">Share in the treatment arm.</param>
    /// <param name="control">Share in the control arm.</param>
    public static double PowerForShares(PowerDesign design, double treatment, double control)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var (n1, n0) = design.Effective;
        var pooled = (n1 * treatment + n0 * control) / (n1 + n0);
        var underNull = Math.Sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0));
        var underEffect = Math.Sqrt(treatment * (1 - treatment) / n1 + control * (1 - control) / n0);
        return Normal.LowerTail((Math.Abs(treatment - control) - Critical(design) * underNull) / underEffect);
    }

    /// <summary>Smallest rise of a share that is found with the power of the design.</summary>
    /// <param name="design">The comparison.</param>
    /// <param name="control">Share in the control arm.</param>
    /// <returns>Null when even a rise to one would not be found.</returns>
    public static DetectableEffect? DetectableRise(PowerDesign design, double control)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var (low, high) = (control, 1 - 1e-12);
        if (!(PowerForShares(design, high, control) >= design.Power))
        {
            return null;
        }

        for (var i = 0; i < 200 && high - low > 1e-15; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = PowerForShares(design, middle, control) < design.Power ? (middle, high) : (low, middle);
        }

        return new(high - control, (high - control) / design.Compliers);
    }

    /// <summary>People needed in all to find a difference in means, whole and rounded up.</summary>
    /// <param name="design">The comparison; its numbers of people count as shares only.</param>
    /// <param name="standardDeviation">Standard deviation of the outcome.</param>
    /// <param name="effect">Effect of the assignment, not zero.</param>
    public static double PeopleForMean(PowerDesign design, double standardDeviation, double effect)
    {
        // The detectable effect falls with the root of the number of people.
        var ratio = DetectableMean(design, standardDeviation).IntentionToTreat / Math.Abs(effect);
        return Math.Ceiling((design.Treatment + design.Control) * ratio * ratio);
    }

    private static double Critical(PowerDesign design) => Normal.UpperQuantile(design.Level / 2);

    private static double ErrorOfMeans(PowerDesign design, double standardDeviation)
    {
        var (n1, n0) = design.Effective;
        return standardDeviation * Math.Sqrt(1 - design.Explained) * Math.Sqrt(1 / n1 + 1 / n0);
    }
}
