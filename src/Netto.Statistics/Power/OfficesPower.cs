namespace Netto.Statistics.Power;

/// <summary>
/// Power of a difference-in-differences over offices, errors by office (Hooper, Teerenstra, de Hoop and Eldridge 2016, doi:10.1002/sim.7028).
/// </summary>
/// <remarks>
/// With office level a, office shock by period b and person e, var(a) = ρπσ², var(b) = ρ(1 − π)σ², var(e) = (1 − ρ)(1 − R²)σ², the change of an
/// office has variance 2ρ(1 − π)σ² + (1 − ρ)(1 − R²)σ²(1/m1 + 1/m0); the difference of the mean changes of G1 and G0 offices has that × (1/G1 + 1/G0), held
/// against t with G1 + G0 − 2 degrees of freedom. Offices of unequal size count the same: 1/m grows by 1 + v².
/// </remarks>
public static class OfficesPower
{
    /// <summary>Chance to find an effect.</summary>
    /// <param name="design">The offices; their own power does not count.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    /// <param name="effect">Effect of the experiment on the mean of its offices.</param>
    /// <exception cref="StatisticsException">PWR002: too few offices or people.</exception>
    public static double Power(OfficesDesign design, double standardDeviation, double effect)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var shift = Math.Abs(effect) / StandardError(design, standardDeviation);
        return ShiftPower.Of(shift, design.Level, design.DegreesOfFreedom);
    }

    /// <summary>Smallest effect that is found with the power of the design.</summary>
    /// <param name="design">The offices.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    public static DetectableEffect Detectable(OfficesDesign design, double standardDeviation)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var shift = ShiftPower.Needed(design.Power, design.Level, design.DegreesOfFreedom);
        var effect = shift * StandardError(design, standardDeviation);
        return new(effect, effect / design.Compliers);
    }

    /// <summary>Offices needed in all, in the ratio of the design, whole and rounded up.</summary>
    /// <param name="design">The offices; their numbers count as shares only.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    /// <param name="effect">Effect of the experiment, not zero.</param>
    public static double Offices(OfficesDesign design, double standardDeviation, double effect)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        var least = Math.Max(
            2.01 / (design.Experiment + design.Comparison),
            1 / Math.Min(design.Experiment, design.Comparison)
        );
        var factor = ShiftPower.Increasing(
            f =>
                Power(
                    design with
                    {
                        Experiment = design.Experiment * f,
                        Comparison = design.Comparison * f,
                    },
                    standardDeviation,
                    effect
                ),
            design.Power,
            least,
            1.1 * least
        );
        return PowerAnalysis.Whole((design.Experiment + design.Comparison) * factor);
    }

    /// <summary>People per office needed during the experiment, one at least, with as many before as the design's ratio says.</summary>
    /// <param name="design">The offices; their numbers of people count as a ratio only.</param>
    /// <param name="standardDeviation">Standard deviation σ of the outcome.</param>
    /// <param name="effect">Effect of the experiment, not zero.</param>
    /// <returns>Null when no number of people is enough: the shocks of offices alone hide the effect.</returns>
    public static double? PeoplePerOffice(OfficesDesign design, double standardDeviation, double effect)
    {
        ArgumentNullException.ThrowIfNull(design);
        design.Check();
        double At(double people) =>
            Power(
                design with
                {
                    PeopleDuring = people,
                    PeopleBefore = people * design.PeopleBefore / design.PeopleDuring,
                },
                standardDeviation,
                effect
            );
        var found = ShiftPower.Increasing(At, design.Power, 1, 2);
        return double.IsFinite(found) ? PowerAnalysis.Whole(found) : null;
    }

    /// <summary>Standard error of the difference-in-differences.</summary>
    internal static double StandardError(OfficesDesign design, double standardDeviation)
    {
        var (icc, lasting) = (design.IntraclassCorrelation, design.Autocorrelation);
        var sizes = 1 + (design.SizeVariation * design.SizeVariation);
        var within =
            (1 - icc)
            * (1 - design.Explained)
            * sizes
            / (1 - design.Attrition)
            * (1 / design.PeopleDuring + 1 / design.PeopleBefore);
        var change = (2 * icc * (1 - lasting)) + within;
        return standardDeviation * Math.Sqrt(change * (1 / design.Experiment + 1 / design.Comparison));
    }
}
