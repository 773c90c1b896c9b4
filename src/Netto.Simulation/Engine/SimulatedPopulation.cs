namespace Netto.Simulation.Engine;

/// <summary>A trait as a column: one text a person; an empty text is a missing value.</summary>
/// <param name="Name">Column name in the register.</param>
/// <param name="ValueOf">The value of a person, by index.</param>
public sealed record TraitColumn(string Name, Func<int, string> ValueOf);

/// <summary>The entry of one person: the start of the benefit right.</summary>
public readonly record struct EntryRow(string Scheme, int Date, string Office);

/// <summary>The arm that is recorded for one person of the experiment.</summary>
public readonly record struct AssignmentRow(string Arm, int Date, int Digit, string Method);

/// <summary>Who there is: one entry a person, with traits, and the arm of those in the experiment.</summary>
public sealed record SimulatedPopulation
{
    /// <summary>Citizen numbers; the index in this list is the person in all other rows.</summary>
    public required IReadOnlyList<int> CitizenNumbers { get; init; }

    /// <summary>Birth dates as day numbers.</summary>
    public required Func<int, int> BirthDateOf { get; init; }

    /// <summary>Columns of the table of people, after birth date (first of them: sex).</summary>
    public required IReadOnlyList<TraitColumn> PersonColumns { get; init; }

    /// <summary>The entry of each person.</summary>
    public required Func<int, EntryRow> EntryOf { get; init; }

    /// <summary>Columns of the table of entries, after the office.</summary>
    public required IReadOnlyList<TraitColumn> EntryColumns { get; init; }

    /// <summary>The recorded assignment; null for people outside the experiment, such as those of the period before.</summary>
    public required Func<int, AssignmentRow?> AssignmentOf { get; init; }

    /// <summary>Number of people.</summary>
    public int Count => CitizenNumbers.Count;

    /// <summary>These people and, behind them, others with the same columns.</summary>
    /// <exception cref="ArgumentException">The columns differ.</exception>
    public SimulatedPopulation FollowedBy(SimulatedPopulation others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return this with
        {
            CitizenNumbers = [.. CitizenNumbers, .. others.CitizenNumbers],
            BirthDateOf = Joined(BirthDateOf, others.BirthDateOf),
            PersonColumns = Joined(PersonColumns, others.PersonColumns),
            EntryOf = Joined(EntryOf, others.EntryOf),
            EntryColumns = Joined(EntryColumns, others.EntryColumns),
            AssignmentOf = Joined(AssignmentOf, others.AssignmentOf),
        };
    }

    private Func<int, T> Joined<T>(Func<int, T> own, Func<int, T> others)
    {
        var count = Count;
        return person => person < count ? own(person) : others(person - count);
    }

    private List<TraitColumn> Joined(IReadOnlyList<TraitColumn> own, IReadOnlyList<TraitColumn> others) =>
        own.Select(c => c.Name).SequenceEqual(others.Select(c => c.Name), StringComparer.Ordinal)
            ? [.. own.Zip(others, (a, b) => new TraitColumn(a.Name, Joined(a.ValueOf, b.ValueOf)))]
            : throw new ArgumentException("The others have other columns.", nameof(others));
}
