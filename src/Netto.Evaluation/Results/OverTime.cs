using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>A curve over time since the origin, in months unless it says otherwise.</summary>
public sealed record CurveRow
{
    public required string Outcome { get; init; }
    public required string Arm { get; init; }
    public string? Subgroup { get; init; }

    [Description("cumulative: has happened by the end of the month; monthly: holds at the end of the month.")]
    public required string Kind { get; init; }

    [Description("Periods since the origin, from 1: months, or what time_unit says.")]
    public required IReadOnlyList<int> Months { get; init; }

    [Description("What a period is called (weeks) when it is not a month; else null.")]
    public LocalizedText? TimeUnit { get; init; }

    [Description("Null where nobody was followed that long.")]
    public required IReadOnlyList<double?> Share { get; init; }

    [Description("People followed that long.")]
    public required IReadOnlyList<int> N { get; init; }
}

/// <summary>Share of people in one state of benefit at one month.</summary>
public sealed record StatusRow
{
    public required string Status { get; init; }
    public required LocalizedText Label { get; init; }
    public required string Arm { get; init; }
    public required int Month { get; init; }
    public required int N { get; init; }
    public required int Of { get; init; }
    public required double? Share { get; init; }

    [Description("True for a sum of other rows (still in benefit).")]
    public bool Total { get; init; }
}

/// <summary>Difference between two arms in one state at one month.</summary>
public sealed record StatusDifferenceRow
{
    public required string Status { get; init; }
    public required LocalizedText Label { get; init; }
    public required string Comparison { get; init; }
    public required int Month { get; init; }
    public required double? Difference { get; init; }
    public required double? PValue { get; init; }
    public required string Mark { get; init; }
    public bool Total { get; init; }
}

/// <summary>Exits to another benefit within the follow-up.</summary>
public sealed record ExitDestinationRow
{
    [Description("A scheme of the protocol, such as sickness.")]
    public required string Destination { get; init; }
    public required LocalizedText Label { get; init; }

    [Description("Null for everybody.")]
    public required string? Variable { get; init; }
    public required string? Category { get; init; }
    public required string Arm { get; init; }
    public required int N { get; init; }
    public required int Of { get; init; }
    public required double? Share { get; init; }
    public required IReadOnlyList<string> GreaterThan { get; init; }
}

/// <summary>Mean of an outcome for entries of one half-year in one group of offices.</summary>
public sealed record PreTrendRow
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }

    [Description("treated | reference: which side of the comparison the offices are on.")]
    public required string Group { get; init; }

    [Description("First month of the half-year, yyyy-MM.")]
    public required string Period { get; init; }

    [Description("before | during")]
    public required string Phase { get; init; }
    public required int N { get; init; }
    public required double? Mean { get; init; }
    public required double? StdError { get; init; }

    [Description("Difference treated − reference relative to the last period before; on the treated rows only.")]
    public double? Difference { get; init; }
    public double? DifferenceStdError { get; init; }
}

/// <summary>Joint test of the pre-trends of one outcome.</summary>
public sealed record PreTrendTest
{
    public required string Outcome { get; init; }
    public required string Comparison { get; init; }
    public required double? Statistic { get; init; }
    public required double? Df { get; init; }
    public required double? DfDenominator { get; init; }
    public required double? PValue { get; init; }
    public required int Periods { get; init; }
    public required int? Clusters { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}
