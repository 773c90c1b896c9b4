namespace Netto.Protocol;

/// <summary>How people get their arm.</summary>
[Union("method")]
public abstract record AssignmentRule
{
    private AssignmentRule() { }

    /// <summary>Arm of everybody in the comparison offices, who are not randomised.</summary>
    [RefersTo(Part.Arms)]
    public string? ComparisonArm { get; init; }

    /// <summary>By the last digit of the citizen number. Faithful to practice, but it conceals nothing.</summary>
    public sealed record LastDigit : AssignmentRule
    {
        /// <summary>Which digits give which arm: <c>even</c>, <c>odd</c>, <c>7</c>, <c>0-7</c> or <c>1,3,5</c>.</summary>
        public required DigitMap Digits { get; init; }

        /// <summary>Offices with a map of their own.</summary>
        [Keyed]
        public IReadOnlyList<OfficeDigits> ByOffice { get; init; } = [];
    }

    /// <summary>By a keyed hash (HMAC-SHA-256) of the citizen number: repeatable for who has the key, not guessable.</summary>
    public sealed record KeyedHash : AssignmentRule
    {
        /// <summary>Share of each arm; together 1.</summary>
        [Keyed]
        public required IReadOnlyList<ArmShare> Shares { get; init; }

        /// <summary>Name of the experiment in the hash, so that experiments with one key draw independently; absent: the protocol's id.</summary>
        public string? Salt { get; init; }

        /// <summary>Offices with shares of their own.</summary>
        [Keyed]
        public IReadOnlyList<OfficeShares> ByOffice { get; init; } = [];
    }

    /// <summary>In random order within blocks, so that the arms stay in proportion in every stratum.</summary>
    public sealed record Blocked : AssignmentRule
    {
        /// <summary>Columns of the inflow list that make the strata, for instance <c>office</c>.</summary>
        public required IReadOnlyList<string> By { get; init; }

        /// <summary>Share of each arm; together 1.</summary>
        [Keyed]
        public required IReadOnlyList<ArmShare> Shares { get; init; }

        /// <summary>People a block; every share times this must be whole. Absent: one block a stratum and list.</summary>
        [Between(2, 1000)]
        public int? BlockSize { get; init; }
    }

    /// <summary>Already in the table.</summary>
    public sealed record Recorded : AssignmentRule
    {
        /// <summary>The column.</summary>
        public required ColumnReference Column { get; init; }

        /// <summary>Which value means which arm; other values are left out of the experiment.</summary>
        [Keyed]
        public required IReadOnlyList<ValueArm> Values { get; init; }

        /// <summary>Planned share of each arm, for the check on the sample ratio; absent: no check.</summary>
        [Keyed]
        public IReadOnlyList<ArmShare> Shares { get; init; } = [];
    }
}

/// <summary>An office with a digit map of its own.</summary>
public sealed record OfficeDigits
{
    /// <summary>The office.</summary>
    [Id]
    [RefersTo(Part.Offices)]
    public required string Office { get; init; }

    /// <summary>Its map.</summary>
    [Inline]
    public required DigitMap Digits { get; init; }
}

/// <summary>The share of an arm.</summary>
public sealed record ArmShare
{
    /// <summary>The arm.</summary>
    [Id]
    [RefersTo(Part.Arms)]
    public required string Arm { get; init; }

    /// <summary>Its share, between 0 and 1.</summary>
    [Inline]
    [Between(0, 1)]
    public required double Share { get; init; }
}

/// <summary>An office with shares of its own.</summary>
public sealed record OfficeShares
{
    /// <summary>The office.</summary>
    [Id]
    [RefersTo(Part.Offices)]
    public required string Office { get; init; }

    /// <summary>Its shares.</summary>
    [Inline]
    [Keyed]
    public required IReadOnlyList<ArmShare> Shares { get; init; }
}

/// <summary>The arm that a value in the table stands for.</summary>
public sealed record ValueArm
{
    /// <summary>The value as text.</summary>
    [Id]
    public required string Value { get; init; }

    /// <summary>The arm.</summary>
    [Inline]
    [RefersTo(Part.Arms)]
    public required string Arm { get; init; }
}
