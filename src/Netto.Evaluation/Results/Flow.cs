using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>One box of the flow of participants.</summary>
public sealed record FlowRow
{
    [Description(
        "office-left-out:<office> | other-office | excluded:<rule> | entered-earlier | not-assigned | before-period | entered | not-eligible | assigned | wrong-arm | self-reporters | received | not-observed:<outcome> | analysed"
    )]
    public required string Step { get; init; }
    public required string? Arm { get; init; }
    public required int? N { get; init; }

    [Description("Label of a rule of the protocol, when the step names one.")]
    public LocalizedText? Label { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>An office and its part in the evaluation.</summary>
public sealed record OfficeRow
{
    public required string Office { get; init; }

    [Description("experiment | comparison | left-out")]
    public required string Role { get; init; }
    public required int N { get; init; }

    [Description("People who entered in the period before.")]
    public required int NBefore { get; init; }
    public LocalizedText? Why { get; init; }
}

/// <summary>Planned arm against recorded arm, with an exact (Clopper-Pearson) interval.</summary>
public sealed record AssignmentCheck
{
    public required int N { get; init; }
    public required int Errors { get; init; }
    public required double? Share { get; init; }
    public required double? CiLow { get; init; }
    public required double? CiHigh { get; init; }

    [Description("Are the arms as large as the protocol plans? Chi-square of sample-ratio mismatch.")]
    public SampleRatio? SampleRatio { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>Sizes of the randomised arms against the planned shares.</summary>
public sealed record SampleRatio
{
    public required IReadOnlyList<SampleRatioArm> Arms { get; init; }
    public required double? Statistic { get; init; }
    public required int? Df { get; init; }
    public required double? PValue { get; init; }
}

/// <summary>One arm of a sample-ratio test.</summary>
public sealed record SampleRatioArm(string Arm, double PlannedShare, int N);

/// <summary>Entries in one calendar month.</summary>
public sealed record InflowRow
{
    [Description("yyyy-MM")]
    public required string Month { get; init; }
    public required string Arm { get; init; }
    public required int N { get; init; }
}

/// <summary>Something that went otherwise than agreed.</summary>
public sealed record DeviationRow
{
    [Description("protocol: stated beforehand; found: seen in the data by a rule of Netto.")]
    public required string Source { get; init; }
    public required string Kind { get; init; }
    public required LocalizedText Text { get; init; }

    [Description("Offices it concerns; empty for all.")]
    public IReadOnlyList<string> Offices { get; init; } = [];
    public required int? N { get; init; }
}
