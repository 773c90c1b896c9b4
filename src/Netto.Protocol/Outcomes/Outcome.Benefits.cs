namespace Netto.Protocol;

public abstract partial record Outcome
{
    /// <summary>The benefit right ends within the horizon (revivals within the revival days do not count as an end).</summary>
    public sealed record ExitWithin : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }
    }

    /// <summary>The right ends and a job starts, both within the horizon and near each other, or the end reason is self-employment.</summary>
    public sealed record ExitToJobWithin : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Months that end and job may lie apart, either way.</summary>
        [Between(0, 24)]
        public int WithinMonthsOfExit { get; init; } = 1;

        /// <summary>End reasons that mean self-employment.</summary>
        public IReadOnlyList<string> SelfEmployedReasons { get; init; } = ["self-employed"];
    }

    /// <summary>Resumes work within the horizon, also partially while the benefit goes on.</summary>
    public sealed record ResumptionWithin : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>End reasons that mean self-employment.</summary>
        public IReadOnlyList<string> SelfEmployedReasons { get; init; } = ["self-employed"];
    }

    /// <summary>Left the benefit and came back within the horizon, later than the revival days.</summary>
    public sealed record ReturnedToBenefit : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }
    }

    /// <summary>Days with the benefit over days in the window.</summary>
    public sealed record BenefitFraction : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Schemes that count; empty: that of the population.</summary>
        public IReadOnlyList<string> Schemes { get; init; } = [];
    }

    /// <summary>Days with neither benefit nor job over days in the window.</summary>
    public sealed record NeitherFraction : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;

        /// <summary>Schemes that count; empty: that of the population.</summary>
        public IReadOnlyList<string> Schemes { get; init; } = [];
    }

    /// <summary>In one of the named states of the benefit at a month.</summary>
    public sealed record StatusAt : Outcome
    {
        /// <summary>From when the months run.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>The month.</summary>
        [Between(1, 600)]
        public required int Month { get; init; }

        /// <summary>The states.</summary>
        [RefersTo(Part.Statuses)]
        public required IReadOnlyList<string> States { get; init; }
    }

    /// <summary>Changes from one phase (or class) of the benefit to another, at any time in the window.</summary>
    public sealed record PhaseChange : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Which column of the spells changes.</summary>
        public required SpellColumn Of { get; init; }

        /// <summary>Values before.</summary>
        public required IReadOnlyList<string> From { get; init; }

        /// <summary>Values after.</summary>
        public required IReadOnlyList<string> To { get; init; }
    }

    /// <summary>Sum of the benefit paid in the window, in euros (monthly amount by the day).</summary>
    public sealed record BenefitCost : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Schemes that count; empty: that of the population.</summary>
        public IReadOnlyList<string> Schemes { get; init; } = [];
    }

    /// <summary>A benefit of another scheme starts within the horizon, such as sickness or disability benefit.</summary>
    public sealed record OtherBenefitWithin : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>The schemes.</summary>
        public required IReadOnlyList<string> Schemes { get; init; }
    }
}

/// <summary>Columns of benefit spells that change over time.</summary>
public enum SpellColumn
{
    /// <summary>Phase (LGU, LAU, VVU).</summary>
    Phase,

    /// <summary>Class (35-80, 80-100).</summary>
    Class,

    /// <summary>Scheme.</summary>
    Scheme,
}
