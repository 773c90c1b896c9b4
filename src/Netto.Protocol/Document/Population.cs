using NodaTime;

namespace Netto.Protocol;

/// <summary>Who takes part.</summary>
public sealed record Population
{
    /// <summary>Benefit scheme of the entries, as the registers write it; absent for flat tables.</summary>
    public string? Scheme { get; init; }

    /// <summary>A sentence that says who they are.</summary>
    public LocalText? Description { get; init; }

    /// <summary>The window in which people come in.</summary>
    public InflowWindow? Inflow { get; init; }

    /// <summary>Week of the benefit in which the weekly lists are made: people with a running right in that week are assigned.</summary>
    [Between(1, 520)]
    public int? ListedInWeek { get; init; }

    /// <summary>Weeks between entry and the start of the experiment for a person.</summary>
    [Between(0, 520)]
    public int StartsAfterWeeks { get; init; }

    /// <summary>A right resumed within this many days keeps its first day; absent: every right is new.</summary>
    [Between(0, 3660)]
    public int? RevivalDays { get; init; }

    /// <summary>The offices.</summary>
    public OfficeList Offices { get; init; } = new();

    /// <summary>Who is left out, and why.</summary>
    [Keyed]
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>Number of people the experiment needs in its randomised arms, as planned.</summary>
    [Between(1, 100_000_000)]
    public int? PlannedPeople { get; init; }
}

/// <summary>The window in which people come in; both days belong to it.</summary>
public sealed record InflowWindow
{
    /// <summary>First day.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>Which date of the person lies in the window.</summary>
    public DateOfPerson About { get; init; } = DateOfPerson.Entry;
}

/// <summary>Dates of a person from which windows are counted.</summary>
public enum DateOfPerson
{
    /// <summary>First day of the benefit right (after the revival rule).</summary>
    Entry,

    /// <summary>Start of the experiment for the person: entry plus the waiting weeks.</summary>
    Start,

    /// <summary>Day of the assignment.</summary>
    Assignment,
}

/// <summary>The offices and what they do in the experiment.</summary>
public sealed record OfficeList
{
    /// <summary>Offices where people are randomised.</summary>
    public IReadOnlyList<string> Experiment { get; init; } = [];

    /// <summary>Offices outside the randomisation that serve as comparison.</summary>
    public IReadOnlyList<string> Comparison { get; init; } = [];

    /// <summary>Offices that are left out of the study, with the reason.</summary>
    [Keyed]
    public IReadOnlyList<ExcludedOffice> LeftOut { get; init; } = [];
}

/// <summary>An office that is left out.</summary>
public sealed record ExcludedOffice
{
    /// <summary>The office.</summary>
    [Id]
    public required string Office { get; init; }

    /// <summary>Why it is left out.</summary>
    [Inline]
    public required LocalText Reason { get; init; }
}

/// <summary>A reason to leave a person out.</summary>
public sealed record Exclusion
{
    /// <summary>Name of the exclusion.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Why these people are left out.</summary>
    public required LocalText Reason { get; init; }

    /// <summary>Column of the inflow list (and of the entries) that shows it; absent: the id itself names the column.</summary>
    public string? Column { get; init; }

    /// <summary>Values of the column that mean "left out".</summary>
    public IReadOnlyList<string> Values { get; init; } = ["1", "true", "ja", "yes"];

    /// <summary>Offices where the exclusion holds; empty: everywhere.</summary>
    [RefersTo(Part.Offices)]
    public IReadOnlyList<string> Offices { get; init; } = [];

    /// <summary>Who takes these people out.</summary>
    public FilteredBy FilteredBy { get; init; } = FilteredBy.Centre;
}

/// <summary>Where an exclusion is applied.</summary>
public enum FilteredBy
{
    /// <summary>Centrally, when the lists are made.</summary>
    Centre,

    /// <summary>By the office, after it got the list.</summary>
    Office,
}
