namespace Netto.Protocol;

/// <summary>What the import does with a wrong row.</summary>
public enum ImportAction
{
    /// <summary>Mends it and says so.</summary>
    Repair,

    /// <summary>Sets it apart and says so.</summary>
    Quarantine,

    /// <summary>Stops.</summary>
    Stop,
}

/// <summary>What the import does with each kind of wrong row; never silently.</summary>
public sealed record ImportRules
{
    /// <summary>A cell that is not of its column's type.</summary>
    public ImportAction WrongType { get; init; } = ImportAction.Quarantine;

    /// <summary>A date that cannot be, such as a birth in the future.</summary>
    public ImportAction ImpossibleDate { get; init; } = ImportAction.Quarantine;

    /// <summary>A spell that ends before it starts.</summary>
    public ImportAction EndBeforeStart { get; init; } = ImportAction.Quarantine;

    /// <summary>Spells of one kind that overlap; repair cuts the earlier one off.</summary>
    public ImportAction Overlap { get; init; } = ImportAction.Repair;

    /// <summary>Two rows with one key; repair keeps the first of identical rows.</summary>
    public ImportAction DuplicateKey { get; init; } = ImportAction.Repair;

    /// <summary>A row of a person who has no entry.</summary>
    public ImportAction PersonWithoutEntry { get; init; } = ImportAction.Quarantine;

    /// <summary>A citizen number that fails the 11-test.</summary>
    public ImportAction ElevenTest { get; init; } = ImportAction.Quarantine;

    /// <summary>A code that the protocol does not know.</summary>
    public ImportAction UnknownCode { get; init; } = ImportAction.Quarantine;

    /// <summary>An event outside the follow-up; repair leaves it out of the outcomes but keeps the row.</summary>
    public ImportAction OutsideFollowUp { get; init; } = ImportAction.Repair;

    /// <summary>Two entries of one person in the window; repair keeps the first.</summary>
    public ImportAction TwoEntries { get; init; } = ImportAction.Repair;
}

/// <summary>A deviation from the plan that is known.</summary>
public sealed record KnownDeviation
{
    /// <summary>Name of the deviation.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>What happened otherwise than planned.</summary>
    public required LocalText Text { get; init; }

    /// <summary>Offices it concerns; empty: all.</summary>
    [RefersTo(Part.Offices)]
    public IReadOnlyList<string> Offices { get; init; } = [];

    /// <summary>What it touches.</summary>
    public DeviationKind Kind { get; init; } = DeviationKind.Service;
}

/// <summary>What a deviation touches.</summary>
public enum DeviationKind
{
    /// <summary>Who came in and in which arm.</summary>
    Assignment,

    /// <summary>What people got.</summary>
    Service,

    /// <summary>What was registered or measured.</summary>
    Data,

    /// <summary>The world around it.</summary>
    Context,
}
