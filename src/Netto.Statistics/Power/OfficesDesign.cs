namespace Netto.Statistics.Power;

/// <summary>A difference-in-differences over offices: other people before and during the experiment in the same offices.</summary>
/// <param name="Experiment">Offices with the experiment.</param>
/// <param name="Comparison">Offices without it.</param>
public sealed record OfficesDesign(double Experiment, double Comparison)
{
    /// <summary>People per office before, mean.</summary>
    public required double PeopleBefore { get; init; }

    /// <summary>People per office during the experiment, mean.</summary>
    public required double PeopleDuring { get; init; }

    /// <summary>Standard deviation of the sizes of offices over their mean; 0 for equal sizes.</summary>
    public double SizeVariation { get; init; }

    /// <summary>Correlation of outcomes within an office and period.</summary>
    public double IntraclassCorrelation { get; init; }

    /// <summary>Share of that correlation that lasts from one period to the other: 1 for offices that only differ in level.</summary>
    public double Autocorrelation { get; init; } = 1;

    /// <summary>Share of the variance within offices that covariates explain.</summary>
    public double Explained { get; init; }

    /// <summary>Share of people without an outcome.</summary>
    public double Attrition { get; init; }

    /// <summary>Difference in shares served that the experiment makes in its offices; 1 when everybody is.</summary>
    public double Compliers { get; init; } = 1;

    /// <summary>Two-sided significance level, 0.05 unless told.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Chance to find the effect, 0.8 unless told.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Offices less two: the difference of two groups of office changes.</summary>
    internal double DegreesOfFreedom => Experiment + Comparison - 2;

    internal void Check()
    {
        var shares =
            IntraclassCorrelation is >= 0 and < 1
            && Autocorrelation is >= 0 and <= 1
            && Explained is >= 0 and < 1
            && Attrition is >= 0 and < 1
            && Level is > 0 and < 1
            && Power is > 0 and < 1
            && Compliers is > 0 and <= 1;
        if (
            !shares
            || !(Experiment >= 1)
            || !(Comparison >= 1)
            || !(DegreesOfFreedom > 0)
            || !(PeopleBefore > 0)
            || !(PeopleDuring > 0)
            || !(SizeVariation >= 0)
        )
        {
            throw new StatisticsException(
                "PWR002",
                $"{Experiment:G4} offices with the experiment and {Comparison:G4} without, {PeopleBefore:G4} and {PeopleDuring:G4} people an office and period: no difference-in-differences.",
                "Give at least three offices, one on each side, people in both periods, and correlations, shares, level and power between 0 and 1."
            );
        }
    }
}
