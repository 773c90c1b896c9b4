namespace Netto.Outcomes.Measuring;

/// <summary>The three groups of services.</summary>
public enum ServiceGroup
{
    /// <summary>Conversations held.</summary>
    Conversation,

    /// <summary>Trajectories started.</summary>
    Trajectory,

    /// <summary>Instruments started.</summary>
    Instrument,
}

/// <summary>How often each person got a service within the follow-up.</summary>
/// <param name="Id">The service in the protocol.</param>
/// <param name="Group">Its group.</param>
/// <param name="Counts">Conversations held, or trajectories or instruments started, a person.</param>
public sealed record ServiceCounts(string Id, ServiceGroup Group, double[] Counts);

/// <summary>How often each person got services of a group in one year after entry.</summary>
/// <param name="Group">The group.</param>
/// <param name="Year">Year after entry, counted from 1.</param>
/// <param name="Counts">Services, a person.</param>
/// <param name="InBenefit">Whether the person had a benefit of the protocol's scheme on any day of that year.</param>
public sealed record ServiceYearCounts(ServiceGroup Group, int Year, double[] Counts, bool[] InBenefit);

/// <summary>The trajectories of each person, in order of first start.</summary>
/// <param name="Starts">Month of the first start of each kind.</param>
/// <param name="First">Month of the first start of any kind.</param>
/// <param name="Chains">Kinds joined by <c>&gt;</c> in order of first start; null where there was none.</param>
public sealed record TrajectoryHistory(IReadOnlyList<EventMonths> Starts, EventMonths First, string?[] Chains);

/// <summary>What a trajectory does at the end of the follow-up.</summary>
public enum TrajectoryAfter
{
    /// <summary>It runs on the last day of the follow-up.</summary>
    Running,

    /// <summary>It starts in the year after the follow-up.</summary>
    NewInNextYear,
}

/// <summary>Trajectories at and after the end of the follow-up.</summary>
/// <param name="Kind">The kind; null for any.</param>
/// <param name="State">What is looked at.</param>
/// <param name="Holds">1, 0, or NaN where the data end before.</param>
public sealed record LateTrajectories(string? Kind, TrajectoryAfter State, double[] Holds);

/// <summary>How a planned conversation was held.</summary>
public enum ConversationForm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>With one person.</summary>
    Individual,

    /// <summary>In a group.</summary>
    Group,

    /// <summary>Held, in a form that was not recorded.</summary>
    Unclear,
}

/// <summary>A planned conversation: whether and how it was held, and who was still in benefit.</summary>
/// <param name="Month">Month of the benefit in which the protocol plans it.</param>
/// <param name="Among">Subgroup for which the protocol plans it; null for everybody.</param>
/// <param name="Forms">How it was held, a person.</param>
/// <param name="InBenefit">Whether the right still ran at the end of that month, within the data.</param>
public sealed record PlannedConversations(int Month, string? Among, ConversationForm[] Forms, bool[] InBenefit);

/// <summary>Who answered in a wave of the survey.</summary>
/// <param name="Wave">The wave.</param>
/// <param name="Answered">Whether there is at least one answer, a person.</param>
public sealed record WaveAnswers(string Wave, bool[] Answered);
