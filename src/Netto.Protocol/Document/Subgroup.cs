namespace Netto.Protocol;

/// <summary>A part of the population: everybody who meets all conditions.</summary>
public sealed record Subgroup
{
    /// <summary>Name in results.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Covariate and the levels that belong to the part.</summary>
    [Keyed]
    public required IReadOnlyList<LevelCondition> Where { get; init; }

    /// <summary>The covariate whose subgroups are tested against each other: that of the first condition.</summary>
    public string Dimension => Where[0].Covariate;
}

/// <summary>A covariate has one of these levels.</summary>
public sealed record LevelCondition
{
    /// <summary>The covariate.</summary>
    [Id]
    [RefersTo(Part.Covariates)]
    public required string Covariate { get; init; }

    /// <summary>The levels.</summary>
    [Inline]
    public required IReadOnlyList<string> Levels { get; init; }
}
