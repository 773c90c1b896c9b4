namespace Netto.Outcomes.Tests.Spec;

internal static class BenefitStateSpecs
{
    private const string States = """
        population
        person | entry_date
        a | 2020-01-01
        b | 2020-01-01
        c | 2020-01-01
        d | 2020-01-01
        e | 2020-01-01
        f | 2020-01-01
        g | 2020-01-01
        h | 2020-01-01

        benefit_spells
        person | scheme | class | start | end | end_reason
        a | WGA | 80-100 | 2020-01-01 | 2020-06-01 |
        a | WGA | 35-80 | 2020-06-01 | |
        b | WGA | 80-100 | 2020-01-01 | 2020-12-31 |
        b | IVA | | 2020-12-31 | |
        c | WGA | 80-100 | 2020-01-01 | 2020-12-31 | pension
        d | WGA | 80-100 | 2020-01-01 | 2021-01-01 | death
        e | WGA | 80-100 | 2020-01-01 | 2020-03-01 | detention
        e | ZW | | 2020-04-01 | | recovered
        f | WGA | 80-100 | 2020-01-01 | 2020-02-01 | recovered
        f | WGA | 35-80 | 2020-05-01 | 2020-07-01 | death
        g | WGA | 80-100 | 2020-01-01 | 2020-03-01 | detention
        g | ZW | | 2020-04-01 | 2020-12-31 |
        h | WGA | 80-100 | 2020-01-01 | |
        h | ZW | | 2020-04-01 | |

        """;

    public static IReadOnlyList<OutcomeSpec> All { get; } =
    [
        new(
            "status-at",
            "Whether a person's right is in one of the named states on the last day of a month.",
            [
                "A running spell tells by scheme and class; when none runs, the reason for which the last one ended.",
                "The first state of the protocol that fits holds. A state out of the benefit with schemes takes those who are in one of them; one without schemes or reasons takes everybody else who is out.",
                "Death, pension and detention are states that are followed: these people stay in the denominator.",
                "Spells of schemes that no state names say nothing; nor do those of a state out of the benefit while the right runs.",
            ],
            [
                new(
                    "In class 35-80 on 31 December 2020",
                    "kind: status-at\nmonth: 12\nstates: [low]",
                    States,
                    """
                    person | value | status | why
                    a | 1 | observed | since June
                    b | 0 | observed | IVA since that day
                    c | 0 | observed | ended that day
                    d | 0 | observed | still in 80-100
                    e | 0 | observed | out
                    f | 0 | observed | out
                    g | 0 | observed | out
                    h | 0 | observed | still in 80-100
                    """
                ),
                new(
                    "Permanent disability",
                    "kind: status-at\nmonth: 12\nstates: [iva]",
                    States,
                    """
                    person | value | status | why
                    a | 0 | observed | in 35-80
                    b | 1 | observed | since that day
                    c | 0 | observed | pension
                    d | 0 | observed | in 80-100
                    e | 0 | observed | out
                    f | 0 | observed | out
                    g | 0 | observed | out
                    h | 0 | observed | in 80-100
                    """
                ),
                new(
                    "Pension or death",
                    "kind: status-at\nmonth: 12\nstates: [pension, death]",
                    States,
                    """
                    person | value | status | why
                    a | 0 | observed | in benefit
                    b | 0 | observed | in benefit
                    c | 1 | observed | pension from that day
                    d | 0 | observed | dies the day after
                    e | 0 | observed | in sickness benefit
                    f | 1 | observed | the last spell counts, not the first
                    g | 0 | observed | detention
                    h | 0 | observed | in benefit
                    """
                ),
                new(
                    "Everybody else who is out",
                    "kind: status-at\nmonth: 12\nstates: [other]",
                    States,
                    """
                    person | value | status | why
                    a | 0 | observed | in benefit
                    b | 0 | observed | in benefit
                    c | 0 | observed | pension
                    d | 0 | observed | in benefit
                    e | 0 | observed | in sickness benefit
                    f | 0 | observed | death
                    g | 1 | observed | sickness benefit ended that day
                    h | 0 | observed | in benefit
                    """
                ),
                new(
                    "Out, and in sickness benefit",
                    "kind: status-at\nmonth: 12\nstates: [sickness]",
                    States,
                    """
                    person | value | status | why
                    a | 0 | observed | in benefit
                    b | 0 | observed | in benefit
                    c | 0 | observed | pension
                    d | 0 | observed | in benefit
                    e | 1 | observed | since April
                    f | 0 | observed | death
                    g | 0 | observed | ended that day
                    h | 0 | observed | has both: in benefit comes first
                    """
                ),
            ]
        ),
        new(
            "phase-change",
            "Whether a spell with one of the later values starts in the window, after a spell with one of the earlier values had started.",
            ["The column can be the phase, the class, or the scheme."],
            [
                new(
                    "From the wage-related phase",
                    "kind: phase-change\nhorizon: 12 months\nof: phase\nfrom: [LGU]\nto: [LAU, VVU]",
                    """
                    population
                    person | entry_date
                    a | 2020-01-01
                    b | 2020-01-01
                    c | 2020-01-01
                    d | 2020-01-01
                    e | 2020-01-01

                    benefit_spells
                    person | scheme | phase | start | end
                    a | WGA | LGU | 2020-01-01 | 2020-12-31
                    a | WGA | LAU | 2020-12-31 |
                    b | WGA | LGU | 2020-01-01 | 2021-01-01
                    b | WGA | VVU | 2021-01-01 |
                    c | WGA | LAU | 2020-01-01 |
                    d | WGA | LGU | 2020-06-01 | 2020-07-01
                    d | WGA | LAU | 2020-01-01 | 2020-06-01
                    e | WGA | LGU | 2019-01-01 | 2020-01-01
                    e | WGA | VVU | 2020-01-01 |
                    """,
                    """
                    person | value | status | why
                    a | 1 | observed | on the last day
                    b | 0 | observed | a day too late
                    c | 0 | observed | was never in the wage-related phase
                    d | 0 | observed | the other way round
                    e | 1 | observed | on the first day
                    """
                ),
            ]
        ),
    ];
}
