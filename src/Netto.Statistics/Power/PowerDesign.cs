namespace Netto.Statistics.Power;

/// <summary>A planned comparison of two arms.</summary>
/// <param name="Treatment">People in the treatment arm.</param>
/// <param name="Control">People in the control arm.</param>
public sealed record PowerDesign(double Treatment, double Control)
{
    /// <summary>Two-sided significance level, 0.05 unless told.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Chance to find the effect, 0.8 unless told.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>Share of people without an outcome, from 0 up to 1.</summary>
    public double Attrition { get; init; }

    /// <summary>Mean number of people per cluster when clusters are randomised; 1 when people are.</summary>
    public double ClusterSize { get; init; } = 1;

    /// <summary>Standard deviation of the sizes of clusters over their mean; 0 for equal sizes.</summary>
    public double ClusterSizeVariation { get; init; }

    /// <summary>Correlation of outcomes within a cluster.</summary>
    public double IntraclassCorrelation { get; init; }

    /// <summary>Share served in the treatment arm (below 1: never-takers).</summary>
    public double ServedInTreatment { get; init; } = 1;

    /// <summary>Share served in the control arm (above 0: self-reporters).</summary>
    public double ServedInControl { get; init; }

    /// <summary>Share of the variance of the outcome that covariates explain; counts for means only.</summary>
    public double Explained { get; init; }

    /// <summary>What the test statistic of means is held against; the normal unless told.</summary>
    public PowerReference Reference { get; init; }

    /// <summary>Share of compliers: difference in shares served.</summary>
    public double Compliers => ServedInTreatment - ServedInControl;

    /// <summary>
    /// Variance inflation of clusters, 1 + ((1 + v²)m − 1)ρ, with m the mean size and v its coefficient of variation (Kish 1965; Eldridge, Ashby and
    /// Kerry 2006, doi:10.1093/ije/dyl129).
    /// </summary>
    public double DesignEffect =>
        1 + ((((1 + (ClusterSizeVariation * ClusterSizeVariation)) * ClusterSize) - 1) * IntraclassCorrelation);

    /// <summary>People that count in an arm after attrition and clustering.</summary>
    internal (double Treatment, double Control) Effective =>
        (Treatment * (1 - Attrition) / DesignEffect, Control * (1 - Attrition) / DesignEffect);

    /// <summary>People, or clusters where clusters are randomised, less two.</summary>
    internal double DegreesOfFreedom =>
        Reference == PowerReference.Normal
            ? double.PositiveInfinity
            : ((Treatment + Control) * (ClusterSize > 1 ? 1 / ClusterSize : 1 - Attrition)) - 2;

    /// <summary>The same design with arms of the same ratio and this many times the people.</summary>
    internal PowerDesign Times(double factor) =>
        this with
        {
            Treatment = Treatment * factor,
            Control = Control * factor,
        };

    internal void Check()
    {
        var (treatment, control) = Effective;
        var people = treatment > 0 && control > 0 && Attrition is >= 0 and < 1 && double.IsFinite(treatment + control);
        var clusters =
            ClusterSize >= 1
            && double.IsFinite(ClusterSize)
            && ClusterSizeVariation >= 0
            && IntraclassCorrelation is >= 0 and <= 1;
        var served = ServedInTreatment is > 0 and <= 1 && ServedInControl is >= 0 and < 1 && Compliers > 0;
        var test = Level is > 0 and < 1 && Power is > 0 and < 1 && Explained is >= 0 and < 1 && DegreesOfFreedom > 0;
        if (!(people && clusters && served && test))
        {
            throw new StatisticsException(
                "PWR001",
                $"This design cannot find anything: {treatment:G4} and {control:G4} people count, {Compliers:P0} are compliers.",
                "Level, power and shares lie between 0 and 1, clusters hold at least one person, arms hold people, and more are served in the treatment arm."
            );
        }
    }
}

/// <summary>What a test statistic is held against.</summary>
public enum PowerReference
{
    /// <summary>The normal distribution: closed forms, as most textbooks.</summary>
    Normal,

    /// <summary>Student's t with n − 2 degrees of freedom (clusters − 2): power by the noncentral t, as R <c>power.t.test(strict = TRUE)</c>.</summary>
    StudentT,
}

/// <summary>The smallest effect that a design finds with its power.</summary>
/// <param name="IntentionToTreat">Effect of the assignment.</param>
/// <param name="OnCompliers">Effect of the service on compliers (LATE): the former over the share of compliers (Bloom 1984).</param>
public sealed record DetectableEffect(double IntentionToTreat, double OnCompliers);
