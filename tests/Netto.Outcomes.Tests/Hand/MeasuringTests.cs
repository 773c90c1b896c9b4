using Netto.Outcomes.Measuring;
using Netto.Outcomes.Tests.Stores;
using Netto.Protocol;

namespace Netto.Outcomes.Tests.Hand;

/// <summary>
/// What curves and service tables are made of, at the days that decide: everybody enters on 15 January 2020, the twelfth month ends with 14 January 2021,
/// the data with 14 January 2022.
/// </summary>
[Trait("Kind", "Hand")]
public sealed class MeasuringTests
{
    private const string Yaml = """
        id: hand
        title: Hand
        seed: 1
        data: {source: registers}
        population:
          scheme: WW
          inflow: {from: 2020-01-01, until: 2020-12-31}
          revival_days: 28
        arms:
          treatment: {role: treatment, letter: A, label: Treatment}
          control: {role: control, letter: B, label: Control}
        assignment: {method: last-digit, digits: {odd: treatment, even: control}}
        services:
          conversations:
            evaluation: {label: Evaluation, arms: [treatment]}
          trajectories:
            schooling: {label: Schooling, arms: [treatment], codes: [course]}
            search: {label: Search, arms: [treatment]}
        planned_contacts:
          - {month: 4, arm: treatment, conversation: evaluation, form: individual, from_week: 11, until_week: 22}
        benefit_states:
          shown_at_months: [12, 24, 25]
          in_benefit_label: Benefit
          states:
            ww: {label: WW, schemes: [WW]}
            work: {label: Work, side: out, end_reasons: [work]}
            other: {label: Other, side: out}
        follow_up: {months: 12, data_until: 2022-01-14}
        outcomes:
          employed: {kind: employed-at, label: In work, month: 12, shown_in: [curve]}
          job: {kind: job-within, label: Job, horizon: 12 months, shown_in: [curve]}
        comparisons:
          treatment-control: {label: T against C, of: [treatment], against: [control], methods: [itt]}
        """;

    private static readonly ExperimentProtocol Protocol = ProtocolReader.Read(Yaml).Protocol!;

    private static string Rows(string rest) =>
        """
            people
            person | birth_date
            a | 1980-03-01
            b | 1980-02-29
            c | 1980-01-01
            d | 1980-01-01

            entries
            person | entry_id | scheme | entry_date
            a | 1 | WW | 2020-01-15
            b | 2 | WW | 2020-01-15
            c | 3 | WW | 2020-01-15
            d | 4 | WW | 2020-01-15

            assignments
            person | arm | assigned_on
            a | treatment | 2020-01-20
            b | control | 2020-01-20
            c | treatment | 2020-01-20
            d | control | 2020-01-20


            """ + rest;

    [Fact]
    public void A_planned_conversation_counts_for_those_in_benefit_on_the_last_day_of_its_month()
    {
        // The fourth month ends with 14 May 2020. Weeks 11 to 22 run from 25 March up to and with 16 June 2020.
        using var study = SmallStore.Open(
            Protocol,
            Rows(
                """
                benefit_spells
                person | scheme | start | end
                a | WW | 2020-01-15 |
                b | WW | 2020-01-15 | 2020-05-15
                c | WW | 2020-01-15 | 2020-05-14
                d | WW | 2020-01-15 | 2020-05-16

                contacts
                person | date | kind | form | status
                a | 2020-03-25 | evaluation | individual | held
                b | 2020-06-16 | evaluation | group | held
                c | 2020-03-24 | evaluation | individual | held
                c | 2020-06-17 | evaluation | individual | held
                d | 2020-04-01 | evaluation | individual | no-show
                """
            )
        );
        var planned = study.PlannedConversations().ShouldHaveSingleItem();
        planned.InBenefit.ShouldBe([true, true, false, true]);
        planned.Forms.ShouldBe([
            ConversationForm.Individual,
            ConversationForm.Group,
            ConversationForm.None,
            ConversationForm.None,
        ]);
    }

    [Fact]
    public void A_trajectory_runs_on_the_last_day_of_the_follow_up_or_starts_in_the_year_after()
    {
        using var study = SmallStore.Open(
            Protocol,
            Rows(
                """
                trajectories
                person | kind | start | end
                a | course | 2021-01-14 | 2021-01-15
                b | schooling | 2020-06-01 | 2021-01-14
                b | search | 2021-01-15 |
                c | search | 2022-01-14 |
                d | search | 2020-02-01 |
                d | search | 2022-01-15 |
                """
            )
        );
        double[] Holds(string? kind, TrajectoryAfter state) =>
            study.LateTrajectories().Single(row => row.Kind == kind && row.State == state).Holds;
        Holds("schooling", TrajectoryAfter.Running).ShouldBe([1, 0, 0, 0]);
        Holds("search", TrajectoryAfter.Running).ShouldBe([0, 0, 0, 1]);
        Holds(null, TrajectoryAfter.Running).ShouldBe([1, 0, 0, 1]);
        // The year after ends with the data: it is known to the last day.
        Holds(null, TrajectoryAfter.NewInNextYear).ShouldBe([0, 1, 1, 0]);
        var counts = study.Services().ToDictionary(service => service.Id, service => service.Counts);
        counts["schooling"].ShouldBe([1, 1, 0, 0]);
        counts["search"].ShouldBe([0, 0, 0, 1]);
        study.Trajectories()!.Chains.ShouldBe(["schooling", "schooling", null, "search"]);
        study.Trajectories()!.First.EventMonth.ShouldBe([12, 5, 0, 1]);
    }

    [Fact]
    public void A_state_is_that_of_the_last_day_of_the_month_and_unknown_after_the_data()
    {
        using var study = SmallStore.Open(
            Protocol,
            Rows(
                """
                benefit_spells
                person | scheme | start | end | end_reason
                a | WW | 2020-01-15 | 2021-01-15 | work
                b | WW | 2020-01-15 | 2021-01-14 | work
                c | WW | 2020-01-15 | 2022-01-15 |
                d | WW | 2020-01-15 | 2022-01-14 | moved

                job_spells
                person | employer | start | end
                a | 1 | 2021-01-14 | 2021-01-15
                b | 1 | 2021-01-13 | 2021-01-14
                c | 1 | 2021-01-15 |
                """
            )
        );
        var states = study.BenefitStatuses().ToDictionary(status => status.Month, status => status.Codes);
        states[12].ShouldBe([0, 1, 0, 0]);
        states[24].ShouldBe([1, 1, 0, 2]);
        states[25].ShouldBe([-1, -1, -1, -1]);
        var employed = study.StateCurves().ShouldHaveSingleItem().Holds;
        employed[11].ShouldBe([1, 0, 0, 0]);
        employed[10].ShouldBe([0, 0, 0, 0]);
        var job = study.EventCurves().ShouldHaveSingleItem();
        job.EventMonth.ShouldBe([12, 12, 0, 0]);
        job.FollowedMonths.ShouldBe([12, 12, 12, 12]);
    }
}
