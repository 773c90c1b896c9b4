namespace Netto.Outcomes.Tests.Spec;

internal static class BenefitSpecs
{
    private const string FivePeople = """
        population
        person | entry_date
        a | 2020-01-01
        b | 2020-01-01
        c | 2020-01-01
        d | 2020-01-01
        e | 2020-01-01

        """;

    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
        new(
            "exit-within",
            "Whether the benefit right ends within the horizon.",
            [
                "A right that is resumed within the revival days of the protocol (28 here) has not ended: spells that near are one right.",
                "The end of a spell is the first day without benefit; it must lie before the end of the horizon.",
                "The scheme is that of the population. Death and pension end the right like any other reason.",
                "A right that still runs when the data end has not ended.",
            ],
            [
                new(
                    "Revival, and the last day",
                    "kind: exit-within\nhorizon: 6 months",
                    FivePeople
                        + """
                        f | 2020-01-01
                        g | 2020-01-01
                        h | 2020-01-01

                        benefit_spells
                        person | scheme | start | end | end_reason
                        a | WW | 2020-01-01 | 2020-03-01 | work
                        a | WW | 2020-03-29 | 2021-01-01 | work
                        b | WW | 2020-01-01 | 2020-03-01 | work
                        b | WW | 2020-03-30 | 2021-01-01 | work
                        c | WW | 2020-01-01 | 2020-06-30 | maximum
                        d | WW | 2020-01-01 | 2020-07-01 | maximum
                        e | WW | 2020-01-01 | |
                        f | WW | 2020-01-01 | 2020-02-01 | death
                        g | WW | 2020-01-01 | 2020-02-01 |
                        g | WW | 2020-02-01 | 2020-09-01 | work
                        h | ZW | 2020-01-01 | 2020-02-01 |
                        h | WW | 2020-01-01 | 2020-09-01 |
                        """,
                    """
                    person | value | status | why
                    a | 0 | observed | resumed after 28 days: one right
                    b | 1 | observed | resumed after 29 days: a new right
                    c | 1 | observed | first day without benefit is the last day of the window
                    d | 0 | observed | had benefit on every day of the window
                    e | 0 | observed | still runs
                    f | 1 | observed | death ends the right
                    g | 0 | observed | two spells of one right
                    h | 0 | observed | the end of another scheme says nothing
                    """
                ),
            ]
        ),
        new(
            "exit-to-job-within",
            "Whether the right ends and a job starts, both within the horizon and at most a month apart, or the right ends for self-employment.",
            [
                "The month counts either way: the later of the two days may not lie more than a calendar month after the earlier.",
                "A calendar month after 29 February is 29 March; a month after 31 March is 30 April.",
                "The job must start within the horizon too. Resuming work while the benefit goes on is not an exit.",
            ],
            [
                new(
                    "A month either way of an exit on 31 March",
                    "kind: exit-to-job-within\nhorizon: 12 months",
                    FivePeople
                        + """
                        f | 2020-01-01
                        g | 2020-01-01

                        benefit_spells
                        person | scheme | start | end | end_reason
                        a | WW | 2020-01-01 | 2020-03-31 | other
                        b | WW | 2020-01-01 | 2020-03-31 | other
                        c | WW | 2020-01-01 | 2020-03-31 | other
                        d | WW | 2020-01-01 | 2020-03-31 | other
                        e | WW | 2020-01-01 | 2020-03-31 | other
                        f | WW | 2020-01-01 | 2020-03-31 | self-employed
                        g | WW | 2020-01-01 | 2021-03-31 | other

                        job_spells
                        person | start | end
                        a | 2020-03-31 | 2020-04-01
                        b | 2020-04-30 |
                        c | 2020-05-01 |
                        d | 2020-03-01 |
                        e | 2020-02-29 |
                        g | 2020-03-31 |
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | on the same day
                    b | 1 | observed | 31 March + 1 month = 30 April
                    c | 0 | observed | a day too late
                    d | 1 | observed | 1 March + 1 month = 1 April, after the exit
                    e | 0 | observed | 29 February + 1 month = 29 March, before the exit
                    f | 1 | observed | self-employed, no job needed
                    g | 0 | observed | has a job, but the right goes on
                    """
                ),
                new(
                    "Both within the horizon",
                    "kind: exit-to-job-within\nhorizon: 6 months",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end | end_reason
                        a | WW | 2020-01-01 | 2020-06-30 | other
                        b | WW | 2020-01-01 | 2020-06-30 | other
                        c | WW | 2020-01-01 | 2020-07-01 | other
                        d | WW | 2020-01-01 | 2020-07-01 | self-employed
                        e | WW | 2020-01-01 | 2020-01-20 | other

                        job_spells
                        person | start | end
                        a | 2020-06-30 |
                        b | 2020-07-01 |
                        c | 2020-06-30 |
                        e | 2019-12-31 |
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | both on the last day
                    b | 0 | observed | the job starts when the horizon is over
                    c | 0 | observed | the right ends when the horizon is over
                    d | 0 | observed | the right ends when the horizon is over
                    e | 0 | observed | a job from before entry is not new
                    """
                ),
            ]
        ),
        new(
            "resumption-within",
            "Whether a person resumes work within the horizon, wholly or in part: a job starts, whether or not the benefit goes on, or the right ends for self-employment.",
            [],
            [
                new(
                    "With and without exit",
                    "kind: resumption-within\nhorizon: 6 months",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end | end_reason
                        a | WW | 2020-01-01 | |
                        b | WW | 2020-01-01 | 2020-03-01 | self-employed
                        c | WW | 2020-01-01 | 2020-03-01 | maximum
                        d | WW | 2020-01-01 | 2020-08-01 | self-employed
                        e | WW | 2020-01-01 | 2020-03-01 | self-employed
                        e | WW | 2020-03-10 | |

                        job_spells
                        person | start | end
                        a | 2020-06-30 |
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | beside the benefit
                    b | 1 | observed | as self-employed
                    c | 0 | observed | left without work
                    d | 0 | observed | too late
                    e | 0 | observed | the right was resumed within 28 days, so it had not ended
                    """
                ),
            ]
        ),
        new(
            "returned-to-benefit",
            "Whether a person left the benefit and came back to it within the horizon, later than the revival days.",
            ["Everybody is in the denominator, people who did not leave as well."],
            [
                new(
                    "Coming back",
                    "kind: returned-to-benefit\nhorizon: 12 months",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end
                        a | WW | 2020-01-01 | 2020-03-01
                        a | WW | 2020-03-29 | 2020-04-01
                        b | WW | 2020-01-01 | 2020-03-01
                        b | WW | 2020-03-30 | 2020-04-01
                        c | WW | 2020-01-01 | 2020-03-01
                        c | WW | 2021-01-01 |
                        d | WW | 2020-01-01 |
                        e | WW | 2020-01-01 | 2020-03-01
                        e | WGA | 2020-06-01 |
                        """,
                    """
                    person | value | status | why
                    a | 0 | observed | a revival after 28 days is the same right
                    b | 1 | observed | after 29 days it is a new one
                    c | 0 | observed | came back when the horizon was over
                    d | 0 | observed | never left
                    e | 0 | observed | another scheme
                    """
                ),
            ]
        ),
        new(
            "benefit-fraction",
            "Days with the benefit over the days of the window.",
            ["Each day counts once. Revival fills no gaps here: days without benefit are days without benefit."],
            [
                new(
                    "Gaps, overlaps, other schemes",
                    "kind: benefit-fraction\nhorizon: 12 months",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end
                        a | WW | 2019-06-01 | 2020-01-31
                        a | WW | 2020-02-10 | 2020-02-20
                        b | WW | 2020-01-01 | 2020-02-01
                        b | WW | 2020-01-15 | 2020-02-10
                        c | WW | 2020-12-31 |
                        d | ZW | 2020-01-01 |
                        """,
                    """
                    person | value | status | why
                    a | 40/366 | observed | 30 days of January and 10 of February
                    b | 40/366 | observed | the overlap once
                    c | 1/366 | observed | open end, cut off
                    d | 0 | observed | another scheme
                    e | 0 | observed | nothing
                    """
                ),
            ]
        ),
        new(
            "neither-fraction",
            "Days with neither benefit nor job over the days of the window.",
            [
                "With benefit-fraction and job-fraction-days it can add up to more than one: people can have both on a day.",
                "Jobs that count as jobs there count here: new ones by default.",
            ],
            [
                new(
                    "Both, one, neither",
                    "kind: neither-fraction\nhorizon: 12 months",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end
                        a | WW | 2020-01-01 | 2020-03-01
                        b | WW | 2020-01-01 | 2020-03-01
                        c | WW | 2020-01-01 |

                        job_spells
                        person | start | end
                        a | 2020-02-15 | 2020-03-11
                        b | 2019-12-01 |
                        d | 2020-01-01 |
                        """,
                    """
                    person | value | status | why
                    a | 296/366 | observed | 60 days in benefit and 10 more in a job
                    b | 306/366 | observed | the old job does not count
                    c | 0 | observed | always in benefit
                    d | 0 | observed | always in a job
                    e | 1 | observed | neither
                    """
                ),
            ]
        ),
        new(
            "benefit-cost",
            "Benefit paid in the window, in euros.",
            ["A monthly amount is paid by the day: twelve months are 365.25 days.", "Only days in the window count."],
            [
                new(
                    "By the day",
                    "kind: benefit-cost\nhorizon: 12 months\nschemes: [WW, ZW]",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end | monthly_amount
                        a | WW | 2019-01-01 | 2020-01-31 | 1000
                        b | WW | 2020-01-01 | 2020-01-31 | 1000
                        b | ZW | 2020-01-01 | 2020-01-11 | 300.30
                        c | WGA | 2020-01-01 | | 1000
                        d | WW | 2020-01-01 | 2020-01-31 |
                        """,
                    """
                    person | value | status | why
                    a | 985.626283367556 | observed | 30 days of 12,000 / 365.25 a day
                    b | 1084.287474332649 | observed | both schemes
                    c | 0 | observed | a scheme that is not named
                    d | 0 | observed | the amount is not known
                    e | 0 | observed | nothing
                    """
                ),
            ]
        ),
        new(
            "other-benefit-within",
            "Whether a spell of another scheme, such as sickness benefit, starts within the horizon.",
            [],
            [
                new(
                    "Sickness benefit",
                    "kind: other-benefit-within\nhorizon: 12 months\nschemes: [ZW, WGA]",
                    FivePeople
                        + """

                        benefit_spells
                        person | scheme | start | end
                        a | ZW | 2020-12-31 |
                        b | ZW | 2021-01-01 |
                        c | ZW | 2019-12-31 | 2020-06-01
                        d | WW | 2020-02-01 |
                        e | WGA | 2020-01-01 |
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | on the last day
                    b | 0 | observed | a day too late
                    c | 0 | observed | had it already
                    d | 0 | observed | a scheme that is not named
                    e | 1 | observed | on the first day
                    """
                ),
            ]
        ),
    ];
}
