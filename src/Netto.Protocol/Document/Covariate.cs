namespace Netto.Protocol;

/// <summary>A trait of people at entry.</summary>
[Union("type")]
public abstract record Covariate
{
    private Covariate() { }

    /// <summary>Name in formulas and results.</summary>
    [Id]
    public required string Id { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Levels in the order of the tables; empty for numbers.</summary>
    public virtual IReadOnlyList<string> LevelIds => [];

    /// <summary>The label of a level; the level itself when it has none.</summary>
    public virtual LocalText LabelOf(string level) => new(level, level);

    /// <summary>A code from a table.</summary>
    public sealed record Category : Covariate
    {
        /// <summary>Where it stands.</summary>
        public required ColumnReference Column { get; init; }

        /// <summary>The codes and their labels, in the order of the tables; other codes are a deviation in the data.</summary>
        [Keyed]
        public required IReadOnlyList<Level> Levels { get; init; }

        /// <summary>The level that others are compared with.</summary>
        public required string Reference { get; init; }

        /// <summary>What an empty cell means; absent: missing.</summary>
        public string? Empty { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<string> LevelIds => [.. Levels.Select(level => level.Code)];

        /// <inheritdoc/>
        public override LocalText LabelOf(string level) => Level.Label(Levels, level);
    }

    /// <summary>A number from a table.</summary>
    public sealed record Number : Covariate
    {
        /// <summary>Where it stands.</summary>
        public required ColumnReference Column { get; init; }

        /// <summary>Unit as people read it.</summary>
        public LocalText? Unit { get; init; }
    }

    /// <summary>Completed years at entry, from the birth date.</summary>
    public sealed record Age : Covariate;

    /// <summary>A power of another number, divided by a constant: age squared over 100.</summary>
    public sealed record Power : Covariate
    {
        /// <summary>The number.</summary>
        [RefersTo(Part.Covariates)]
        public required string Of { get; init; }

        /// <summary>The exponent.</summary>
        [Between(2, 4)]
        public int Exponent { get; init; } = 2;

        /// <summary>What the power is divided by, to keep coefficients readable.</summary>
        [Between(1, 1_000_000)]
        public double DividedBy { get; init; } = 1;
    }

    /// <summary>Days from entry to the end of the data.</summary>
    public sealed record DaysFollowed : Covariate;

    /// <summary>Bands of a number, such as age.</summary>
    public sealed record Bands : Covariate
    {
        /// <summary>The level of people whose number is missing, when the bands have one.</summary>
        public const string UnknownLevel = "unknown";

        /// <summary>The number.</summary>
        [RefersTo(Part.Covariates)]
        public required string Of { get; init; }

        /// <summary>The bands, ascending; each reaches up to the next one's start.</summary>
        [Keyed]
        public required IReadOnlyList<Band> Into { get; init; }

        /// <summary>The band that others are compared with.</summary>
        public required string Reference { get; init; }

        /// <summary>Label of a level <c>unknown</c> for people whose number is missing; absent: missing.</summary>
        public LocalText? Unknown { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<string> LevelIds =>
            Unknown is null ? [.. Into.Select(band => band.Code)] : [.. Into.Select(band => band.Code), UnknownLevel];

        /// <inheritdoc/>
        public override LocalText LabelOf(string level) =>
            Unknown is not null && string.Equals(level, UnknownLevel, StringComparison.Ordinal)
                ? Unknown
                : LabelOfBand(level);

        private LocalText LabelOfBand(string level) =>
            Into.FirstOrDefault(band => string.Equals(band.Code, level, StringComparison.Ordinal))?.Label
            ?? new LocalText(level, level);
    }

    /// <summary>Levels of another covariate taken together, such as "not higher educated".</summary>
    public sealed record Regrouped : Covariate
    {
        /// <summary>The covariate.</summary>
        [RefersTo(Part.Covariates)]
        public required string Of { get; init; }

        /// <summary>The new levels and the old ones they hold; old levels in none are missing.</summary>
        [Keyed]
        public required IReadOnlyList<LevelGroup> Into { get; init; }

        /// <summary>The level that others are compared with.</summary>
        public required string Reference { get; init; }

        /// <inheritdoc/>
        public override IReadOnlyList<string> LevelIds => [.. Into.Select(group => group.Code)];

        /// <inheritdoc/>
        public override LocalText LabelOf(string level) =>
            Into.FirstOrDefault(group => string.Equals(group.Code, level, StringComparison.Ordinal))?.Label
            ?? new LocalText(level, level);
    }
}

/// <summary>A code and its label.</summary>
public sealed record Level
{
    /// <summary>The code in the data.</summary>
    [Id]
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    [Inline]
    public required LocalText Name { get; init; }

    internal static LocalText Label(IReadOnlyList<Level> levels, string code) =>
        levels.FirstOrDefault(level => string.Equals(level.Code, code, StringComparison.Ordinal))?.Name
        ?? new LocalText(code, code);
}

/// <summary>A band of a number.</summary>
public sealed record Band
{
    /// <summary>Name of the band in results.</summary>
    [Id]
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Lowest value in the band; absent for the first: no lower bound.</summary>
    public double? From { get; init; }
}

/// <summary>Levels taken together.</summary>
public sealed record LevelGroup
{
    /// <summary>The new level.</summary>
    [Id]
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The old levels.</summary>
    public required IReadOnlyList<string> Levels { get; init; }
}
