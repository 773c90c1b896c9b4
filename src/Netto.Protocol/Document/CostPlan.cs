namespace Netto.Protocol;

/// <summary>Costs and benefits of one comparison. Unit costs stand in the service catalogue.</summary>
public sealed record CostPlan
{
    /// <summary>The comparison.</summary>
    [RefersTo(Part.Comparisons)]
    public required string Comparison { get; init; }

    /// <summary>The method whose effects are valued.</summary>
    public EffectMethod Method { get; init; } = EffectMethod.Late;

    /// <summary>Marginal tax rate on wages and benefits, between 0 and 1.</summary>
    [Between(0, 1)]
    public required double TaxRate { get; init; }

    /// <summary>Yearly discount rate; 0 as in a plain sum.</summary>
    [Between(0, 1)]
    public double DiscountRate { get; init; }

    /// <summary>Outcomes of kind benefit-cost that are added, by scheme.</summary>
    [RefersTo(Part.Outcomes)]
    public required IReadOnlyList<string> Benefits { get; init; }

    /// <summary>Outcome that gives the hours worked.</summary>
    [RefersTo(Part.Outcomes)]
    public string? Hours { get; init; }

    /// <summary>Outcome that gives the hourly wage.</summary>
    [RefersTo(Part.Outcomes)]
    public string? Wage { get; init; }

    /// <summary>State whose difference between arms explains part of the benefit effect (pension), shown as a caveat.</summary>
    [RefersTo(Part.Statuses)]
    public string? CaveatStatus { get; init; }

    /// <summary>How the money falls to the parties.</summary>
    [Keyed]
    public IReadOnlyList<CostParty> Parties { get; init; } = [];

    /// <summary>Gains that have no price.</summary>
    [Keyed]
    public IReadOnlyList<NonMonetaryItem> NonMonetary { get; init; } = [];
}

/// <summary>A party and its part of each flow: positive when it gains from a euro more of it, negative when it pays.</summary>
public sealed record CostParty
{
    /// <summary>Name of the party.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>What a euro more of gross benefit does to it before tax, between −1 and 1.</summary>
    [Between(-1, 1)]
    public double Benefit { get; init; }

    /// <summary>What a euro more of gross wage does to it before tax.</summary>
    [Between(-1, 1)]
    public double Wage { get; init; }

    /// <summary>What a euro of tax does to it.</summary>
    [Between(-1, 1)]
    public double Tax { get; init; }

    /// <summary>What a euro of service does to it.</summary>
    [Between(-1, 1)]
    public double Service { get; init; }
}

/// <summary>A gain without a price.</summary>
public sealed record NonMonetaryItem
{
    /// <summary>The letter in the table.</summary>
    [Id]
    public required string Letter { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The party it falls to.</summary>
    public required string Party { get; init; }

    /// <summary>The outcome that measures it; absent: not measured in registers.</summary>
    [RefersTo(Part.Outcomes)]
    public string? Outcome { get; init; }
}
