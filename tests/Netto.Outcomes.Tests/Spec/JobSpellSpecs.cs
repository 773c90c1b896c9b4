namespace Netto.Outcomes.Tests.Spec;

/// <summary>Jobs at a moment and over a period: in work, shares of days and hours, numbers and lengths.</summary>
internal static class JobSpellSpecs
{
    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
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
