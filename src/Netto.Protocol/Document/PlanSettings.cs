namespace Netto.Protocol;

/// <summary>What <c>netto plan</c> computes before the experiment: sample sizes, and a diagnosis by simulation.</summary>
public sealed record PlanSettings
{
    /// <summary>People in the experiment; absent: the planned people of the population, or 1000.</summary>
    [Between(20, 20_000_000)]
    public int? People { get; init; }

    /// <summary>Simulated experiments.</summary>
    [Between(1, 100_000)]
    public int Simulations { get; init; } = 100;

    /// <summary>Chance to find the effect for which sample sizes and detectable effects are told.</summary>
    [Between(0.05, 0.9999)]
    public double Power { get; init; } = 0.8;

    /// <summary>Outcomes that are planned for; empty: all whose effect is estimated.</summary>
    [RefersTo(Part.Outcomes)]
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Share of people whose outcome will not be known.</summary>
    [Between(0, 0.95)]
    public double Attrition { get; init; }

    /// <summary>Share of the variance of outcomes that covariates explain.</summary>
    [Between(0, 0.95)]
    public double Explained { get; init; }

    /// <summary>Correlation of outcomes within an office.</summary>
    [Between(0, 0.9)]
    public double OfficeCorrelation { get; init; } = 0.01;

    /// <summary>Share of that correlation that lasts from the period before to the experiment.</summary>
    [Between(0, 1)]
    public double OfficeAutocorrelation { get; init; } = 0.8;

    /// <summary>Offices in the simulated table of a flat protocol that names a column for them.</summary>
    [Between(2, 10_000)]
    public int Offices { get; init; } = 20;

    /// <summary>Share that is served in the first groups of a comparison (flat protocols; registers follow the simulation).</summary>
    [Between(0, 1)]
    public double ServedInTreatment { get; init; } = 1;

    /// <summary>Share that is served in the groups they are compared with (flat protocols).</summary>
    [Between(0, 1)]
    public double ServedInControl { get; init; }

    /// <summary>Correlation between wanting the service and the outcome without it (flat protocols).</summary>
    [Between(-0.95, 0.95)]
    public double WantingCorrelation { get; init; }

    /// <summary>What is expected of each outcome; required for flat protocols, and for registers in place of the simulated level and effect in the formulas.</summary>
    [Keyed]
    public IReadOnlyList<OutcomeAssumption> Assumptions { get; init; } = [];
}

/// <summary>What is expected of an outcome.</summary>
public sealed record OutcomeAssumption
{
    /// <summary>The outcome.</summary>
    [Id]
    [RefersTo(Part.Outcomes)]
    public required string Outcome { get; init; }

    /// <summary>Mean, or share, without the service.</summary>
    public required double Control { get; init; }

    /// <summary>Standard deviation; absent: a 0/1 outcome, whose mean is a share.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>Effect of being served.</summary>
    public required double Effect { get; init; }
}
