namespace Netto.Outcomes.Tests.Spec;

internal static class JobQualitySpecs
{
    private const string FourPeople = """
        population
        person | entry_date
        a | 2020-01-01
        b | 2020-01-01
        c | 2020-01-01
        d | 2020-01-01

        """;

    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
        new(
            "first-job-permanent",
            "Whether the first job in the window has a permanent contract; people without such a job have no value.",
            [
                "Of jobs that start on the same day the one with most hours is the first, then the permanent one.",
                "Not applicable is not the same as censored: these people stay in the outcomes on work itself.",
            ],
            [
                new(
                    "The first job, and jobs on one day",
                    "kind: first-job-permanent\norigin: entry\nhorizon: 12 months",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | hours_per_week | contract
                        a | 2020-02-01 | | 10 | temporary
                        a | 2020-03-01 | | 40 | permanent
                        b | 2020-02-01 | | 10 | temporary
                        b | 2020-02-01 | | 20 | permanent
                        c | 2020-02-01 | | 10 |
                        """,
                    """
                    person | value | status | why
                    a | 0 | observed | the permanent one came second
                    b | 1 | observed | same day, more hours
                    c | | missing | the contract is not known
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "first-job-length",
            "Length of the first job in the window in days, cut off at the window's end; people without such a job have no value.",
            ["Of jobs that start on the same day the one with most hours is the first, then the longest."],
            [
                new(
                    "Ended, cut off, and on one day",
                    "kind: first-job-length\norigin: entry\nhorizon: 12 months",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | hours_per_week
                        a | 2020-02-01 | 2020-03-01 | 10
                        b | 2020-12-30 | | 10
                        c | 2020-02-01 | 2020-02-11 | 10
                        c | 2020-02-01 | 2020-02-21 | 10
                        """,
                    """
                    person | value | status | why
                    a | 29 | observed | February of a leap year
                    b | 2 | observed | cut off
                    c | 20 | observed | equal hours: the longer one
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "job-count",
            "Number of jobs that start in the window; people without one have no value.",
            [],
            [
                new(
                    "Counting starts",
                    "kind: job-count\norigin: entry\nhorizon: 12 months",
                    FourPeople
                        + """

                        job_spells
                        person | start | end
                        a | 2020-02-01 | 2020-03-01
                        a | 2020-02-01 | 2020-03-01
                        a | 2020-06-01 |
                        b | 2019-12-31 |
                        b | 2020-06-01 |
                        c | 2021-01-01 |
                        """,
                    """
                    person | value | status | why
                    a | 3 | observed | two on one day, and one more
                    b | 1 | observed | the older job is not new
                    c | | not applicable | started after the window
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "mean-part-time-factor",
            "Mean over the jobs of the window of weekly hours over full-time hours, at most 1 a job; people without a job have no value.",
            ["Jobs of unknown size are left out; a person with no other job has a missing value."],
            [
                new(
                    "Mean of jobs",
                    "kind: mean-part-time-factor\norigin: entry\nhorizon: 12 months\nfull_time_hours_per_week: 40",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | hours_per_week
                        a | 2020-02-01 | | 10
                        a | 2020-06-01 | | 60
                        b | 2020-02-01 | | 10
                        b | 2020-06-01 | |
                        c | 2020-02-01 | |
                        """,
                    """
                    person | value | status | why
                    a | 0.625 | observed | a quarter, and one at most
                    b | 0.25 | observed | one of unknown size
                    c | | missing | size unknown
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "mean-hourly-wage",
            "Mean hourly wage over the jobs of the window, each job once; people without a job have no value.",
            [
                "Bounds leave out jobs whose wage lies outside them; wages on a bound stay.",
                "Quantiles concern the means of all people together: people outside them are outliers and have no value. They are applied after the query.",
            ],
            [
                new(
                    "With bounds",
                    "kind: mean-hourly-wage\nhorizon: 12 months\noutliers: {rule: bounds, low: 5, high: 100}",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | hourly_wage
                        a | 2020-02-01 | | 15.5
                        a | 2020-06-01 | | 16.5
                        b | 2020-02-01 | | 5
                        b | 2020-06-01 | | 1000
                        c | 2020-02-01 | | 4.99
                        """,
                    """
                    person | value | status | why
                    a | 16 | observed | mean of two
                    b | 5 | observed | on the bound; the other is outside
                    c | | missing | no wage within the bounds
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "permanent-contract-at",
            "Whether a person with a job on the last day of a month has a permanent contract then; people without a job that day have no value.",
            ["Of several jobs on that day one permanent one is enough."],
            [
                new(
                    "On 31 December 2020",
                    "kind: permanent-contract-at\nmonth: 12",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | contract
                        a | 2020-02-01 | | temporary
                        a | 2020-03-01 | | permanent
                        b | 2020-02-01 | | temporary
                        b | 2020-03-01 | 2020-12-31 | permanent
                        c | 2020-03-01 | 2020-12-31 | permanent
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | one of two
                    b | 0 | observed | the permanent one ended the day before
                    c | | not applicable | no job that day
                    d | | not applicable | no job
                    """
                ),
            ]
        ),
        new(
            "contract-at",
            "Whether everybody has the stated contract (none, temporary, permanent) on the last day of a month; the three shares add up to one.",
            ["A person with several jobs has the most permanent contract."],
            [
                new(
                    "Temporary on 31 December 2020",
                    "kind: contract-at\nmonth: 12\ncontract: temporary",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | contract
                        a | 2020-02-01 | | temporary
                        a | 2020-03-01 | | permanent
                        b | 2020-02-01 | | agency
                        c | 2020-03-01 | 2020-12-31 | temporary
                        """,
                    """
                    person | value | status | why
                    a | 0 | observed | also a permanent one
                    b | 1 | observed | every other code is temporary
                    c | 0 | observed | no job that day
                    d | 0 | observed | no job
                    """
                ),
                new(
                    "No job on 31 December 2020",
                    "kind: contract-at\nmonth: 12\ncontract: no-job",
                    FourPeople
                        + """

                        job_spells
                        person | start | end | contract
                        a | 2020-02-01 | | temporary
                        c | 2020-03-01 | 2020-12-31 | temporary
                        """,
                    """
                    person | value | status | why
                    a | 0 | observed | has a job
                    b | 1 | observed | never had one
                    c | 1 | observed | ended the day before
                    d | 1 | observed | never had one
                    """
                ),
            ]
        ),
    ];
}
