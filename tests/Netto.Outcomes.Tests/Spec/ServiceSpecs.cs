namespace Netto.Outcomes.Tests.Spec;

internal static class ServiceSpecs
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
            "trajectory-started",
            "Whether a person starts one of the named trajectories within the horizon.",
            ["Other codes of a trajectory in the catalogue of services count as well."],
            [
                new(
                    "Started, by either code",
                    "kind: trajectory-started\nhorizon: 12 months\ntrajectories: [to-work]",
                    FourPeople
                        + """

                        trajectories
                        person | kind | start | end
                        a | to-work | 2020-12-31 |
                        b | direct | 2020-01-01 | 2020-02-01
                        c | work-fit | 2020-02-01 |
                        d | to-work | 2021-01-01 |
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | on the last day
                    b | 1 | observed | the other code
                    c | 0 | observed | another kind
                    d | 0 | observed | a day too late
                    """
                ),
            ]
        ),
        new(
            "trajectory-completed",
            "Whether a person with a named trajectory that started and closed in the window completed one with success.",
            ["People whose trajectory still runs when the window ends, and people without one, have no value."],
            [
                new(
                    "Of those closed",
                    "kind: trajectory-completed\nhorizon: 12 months\ntrajectories: [work-fit]",
                    FourPeople
                        + """

                        trajectories
                        person | kind | start | end | result
                        a | work-fit | 2020-02-01 | 2020-08-01 | stopped
                        a | work-fit | 2020-09-01 | 2021-01-01 | success
                        b | work-fit | 2020-02-01 | 2020-08-01 | stopped
                        c | work-fit | 2020-02-01 | 2021-01-02 | success
                        d | to-work | 2020-02-01 | 2020-08-01 | success
                        """,
                    """
                    person | value | status | why
                    a | 1 | observed | the second, whose last day is that of the window
                    b | 0 | observed | closed without success
                    c | | not applicable | closed after the window
                    d | | not applicable | another kind
                    """
                ),
            ]
        ),
        new(
            "applications-per-4-weeks",
            "Job applications for each 28 days of the duty to apply.",
            [
                "Days of exemption are counted as well: the sources do not take them out.",
                "Periods of duty that lie partly in the window count for that part. Without such days there is no value.",
                "A quarter is 13 weeks after the origin, counted from 1.",
            ],
            [
                new(
                    "The first quarter of 91 days",
                    "kind: applications-per-4-weeks\nhorizon: 12 months\nquarter: 1",
                    FourPeople
                        + """

                        duties
                        person | start | end | met_days | exempt
                        a | 2020-01-01 | 2020-02-26 | 50 | false
                        b | 2020-03-04 | 2020-06-01 | 10 | true
                        c | 2020-04-01 | 2020-06-01 | 10 | false

                        applications
                        person | date
                        a | 2020-01-01
                        a | 2020-02-01
                        a | 2020-03-31
                        a | 2020-04-01
                        b | 2020-03-10
                        d | 2020-03-10
                        """,
                    """
                    person | value | status | why
                    a | 1.5 | observed | three in 56 days; the fourth is in the next quarter
                    b | 1 | observed | one in 28 days, exempt or not
                    c | | not applicable | no duty in this quarter
                    d | | not applicable | no duty at all
                    """
                ),
            ]
        ),
        new(
            "duty-met-share",
            "Days on which the duty to apply was met over the days of the duty, exempt periods left out.",
            ["Of a period that lies partly in the window the days on which the duty was met are spread evenly."],
            [
                new(
                    "Whole and part periods",
                    "kind: duty-met-share\nhorizon: 12 months\nquarter: 1",
                    FourPeople
                        + """

                        duties
                        person | start | end | met_days | exempt
                        a | 2020-01-01 | 2020-01-29 | 14 | false
                        a | 2020-01-29 | 2020-02-26 | 28 | false
                        b | 2020-03-18 | 2020-04-15 | 14 | false
                        c | 2020-01-01 | 2020-01-29 | 0 |
                        c | 2020-01-29 | 2020-02-26 | 28 | true
                        d | 2020-01-01 | 2020-01-29 | 14 | true
                        """,
                    """
                    person | value | status | why
                    a | 0.75 | observed | 42 of 56 days
                    b | 0.5 | observed | half of the period lies in the quarter
                    c | 0 | observed | the second period is exempt
                    d | | not applicable | always exempt
                    """
                ),
            ]
        ),
        new(
            "own-initiative-rate",
            "Applications on the person's own initiative over all applications; people who did not apply have no value.",
            [],
            [
                new(
                    "The second quarter",
                    "kind: own-initiative-rate\nhorizon: 12 months\nquarter: 2",
                    FourPeople
                        + """

                        applications
                        person | date | own_initiative
                        a | 2020-04-01 | true
                        a | 2020-06-30 | false
                        a | 2020-07-01 | true
                        b | 2020-05-01 |
                        c | 2020-03-31 | true
                        """,
                    """
                    person | value | status | why
                    a | 0.5 | observed | the third is in the next quarter
                    b | 0 | observed | not known to be own initiative
                    c | | not applicable | applied a day before the quarter
                    d | | not applicable | did not apply
                    """
                ),
            ]
        ),
        new(
            "success-rate",
            "Applications with success (such as an invitation) over all applications; people who did not apply have no value.",
            [],
            [
                new(
                    "Invitations",
                    "kind: success-rate\nhorizon: 12 months\nsuccess: [interview, offer]",
                    FourPeople
                        + """

                        applications
                        person | date | result
                        a | 2020-04-01 | interview
                        a | 2020-06-30 | offer
                        a | 2020-07-01 |
                        a | 2020-07-02 | none
                        b | 2020-05-01 |
                        c | 2021-01-01 | offer
                        """,
                    """
                    person | value | status | why
                    a | 0.5 | observed | two of four
                    b | 0 | observed | no result
                    c | | not applicable | applied after the window
                    d | | not applicable | did not apply
                    """
                ),
            ]
        ),
    ];
}
