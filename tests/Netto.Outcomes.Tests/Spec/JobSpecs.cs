namespace Netto.Outcomes.Tests.Spec;

internal static class JobSpecs
{
    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
        new(
            "job-within",
            "Whether a person starts a job within the horizon. With a band of hours the largest of those jobs must fall in it, so that size classes exclude each other and add up to the total.",
            [
                "A job that starts on the first day of the window counts as new; one that started the day before does not.",
                "A job that starts on the day on which the horizon ends is too late: the window is half-open.",
                "A job of exactly the lower bound falls in the band; the upper bound itself does not.",
                "Months end on the last day of a month that lacks the day: 31 January plus one month is 28 or 29 February.",
                "Only the end of the data censors: a person whose window is not wholly in the data has no value.",
            ],
            [
                new(
                    "First and last day of the window",
                    "kind: job-within\nhorizon: 12 months",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15
                    c | 2020-03-15
                    d | 2020-03-15
                    e | 2020-03-15

                    job_spells
                    person | start | end
                    a | 2020-03-14 |
                    b | 2020-03-15 | 2020-03-16
                    c | 2021-03-14 |
                    d | 2021-03-15 |
                    """,
                    """
                    person | value | status | why
                    a | 0 | observed | started the day before: not new
                    b | 1 | observed | starts on the day of entry
                    c | 1 | observed | starts on the last day
                    d | 0 | observed | starts when the horizon is over
                    e | 0 | observed | no job at all
                    """
                ),
                new(
                    "Jobs that ran already, when the definition lets them count",
                    "kind: job-within\nhorizon: 12 months\njobs: all",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15
                    c | 2020-03-15
                    d | 2020-03-15

                    job_spells
                    person | start | end
                    a | 2010-01-01 |
                    b | 2010-01-01 | 2020-03-15
                    c | 2010-01-01 | 2020-03-16
                    d | 2021-03-15 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | still runs
                    b | 0 | observed | its last day was the day before entry
                    c | 1 | observed | runs on the day of entry
                    d | 0 | observed | open end, but starts when the horizon is over
                    """
                ),
                new(
                    "Twelve hours or more",
                    "kind: job-within\nhorizon: 12 months\nhours: {at_least: 12}",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15
                    c | 2020-03-15
                    d | 2020-03-15

                    job_spells
                    person | start | end | hours_per_week
                    a | 2020-04-01 | | 12
                    b | 2020-04-01 | | 11.99
                    c | 2020-04-01 | 2020-05-01 | 8
                    c | 2020-09-01 | | 16
                    d | 2020-04-01 | |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | exactly 12 hours
                    b | 0 | observed | just under
                    c | 1 | observed | the larger of two jobs
                    d | 0 | observed | size unknown: counts as smallest
                    """
                ),
                new(
                    "Under twelve hours: the rest of those with a job",
                    "kind: job-within\nhorizon: 12 months\nhours: {under: 12}",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15
                    c | 2020-03-15
                    d | 2020-03-15
                    e | 2020-03-15

                    job_spells
                    person | start | end | hours_per_week
                    a | 2020-04-01 | | 12
                    b | 2020-04-01 | | 11.99
                    c | 2020-04-01 | 2020-05-01 | 8
                    c | 2020-09-01 | | 16
                    d | 2020-04-01 | |
                    """,
                    """
                    person | value | status | why
                    a | 0 | observed | 12 hours is not under 12
                    b | 1 | observed | just under
                    c | 0 | observed | has a larger job too
                    d | 1 | observed | size unknown
                    e | 0 | observed | no job
                    """
                ),
                new(
                    "Ends of months and the leap day",
                    "kind: job-within\nhorizon: 1 month",
                    """
                    population
                    person | entry_date
                    a | 2020-01-31
                    b | 2020-01-31
                    c | 2021-01-31
                    d | 2021-01-31
                    e | 2020-02-29
                    f | 2020-02-29

                    job_spells
                    person | start | end
                    a | 2020-02-28 |
                    b | 2020-02-29 |
                    c | 2021-02-27 |
                    d | 2021-02-28 |
                    e | 2020-03-28 |
                    f | 2020-03-29 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | 31 January + 1 month = 29 February in a leap year
                    b | 0 | observed | that day is outside
                    c | 1 | observed | 28 February in another year
                    d | 0 | observed | that day is outside
                    e | 1 | observed | 29 February + 1 month = 29 March
                    f | 0 | observed | that day is outside
                    """
                ),
                new(
                    "A year from a leap day",
                    "kind: job-within\nhorizon: 12 months",
                    """
                    population
                    person | entry_date
                    a | 2020-02-29
                    b | 2020-02-29

                    job_spells
                    person | start | end
                    a | 2021-02-27 |
                    b | 2021-02-28 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | 29 February + 12 months = 28 February
                    b | 0 | observed | that day is outside
                    """
                ),
                new(
                    "The end of the data, here 31 December 2022",
                    "kind: job-within\nhorizon: 12 months",
                    """
                    population
                    person | entry_date
                    a | 2022-01-01
                    b | 2022-01-02
                    c | 2022-01-02

                    job_spells
                    person | start | end
                    a | 2022-12-31 |
                    b | 2022-02-01 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | the last day of the window is the last day of the data
                    b | | censored | one day is missing, although the job is seen
                    c | | censored | one day is missing
                    """
                ),
                new(
                    "Counted from the start of the experiment, thirteen weeks after entry",
                    "kind: job-within\norigin: start\nhorizon: 91 days",
                    """
                    population
                    person | entry_date
                    a | 2020-01-01
                    b | 2020-01-01
                    c | 2020-01-01

                    job_spells
                    person | start | end
                    a | 2020-03-31 |
                    b | 2020-04-01 |
                    c | 2020-07-01 |
                    """,
                    """
                    person | value | status | why
                    a | 0 | observed | the day before week 14 begins
                    b | 1 | observed | the first day after thirteen weeks
                    c | 0 | observed | 91 days later
                    """
                ),
            ]
        ),
    ];
}
