namespace Netto.Protocol;

public abstract partial record Outcome
{
    /// <summary>Started one of the named trajectories within the horizon.</summary>
    public sealed record TrajectoryStarted : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>The trajectories.</summary>
        [RefersTo(Part.Trajectories)]
        public required IReadOnlyList<string> Trajectories { get; init; }
    }

    /// <summary>Completed one of the named trajectories with success; seen for people with such a trajectory started and closed in the window.</summary>
    public sealed record TrajectoryCompleted : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>The trajectories.</summary>
        [RefersTo(Part.Trajectories)]
        public required IReadOnlyList<string> Trajectories { get; init; }

        /// <summary>Results that mean success.</summary>
        public IReadOnlyList<string> Success { get; init; } = ["success"];
    }

    /// <summary>Job applications for each four weeks with the duty to apply; seen for people with such a duty in the window.</summary>
    public sealed record ApplicationsPer4Weeks : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Only this quarter (13 weeks) in benefit, counted from 1; absent: the whole window.</summary>
        [Between(1, 40)]
        public int? Quarter { get; init; }
    }

    /// <summary>Days on which the duty to apply was met over days with the duty; seen for people with a duty that was not exempt.</summary>
    public sealed record DutyMetShare : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Only this quarter (13 weeks) in benefit, counted from 1; absent: the whole window.</summary>
        [Between(1, 40)]
        public int? Quarter { get; init; }
    }

    /// <summary>Applications on the person's own initiative over all applications; seen for people who applied.</summary>
    public sealed record OwnInitiativeRate : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Only this quarter (13 weeks) in benefit, counted from 1; absent: the whole window.</summary>
        [Between(1, 40)]
        public int? Quarter { get; init; }
    }

    /// <summary>Applications with success over all applications; seen for people who applied.</summary>
    public sealed record SuccessRate : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Results that count as success.</summary>
        public IReadOnlyList<string> Success { get; init; } = ["success"];

        /// <summary>Only this quarter (13 weeks) in benefit, counted from 1; absent: the whole window.</summary>
        [Between(1, 40)]
        public int? Quarter { get; init; }
    }
}
