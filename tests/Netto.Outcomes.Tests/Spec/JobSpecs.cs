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
        new(
            "employed-at",
            "Whether a person has a job on the last day of a month after the origin; a band of hours is about all jobs of that day together.",
            [
                "The day is the last one of the month: the day before the origin plus that many months.",
                "A spell ends on the first day after the job, so a job whose end is the day that follows still runs.",
                "Hours of several jobs on that day are added.",
            ],
            [
                new(
                    "Around the last day of the twelfth month, 14 March 2021",
                    "kind: employed-at\nmonth: 12",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15
                    c | 2020-03-15
                    d | 2020-03-15
                    e | 2020-03-15
                    f | 2020-03-15

                    job_spells
                    person | start | end
                    a | 2020-06-01 |
                    b | 2020-06-01 | 2021-03-14
                    c | 2020-06-01 | 2021-03-15
                    d | 2021-03-14 | 2021-03-15
                    e | 2021-03-15 |
                    f | 2020-03-14 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | open end
                    b | 0 | observed | last day of the job is 13 March
                    c | 1 | observed | last day of the job is 14 March
                    d | 1 | observed | a job of one day
                    e | 0 | observed | starts a day later
                    f | 0 | observed | ran before entry: not new
                    """
                ),
                new(
                    "Hours of all jobs of that day",
                    "kind: employed-at\nmonth: 12\nhours: {at_least: 12}",
                    """
                    population
                    person | entry_date
                    a | 2020-03-15
                    b | 2020-03-15

                    job_spells
                    person | start | end | hours_per_week
                    a | 2020-06-01 | | 8
                    a | 2020-07-01 | | 4
                    b | 2020-06-01 | 2021-01-01 | 8
                    b | 2020-07-01 | | 8
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | 8 and 4 hours
                    b | 0 | observed | one of them has ended
                    """
                ),
            ]
        ),
        new(
            "job-fraction-days",
            "Days with a job over the days of the window.",
            [
                "Each day counts once, however many jobs there are.",
                "What lies outside the window is cut off; an open end runs to the end of the window.",
            ],
            [
                new(
                    "Overlapping, touching and cut off, in a year of 366 days",
                    "kind: job-fraction-days\nhorizon: 12 months",
                    """
                    population
                    person | entry_date
                    a | 2020-01-01
                    b | 2020-01-01
                    c | 2020-01-01
                    d | 2020-01-01
                    e | 2020-01-01

                    job_spells
                    person | start | end
                    a | 2020-02-01 | 2020-03-01
                    a | 2020-02-15 | 2020-03-11
                    b | 2020-02-01 | 2020-02-11
                    b | 2020-02-11 | 2020-02-21
                    b | 2020-03-01 | 2020-03-02
                    c | 2020-12-22 | 2021-06-01
                    d | 2020-12-31 |
                    """,
                    """
                    person | value | status | why
                    a | 39/366 | observed | 29 days of February and 10 of March, the overlap once
                    b | 21/366 | observed | 10, 10 and 1
                    c | 10/366 | observed | cut off on 1 January 2021
                    d | 1/366 | observed | open end
                    e | 0 | observed | no job
                    """
                ),
                new(
                    "From week 13 until a date, that day included",
                    "kind: job-fraction-days\norigin: start\nhorizon: 2020-04-30",
                    """
                    population
                    person | entry_date
                    a | 2020-01-01
                    b | 2020-01-01

                    job_spells
                    person | start | end
                    a | 2020-04-30 |
                    b | 2020-03-31 |
                    """,
                    """
                    person | value | status | why
                    a | 1/30 | observed | the last day of thirty
                    b | 0 | observed | started before the experiment did: not new
                    """
                ),
            ]
        ),
        new(
            "job-fraction-hours",
            "Hours worked over the full-time hours of the window.",
            [
                "A day counts for a seventh of the weekly hours; hours of overlapping jobs are added.",
                "Full-time hours are stated a year; months are twelfths of it, so that 36 months are three years.",
            ],
            [
                new(
                    "Hours of two jobs add up",
                    "kind: job-fraction-hours\nhorizon: 12 months\nfull_time_hours_per_year: 1800",
                    """
                    population
                    person | entry_date
                    a | 2020-01-01
                    b | 2020-01-01
                    c | 2020-01-01

                    job_spells
                    person | start | end | hours_per_week
                    a | 2020-02-03 | 2020-03-02 | 10
                    a | 2020-02-03 | 2020-02-17 | 20.5
                    b | 2020-12-25 | | 14
                    c | 2020-02-03 | 2020-03-02 |
                    """,
                    """
                    person | value | status | why
                    a | 81/1800 | observed | four weeks of 10 and two of 20.5
                    b | 14/1800 | observed | the last seven days of the year
                    c | 0 | observed | hours unknown
                    """
                ),
            ]
        ),
        new(
            "self-employed-within",
            "Whether a person was self-employed in one of the calendar years from that of the origin, without having been so in the year before.",
            [
                "Registers tell the year, not the day: somebody who starts in the year of entry counts as starting after it.",
                "The last of the years must lie within the data.",
            ],
            [
                new(
                    "Three years from 2019, started",
                    "kind: self-employed-within\nyears: 3",
                    """
                    population
                    person | entry_date
                    a | 2019-11-30
                    b | 2019-11-30
                    c | 2019-11-30
                    d | 2019-11-30
                    e | 2020-01-01
                    f | 2021-01-01

                    self_employment
                    person | year
                    a | 2019
                    b | 2018
                    b | 2019
                    b | 2020
                    c | 2018
                    c | 2020
                    d | 2022
                    e | 2022
                    f | 2021
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | in the year of entry, not before
                    b | 0 | observed | went on as before
                    c | 1 | observed | stopped, and began again in 2020
                    d | 0 | observed | 2022 is the fourth year
                    e | 1 | observed | 2022 is the third year
                    f | | censored | 2023 is not in the data
                    """
                ),
            ]
        ),
    ];
}
