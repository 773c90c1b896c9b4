namespace Netto.Statistics.Power;

/// <summary>
/// Sample size, power and minimum detectable effect in closed form (Lachin 1981; Bloom 1995, doi:10.1177/0193841X9501900504): means, shares and the
/// effect on compliers, with clusters, attrition, unequal arms and covariates. Each question (power, effect, people) has its answer under the same design.
/// </summary>
public static class PowerAnalysis
{
    // People are counted whole; a rounding error must not ask for one more.
    private const double Rounding = 1e-9;

    /// <summary>Smallest difference in means: (z_{1−α/2} + z_{power}) σ √(1 − R²) √(1/n1 + 1/n0), or with the noncentral t when the design says so.</summary>
    /// <param name="design">The comparison.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    /// <exception cref="StatisticsException">PWR001: the design holds nobody, or no compliers.</exception>
    public static DetectableEffect DetectableMean(PowerDesign design, double standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var shift = ShiftPower.Needed(design.Power, design.Level, design.DegreesOfFreedom);
        var effect = shift * ErrorOfMeans(design, standardDeviation);
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
        return ShiftPower.Of(shift, design.Level, design.DegreesOfFreedom);
    }

    /// <summary>Chance to find an effect on compliers: that of the difference in means which it makes, effect × share of compliers (Bloom 1984).</summary>
    /// <param name="design">The comparison, with the shares served in both arms.</param>
    /// <param name="standardDeviation">Standard deviation of the outcome.</param>
    /// <param name="effectOnCompliers">Effect of the service on compliers (LATE).</param>
    public static double PowerForCompliers(PowerDesign design, double standardDeviation, double effectOnCompliers)
    {
        ArgumentNullException.ThrowIfNull(design);
        return PowerForMean(design, standardDeviation, effectOnCompliers * design.Compliers);
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
        var critical = Normal.UpperQuantile(design.Level / 2);
        return Normal.LowerTail((Math.Abs(treatment - control) - critical * underNull) / underEffect);
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
        var normal = design with
        {
            Reference = PowerReference.Normal,
        };
        var ratio = DetectableMean(normal, standardDeviation).IntentionToTreat / Math.Abs(effect);
        var factor = ratio * ratio;
        if (design.Reference == PowerReference.StudentT)
        {
            // The t asks for more than the normal, and for three people or clusters at least.
            var least = Math.Max(factor, 2.01 / (design.DegreesOfFreedom + 2));
            factor = ShiftPower.Increasing(
                f => PowerForMean(design.Times(f), standardDeviation, effect),
                design.Power,
                least,
                1.1 * least
            );
        }
        return Whole((design.Treatment + design.Control) * factor);
    }

    /// <summary>People needed in all to find an effect on compliers.</summary>
    /// <param name="design">The comparison, with the shares served in both arms.</param>
    /// <param name="standardDeviation">Standard deviation of the outcome.</param>
    /// <param name="effectOnCompliers">Effect of the service on compliers (LATE), not zero.</param>
    public static double PeopleForCompliers(PowerDesign design, double standardDeviation, double effectOnCompliers)
    {
        ArgumentNullException.ThrowIfNull(design);
        return PeopleForMean(design, standardDeviation, effectOnCompliers * design.Compliers);
    }

    /// <summary>People needed in all to find a difference between two shares, whole and rounded up. As R <c>power.prop.test</c> for equal arms.</summary>
    /// <param name="design">The comparison; its numbers of people count as shares only.</param>
    /// <param name="treatment">Share in the treatment arm.</param>
    /// <param name="control">Share in the control arm, another one.</param>
    public static double PeopleForShares(PowerDesign design, double treatment, double control)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        // The z test of shares has no degrees of freedom to run out of; the search starts at one person in all.
        var normal = design with
        {
            Reference = PowerReference.Normal,
        };
        var one = 1 / (design.Treatment + design.Control);
        var factor = ShiftPower.Increasing(
            f => PowerForShares(normal.Times(f), treatment, control),
            design.Power,
            one,
            2 * one
        );
        return Whole((design.Treatment + design.Control) * factor);
    }

    /// <summary>
    /// F of the first stage to expect: (p1 − p0)² over its variance p1(1 − p1)/n1 + p0(1 − p0)/n0; infinite when everybody complies. Under about 10 the effect on
    /// compliers cannot be told with the usual errors.
    /// </summary>
    /// <param name="design">The comparison, with the shares served in both arms.</param>
    public static double ExpectedFirstStage(PowerDesign design)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var (n1, n0) = design.Effective;
        var (p1, p0) = (design.ServedInTreatment, design.ServedInControl);
        return design.Compliers * design.Compliers / ((p1 * (1 - p1) / n1) + (p0 * (1 - p0) / n0));
    }

    internal static double Whole(double people) => Math.Ceiling(people - (Rounding * people));

    private static double ErrorOfMeans(PowerDesign design, double standardDeviation)
    {
        var (n1, n0) = design.Effective;
        return standardDeviation * Math.Sqrt(1 - design.Explained) * Math.Sqrt(1 / n1 + 1 / n0);
    }
}
