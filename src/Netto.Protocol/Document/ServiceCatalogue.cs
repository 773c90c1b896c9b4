namespace Netto.Protocol;

/// <summary>What can be given to people, by kind; a service's id is its <c>kind</c> in the registers.</summary>
public sealed record ServiceCatalogue
{
    /// <summary>Conversations (table <c>contacts</c>).</summary>
    [Keyed]
    public IReadOnlyList<Service> Conversations { get; init; } = [];

    /// <summary>Trajectories bought from re-integration firms (table <c>trajectories</c>).</summary>
    [Keyed]
    public IReadOnlyList<Service> Trajectories { get; init; } = [];

    /// <summary>Instruments (table <c>instruments</c>).</summary>
    [Keyed]
    public IReadOnlyList<Service> Instruments { get; init; } = [];
}

/// <summary>One kind of service.</summary>
public sealed record Service
{
    /// <summary>Name of the kind, as the registers write it in <c>kind</c>.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Short name, for chains of trajectories.</summary>
    public string? ShortLabel { get; init; }

    /// <summary>Arms that may get it; self-reporters get what the crossover rule says.</summary>
    [RefersTo(Part.Arms)]
    public IReadOnlyList<string> Arms { get; init; } = [];

    /// <summary>What one unit costs.</summary>
    public UnitCost? UnitCost { get; init; }

    /// <summary>Other codes that the registers use for it.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>The price of one unit.</summary>
public sealed record UnitCost
{
    /// <summary>Euros a unit.</summary>
    [Between(0, 1_000_000)]
    public required double Euro { get; init; }

    /// <summary>Where the price comes from; invented prices are said to be so in every table that uses them.</summary>
    public required PriceSource Source { get; init; }
}

/// <summary>Where a price comes from.</summary>
public enum PriceSource
{
    /// <summary>Made up for the example.</summary>
    Invented,

    /// <summary>From a publication.</summary>
    Published,

    /// <summary>From the agency's accounts.</summary>
    Agency,
}

/// <summary>A conversation planned for an arm.</summary>
public sealed record PlannedContact
{
    /// <summary>Month of the benefit (the first month is 1).</summary>
    [Between(1, 120)]
    public required int Month { get; init; }

    /// <summary>The arm.</summary>
    [RefersTo(Part.Arms)]
    public required string Arm { get; init; }

    /// <summary>The conversation.</summary>
    [RefersTo(Part.Conversations)]
    public required string Conversation { get; init; }

    /// <summary>Alone or in a group.</summary>
    public ContactForm Form { get; init; } = ContactForm.Individual;

    /// <summary>Only people in this subgroup; absent: everybody in the arm.</summary>
    [RefersTo(Part.Subgroups)]
    public string? Among { get; init; }

    /// <summary>First week of the benefit in which it counts as this one.</summary>
    [Between(1, 520)]
    public int? FromWeek { get; init; }

    /// <summary>Last week of the benefit in which it counts as this one.</summary>
    [Between(1, 520)]
    public int? UntilWeek { get; init; }
}

/// <summary>Form of a conversation.</summary>
public enum ContactForm
{
    /// <summary>One person.</summary>
    Individual,

    /// <summary>Several people.</summary>
    Group,
}
