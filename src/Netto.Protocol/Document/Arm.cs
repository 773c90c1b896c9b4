namespace Netto.Protocol;

/// <summary>What a group is for. Only treatment and control are randomised.</summary>
public enum ArmRole
{
    /// <summary>Gets the service under study.</summary>
    Treatment,

    /// <summary>Does not get it.</summary>
    Control,

    /// <summary>Outside the randomisation.</summary>
    Comparison,
}

/// <summary>A group of the experiment.</summary>
public sealed record Arm
{
    /// <summary>Name of the arm in files and results.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>What the group is for.</summary>
    public required ArmRole Role { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Short name for narrow columns and lines in figures.</summary>
    public LocalText? ShortLabel { get; init; }

    /// <summary>The letter that tables use to say "significantly greater than"; absent: the first of A, B, C, … that nobody has.</summary>
    [Letter]
    public string Letter { get; init; } = "";

    /// <summary>What the group gets, in a sentence.</summary>
    public LocalText? Description { get; init; }
}

/// <summary>Arms taken together.</summary>
public sealed record ArmPool
{
    /// <summary>Name of the pool in results.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The letter that tables use; absent: the first that no arm has.</summary>
    [Letter]
    public string Letter { get; init; } = "";

    /// <summary>The arms.</summary>
    [RefersTo(Part.Arms)]
    public required IReadOnlyList<string> Arms { get; init; }
}
