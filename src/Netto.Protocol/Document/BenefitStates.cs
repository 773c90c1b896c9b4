namespace Netto.Protocol;

/// <summary>States of the benefit right: in it (by scheme, class) or out of it (by reason).</summary>
public sealed record BenefitStates
{
    /// <summary>The states in the order of the tables; the first that fits holds.</summary>
    [Keyed]
    public required IReadOnlyList<BenefitState> States { get; init; }

    /// <summary>Months after entry at which tables show the states.</summary>
    public IReadOnlyList<int> ShownAtMonths { get; init; } = [];

    /// <summary>Label of the row that adds the states in benefit.</summary>
    public LocalText? InBenefitLabel { get; init; }
}

/// <summary>One state. It fits a running spell by scheme and class, or an ended one by its reason.</summary>
public sealed record BenefitState
{
    /// <summary>Name of the state.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Schemes of a running spell; empty together with end reasons: any scheme.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>Classes of a running spell; empty: any class.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>End reasons of the last spell, when none runs.</summary>
    public IReadOnlyList<string> EndReasons { get; init; } = [];

    /// <summary>Whether people in this state have the benefit.</summary>
    public StateSide Side { get; init; } = StateSide.InBenefit;
}

/// <summary>Whether a state is in or out of the benefit.</summary>
public enum StateSide
{
    /// <summary>The benefit runs.</summary>
    InBenefit,

    /// <summary>The right has ended; with no end reasons named: everybody else who is out.</summary>
    Out,
}
