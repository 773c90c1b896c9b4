namespace Netto.Protocol;

public abstract partial record Outcome
{
    /// <summary>Score on a scale of the survey; seen for people who answered.</summary>
    public sealed record SurveyScale : Outcome
    {
        /// <summary>The wave, for instance <c>T1</c>.</summary>
        public required string Wave { get; init; }

        /// <summary>The scale or item.</summary>
        public required string Scale { get; init; }
    }

    /// <summary>Change of a score between two waves; seen for people who answered both.</summary>
    public sealed record SurveyChange : Outcome
    {
        /// <summary>The first wave.</summary>
        public required string From { get; init; }

        /// <summary>The second wave.</summary>
        public required string To { get; init; }

        /// <summary>The scale or item.</summary>
        public required string Scale { get; init; }
    }

    /// <summary>Step on the participation ladder, 1 isolated to 6 paid work.</summary>
    public sealed record LadderStep : Outcome
    {
        /// <summary>The wave.</summary>
        public required string Wave { get; init; }
    }

    /// <summary>Steps up or down the participation ladder between two waves.</summary>
    public sealed record LadderChange : Outcome
    {
        /// <summary>The first wave.</summary>
        public required string From { get; init; }

        /// <summary>The second wave.</summary>
        public required string To { get; init; }
    }

    /// <summary>A ready-made column of a flat table.</summary>
    public sealed record Column : Outcome
    {
        /// <summary>The column.</summary>
        public required ColumnReference Name { get; init; }

        /// <summary>Time to an event behind the outcome, for a curve.</summary>
        public TimeToEvent? Time { get; init; }
    }
}

/// <summary>Columns that give the time until an event, for the cumulative curve of a flat table.</summary>
public sealed record TimeToEvent
{
    /// <summary>Column with the time.</summary>
    public required ColumnReference Duration { get; init; }

    /// <summary>Column that is not zero when the event came, zero when the time was cut off; absent: it always came.</summary>
    public ColumnReference? Event { get; init; }

    /// <summary>Unit of the time as people read it.</summary>
    public required LocalText Unit { get; init; }

    /// <summary>Last point of the curve.</summary>
    [Between(1, 10_000)]
    public required int Until { get; init; }
}
