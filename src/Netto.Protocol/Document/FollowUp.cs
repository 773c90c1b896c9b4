using NodaTime;

namespace Netto.Protocol;

/// <summary>How long people are followed.</summary>
public sealed record FollowUp
{
    /// <summary>Months after entry.</summary>
    [Between(1, 600)]
    public required int Months { get; init; }

    /// <summary>Last day of which there are data; absent for flat tables.</summary>
    public LocalDate? DataUntil { get; init; }
}

/// <summary>The period before the experiment, in which all offices did the same.</summary>
public sealed record PeriodBefore
{
    /// <summary>First day of entry.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Last day of entry.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>Months of entry that make one point of the pre-trend figure and test.</summary>
    [Between(1, 24)]
    public int TrendMonths { get; init; } = 6;
}
