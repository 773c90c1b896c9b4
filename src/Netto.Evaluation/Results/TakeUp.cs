using System.ComponentModel;

namespace Netto.Evaluation.Results;

/// <summary>Service of one kind received in one arm.</summary>
public sealed record TakeUpRow
{
    [Description("A service of the catalogue, or conversations | trajectories | instruments | any.")]
    public required string Kind { get; init; }
    public required string Arm { get; init; }
    public required string? Subgroup { get; init; }

    [Description("People in the arm (and subgroup).")]
    public required int N { get; init; }

    [Description("People with at least one.")]
    public required int? WithService { get; init; }
    public required double? Share { get; init; }

    [Description("Mean number per person.")]
    public required double? Mean { get; init; }

    [Description("Letters of the columns with a significantly smaller share.")]
    public required IReadOnlyList<string> GreaterThan { get; init; }

    [Description("Letters of the columns with a significantly smaller mean.")]
    public required IReadOnlyList<string> MeanGreaterThan { get; init; }

    [Description("Other subgroups of the same variable and arm with a significantly smaller mean.")]
    public IReadOnlyList<string> MeanGreaterThanSubgroups { get; init; } = [];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>Share of people with a given number of services.</summary>
public sealed record DistributionRow
{
    public required string Kind { get; init; }
    public required string Arm { get; init; }
    public required string? Subgroup { get; init; }

    [Description("Lowest number of the class.")]
    public required int From { get; init; }

    [Description("Highest number of the class; null for the open class.")]
    public required int? To { get; init; }
    public required int N { get; init; }
    public required double? Share { get; init; }
}

/// <summary>A sequence of trajectories in order of first start.</summary>
public sealed record ChainRow
{
    public required IReadOnlyList<string> Chain { get; init; }
    public required string Arm { get; init; }
    public required string? Subgroup { get; init; }
    public required int N { get; init; }

    [Description("Share of those of the arm (and subgroup) with any trajectory.")]
    public required double? Share { get; init; }
}

/// <summary>Mean number of services in one year of the follow-up.</summary>
public sealed record TakeUpYearRow
{
    public required string Kind { get; init; }
    public required string Arm { get; init; }
    public required int Year { get; init; }

    [Description("People in benefit on some day of that year.")]
    public required int N { get; init; }
    public required double? Mean { get; init; }
}

/// <summary>Trajectories at or after the end of the follow-up.</summary>
public sealed record RunningServiceRow
{
    public required string Kind { get; init; }
    public required string Arm { get; init; }
    public required string? Subgroup { get; init; }

    [Description("running | new-in-next-year")]
    public required string State { get; init; }
    public required int N { get; init; }
    public required double? Share { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>Three levels of service by class of a trait.</summary>
public sealed record TakeUpLevelRow
{
    [Description("none | conversation | conversation-and-more")]
    public required string Level { get; init; }

    [Description("Null for everybody.")]
    public required string? Variable { get; init; }
    public required string? Category { get; init; }

    [Description("Null for all arms together.")]
    public required string? Arm { get; init; }
    public required int N { get; init; }

    [Description("People in this arm and class.")]
    public required int Of { get; init; }
    public required double? Share { get; init; }

    [Description("Months after entry within which service counts.")]
    public required int ByMonth { get; init; }
}

/// <summary>A planned conversation: held, and in which form, among those then still in benefit.</summary>
public sealed record PlannedConversationRow
{
    [Description("Month the protocol plans it in.")]
    public required int Month { get; init; }

    [Description("Null for all arms together.")]
    public required string? Arm { get; init; }

    [Description("Subgroup for which the protocol plans it, and of whose people it tells; null for everybody.")]
    public string? Subgroup { get; init; }

    [Description("none | individual | group | unclear")]
    public required string Form { get; init; }

    [Description("True where the protocol plans this form for the arm.")]
    public bool AsPlanned { get; init; }
    public required int N { get; init; }

    [Description("People it is planned for who are then still in benefit.")]
    public required int StillInBenefit { get; init; }
    public required double? Share { get; init; }
}

/// <summary>A trait among people with and without a service.</summary>
public sealed record ProfileRow
{
    public required string Service { get; init; }
    public required string Arm { get; init; }
    public required string Variable { get; init; }
    public required string? Category { get; init; }
    public required int WithoutN { get; init; }
    public required double? WithoutShare { get; init; }
    public required int WithN { get; init; }
    public required double? WithShare { get; init; }
    public required double? PValue { get; init; }

    [Description("Mark at the greater of the two; empty when they do not differ.")]
    public required string Mark { get; init; }

    [Description("with | without | null: the column that is significantly greater.")]
    public required string? Greater { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>Who gets a service more often, over the arms that get service.</summary>
public sealed record ProfileSignRow
{
    public required string Service { get; init; }
    public required string Variable { get; init; }
    public required string Category { get; init; }

    [Description(
        "+ more often in every arm compared, - less often, empty when they differ or do not reach significance."
    )]
    public required string Sign { get; init; }

    [Description("Arms in which the sign is significant.")]
    public required IReadOnlyList<string> Arms { get; init; }
}
