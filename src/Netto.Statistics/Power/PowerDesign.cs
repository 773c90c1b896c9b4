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

    /// <summary>People per cluster when clusters are randomised; 1 when people are.</summary>
    public double ClusterSize { get; init; } = 1;

    /// <summary>Correlation of outcomes within a cluster.</summary>
    public double IntraclassCorrelation { get; init; }

    /// <summary>Share served in the treatment arm (below 1: never-takers).</summary>
    public double ServedInTreatment { get; init; } = 1;

    /// <summary>Share served in the control arm (above 0: self-reporters).</summary>
    public double ServedInControl { get; init; }

    /// <summary>Share of the variance of the outcome that covariates explain; counts for means only.</summary>
    public double Explained { get; init; }

    /// <summary>Share of compliers: difference in shares served.</summary>
    public double Compliers => ServedInTreatment - ServedInControl;

    /// <summary>Variance inflation of clusters, 1 + (m − 1)ρ (Kish 1965).</summary>
    public double DesignEffect => 1 + (ClusterSize - 1) * IntraclassCorrelation;

    /// <summary>People that count in an arm after attrition and clustering.</summary>
    internal (double Treatment, double Control) Effective =>
        (Treatment * (1 - Attrition) / DesignEffect, Control * (1 - Attrition) / DesignEffect);

    internal void Check()
    {
        var (treatment, control) = Effective;
        if (
            !(treatment > 0)
            || !(control > 0)
            || !(Level is > 0 and < 1)
            || !(Power is > 0 and < 1)
            || !(Compliers > 0)
            || !(Explained is >= 0 and < 1)
        )
        {
            throw new StatisticsException(
                "PWR001",
                $"This design cannot find anything: {treatment:G4} and {control:G4} people count, {Compliers:P0} are compliers.",
                "Level and power lie between 0 and 1, arms hold people, and more are served in the treatment arm."
            );
        }
    }
}

/// <summary>The smallest effect that a design finds with its power.</summary>
/// <param name="IntentionToTreat">Effect of the assignment.</param>
/// <param name="OnCompliers">Effect of the service on compliers (LATE): the former over the share of compliers (Bloom 1984).</param>
public sealed record DetectableEffect(double IntentionToTreat, double OnCompliers);
