namespace Netto.Protocol;

public abstract partial record Outcome
{
    /// <summary>Job started within the horizon. With an hours band: the longest of those jobs falls in it (size classes exclude each other).</summary>
    public sealed record JobWithin : Outcome
    {
        /// <summary>From when the horizon runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Size of the job in hours a week.</summary>
        public HoursBand? Hours { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;
    }

    /// <summary>Has a job a number of months after the origin (on the last day of that month after it).</summary>
    public sealed record EmployedAt : Outcome
    {
        /// <summary>From when the months run.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>The month.</summary>
        [Between(1, 600)]
        public required int Month { get; init; }

        /// <summary>Size of the jobs together in hours a week.</summary>
        public HoursBand? Hours { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;
    }

    /// <summary>Days with a job (each day once) over days in the window.</summary>
    public sealed record JobFractionDays : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;
    }

    /// <summary>Hours worked in the window over the full-time hours of the window.</summary>
    public sealed record JobFractionHours : Outcome
    {
        /// <summary>From when the window runs.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Full-time hours a year: 1,800 makes 5,400 in three years.</summary>
        [Between(1, 8784)]
        public required double FullTimeHoursPerYear { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;
    }

    /// <summary>The first job is permanent; seen for people with a job.</summary>
    public sealed record FirstJobPermanent : Outcome
    {
        /// <summary>From when jobs count.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Start;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Codes of a permanent contract.</summary>
        public IReadOnlyList<string> Contracts { get; init; } = ["permanent"];
    }

    /// <summary>Length of the first job in days, cut off at the end of the window; seen for people with a job.</summary>
    public sealed record FirstJobLength : Outcome
    {
        /// <summary>From when jobs count.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Start;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }
    }

    /// <summary>Number of jobs started in the window; seen for people with a job.</summary>
    public sealed record JobCount : Outcome
    {
        /// <summary>From when jobs count.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Start;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }
    }

    /// <summary>Mean over the jobs of hours a week over full-time hours a week, at most 1; seen for people with a job.</summary>
    public sealed record MeanPartTimeFactor : Outcome
    {
        /// <summary>From when jobs count.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Start;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Full-time hours a week.</summary>
        [Between(1, 168)]
        public required double FullTimeHoursPerWeek { get; init; }
    }

    /// <summary>Mean hourly wage over the jobs of the window; seen for people with a job.</summary>
    public sealed record MeanHourlyWage : Outcome
    {
        /// <summary>From when jobs count.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>End of the window.</summary>
        public required Horizon Horizon { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;

        /// <summary>Which wages are left out as outliers.</summary>
        public OutlierRule Outliers { get; init; } = new OutlierRule.Keep();
    }

    /// <summary>Permanent contract at a month; seen for people with a job then.</summary>
    public sealed record PermanentContractAt : Outcome
    {
        /// <summary>From when the months run.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>The month.</summary>
        [Between(1, 600)]
        public required int Month { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;

        /// <summary>Codes of a permanent contract.</summary>
        public IReadOnlyList<string> Contracts { get; init; } = ["permanent"];
    }

    /// <summary>Contract at a month, of everybody: no job, temporary, or permanent. A person with several jobs has the most permanent one.</summary>
    public sealed record ContractAt : Outcome
    {
        /// <summary>From when the months run.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>The month.</summary>
        [Between(1, 600)]
        public required int Month { get; init; }

        /// <summary>Which contract is counted.</summary>
        public required ContractState Contract { get; init; }

        /// <summary>Which jobs count.</summary>
        public JobScope Jobs { get; init; } = JobScope.New;

        /// <summary>Codes of a permanent contract; all others are temporary.</summary>
        public IReadOnlyList<string> PermanentCodes { get; init; } = ["permanent"];
    }

    /// <summary>Self-employed in one of the calendar years from the year of the origin.</summary>
    public sealed record SelfEmployedWithin : Outcome
    {
        /// <summary>Whose year is the first.</summary>
        public DateOfPerson Origin { get; init; } = DateOfPerson.Entry;

        /// <summary>Number of calendar years, that of the origin included.</summary>
        [Between(1, 50)]
        public required int Years { get; init; }

        /// <summary>Whether being so in the year before rules a year out.</summary>
        public SelfEmploymentScope Counted { get; init; } = SelfEmploymentScope.Started;
    }
}

/// <summary>Hours a week, lower bound included, upper bound not.</summary>
public sealed record HoursBand
{
    /// <summary>At least this many.</summary>
    [Between(0, 168)]
    public double? AtLeast { get; init; }

    /// <summary>Fewer than this.</summary>
    [Between(0, 168)]
    public double? Under { get; init; }
}

/// <summary>Which jobs count.</summary>
public enum JobScope
{
    /// <summary>Jobs that start on or after the origin.</summary>
    New,

    /// <summary>Also jobs that ran at the origin.</summary>
    All,
}

/// <summary>A contract, or none.</summary>
public enum ContractState
{
    /// <summary>No job.</summary>
    NoJob,

    /// <summary>For a limited time.</summary>
    Temporary,

    /// <summary>For an unlimited time.</summary>
    Permanent,
}

/// <summary>When a year of self-employment counts.</summary>
public enum SelfEmploymentScope
{
    /// <summary>Self-employed in the year and not in the year before it.</summary>
    Started,

    /// <summary>Self-employed in the year.</summary>
    Any,
}

/// <summary>Which values are left out as outliers.</summary>
[Union("rule")]
public abstract record OutlierRule
{
    private OutlierRule() { }

    /// <summary>None.</summary>
    public sealed record Keep : OutlierRule;

    /// <summary>Values outside fixed bounds (bounds themselves stay).</summary>
    public sealed record Bounds : OutlierRule
    {
        /// <summary>Lowest value that stays.</summary>
        public required double Low { get; init; }

        /// <summary>Highest value that stays.</summary>
        public required double High { get; init; }
    }

    /// <summary>Values outside two quantiles over all people, arms together.</summary>
    public sealed record Quantiles : OutlierRule
    {
        /// <summary>Lower quantile.</summary>
        [Between(0, 0.5)]
        public required double Low { get; init; }

        /// <summary>Upper quantile.</summary>
        [Between(0.5, 1)]
        public required double High { get; init; }
    }
}
