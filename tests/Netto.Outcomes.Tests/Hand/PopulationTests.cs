using Netto.Outcomes.People;
using Netto.Outcomes.Tests.Stores;
using Netto.Protocol;
using NodaTime;

namespace Netto.Outcomes.Tests.Hand;

/// <summary>Who takes part, from when, in which arm, and why others do not.</summary>
[Trait("Kind", "Hand")]
public sealed class PopulationTests
{
    private const string Yaml = """
        id: hand
        title: Hand
        seed: 1
        data: {source: registers}
        population:
          scheme: WW
          inflow: {from: 2020-04-01, until: 2020-12-31, about: start}
          starts_after_weeks: 13
          revival_days: 28
          offices:
            experiment: [North, South]
            comparison: [West]
            left_out:
              East: A pilot
          exclusions:
            large_employer: {reason: Has its own service}
        arms:
          treatment: {role: treatment, letter: A, label: Treatment}
          control: {role: control, letter: B, label: Control}
          regular: {role: comparison, letter: C, label: Regular}
        assignment: {method: last-digit, digits: {odd: treatment, even: control}, comparison_arm: regular}
        crossover: {rule: on-request, arms: [control], label: Self-reporters, letter: D}
        treatment_received: {by: self-report, served_arms: [treatment, regular]}
        period_before: {from: 2019-01-01, until: 2019-06-30}
        follow_up: {months: 12, data_until: 2022-12-31}
        outcomes:
          job: {kind: job-within, label: Job, horizon: 12 months}
          exit: {kind: exit-within, label: Exit, horizon: 12 months}
        comparisons:
          treatment-control: {label: T against C, of: [treatment], against: [control], methods: [itt]}
        """;

    private const string Rows = """
        people
        person | birth_date | sex
        a | 1980-03-01 | man
        b | 1980-02-29 | man
        c | 1980-01-01 | woman
        d | 1980-01-01 | woman
        e | 1980-01-01 | woman
        f | 1980-01-01 | woman
        g | 1980-01-01 | woman
        h | 1980-01-01 | woman
        i | 1980-01-01 | woman
        j | 1980-01-01 | woman

        entries
        person | entry_id | scheme | entry_date | office | large_employer
        a | 1 | WW | 2020-01-01 | North | false
        b | 2 | WW | 2020-03-01 | South |
        c | 3 | WW | 2020-06-01 | West |
        d | 4 | WW | 2019-02-01 | North |
        e | 5 | WW | 2020-06-01 | East |
        f | 6 | WW | 2020-06-01 | Elsewhere |
        g | 7 | WW | 2020-06-01 | North | true
        h | 8 | WW | 2020-06-01 | North |
        i | 9 | WW | 2019-12-31 | North |
        j | 10 | WW | 2020-01-10 | North |

        assignments
        person | arm | assigned_on | digit
        a | treatment | 2020-03-11 | 1
        b | control | 2020-05-13 | 2
        e | control | 2020-08-01 | 2
        g | control | 2020-08-01 | 4
        i | control | 2020-03-01 | 4
        j | control | 2020-03-01 | 4

        benefit_spells
        person | scheme | start | end
        a | WW | 2020-01-01 | 2020-06-01
        j | WW | 2019-11-01 | 2020-01-01
        j | WW | 2020-01-10 | 2020-06-01

        requests
        person | date
        b | 2020-03-01
        a | 2021-01-01
        """;

    private static readonly ExperimentProtocol Protocol = ProtocolReader.Read(Yaml).Protocol!;

    [Fact]
    public void Everybody_who_entered_takes_one_step()
    {
        using var study = SmallStore.Open(Protocol, Rows);
        study.Population.Flow.ShouldBe([
            new(PopulationStep.Before, null, 1) { Before = 1 },
            new(PopulationStep.EnteredEarlier, null, 1),
            new(PopulationStep.Excluded, "large_employer", 1),
            new(PopulationStep.Experiment, null, 3),
            new(PopulationStep.NotAssigned, null, 1),
            new(PopulationStep.OfficeLeftOut, "East", 1),
            new(PopulationStep.OtherOffice, null, 1),
        ]);
    }

    [Fact]
    public void The_window_is_about_the_start_of_the_experiment_and_its_days_belong_to_it()
    {
        using var study = SmallStore.Open(Protocol, Rows);
        var population = study.Population;
        // i entered on 31 December 2019: thirteen weeks later is 31 March, a day before the window.
        population.Count.ShouldBe(4);
        var a = Array.IndexOf(population.Arms, "treatment");
        population.EntryDate(a).ShouldBe(new LocalDate(2020, 1, 1));
        StudyPopulation.DateOf(population.StartDays[a]).ShouldBe(new LocalDate(2020, 4, 1));
        StudyPopulation.DateOf(population.AssignedDays[a]).ShouldBe(new LocalDate(2020, 3, 11));
    }

    [Fact]
    public void A_revived_right_keeps_its_first_day()
    {
        var wider = Yaml.Replace("from: 2020-04-01", "from: 2020-01-01", StringComparison.Ordinal);
        using var study = SmallStore.Open(ProtocolReader.Read(wider).Protocol!, Rows);
        // j came back within nine days: the right counts from 1 November 2019.
        var entries = Enumerable.Range(0, study.Population.Count).Select(study.Population.EntryDate);
        entries.ShouldContain(new LocalDate(2019, 11, 1));
        entries.ShouldNotContain(new LocalDate(2020, 1, 10));
    }

    [Fact]
    public void Arms_requests_and_service_received_follow_the_protocol()
    {
        using var study = SmallStore.Open(Protocol, Rows);
        var population = study.Population;
        var rows = Enumerable
            .Range(0, population.Count)
            .Select(person =>
                (
                    Arm: population.Arms[person],
                    Asked: population.HasRequested[person],
                    Got: population.Received![person]
                )
            );
        rows.ShouldBe(
            [("treatment", false, 1), ("control", true, 1), ("regular", false, 1), (null, false, 1)],
            ignoreOrder: true
        );
    }

    [Fact]
    public void Age_is_in_completed_years()
    {
        using var study = SmallStore.Open(Protocol, Rows);
        var ages = study.AgesAtEntry();
        // Born on 29 February 1980 and entered on 1 March 2020; born on 1 March and entered on 1 January.
        ages[Array.IndexOf(study.Population.Arms, "control")].ShouldBe(40);
        ages[Array.IndexOf(study.Population.Arms, "treatment")].ShouldBe(39);
    }

    [Fact]
    public void A_missing_table_is_named_with_what_needs_it()
    {
        var error = Should.Throw<InputException>(() => SmallStore.Open(Protocol, Rows, "DROP TABLE job_spells"));
        var finding = error.Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe("OUT001");
        finding.Path.ShouldBe("outcomes.job");
        finding.Message.ShouldContain("job_spells");
    }

    [Fact]
    public void A_missing_column_is_named_with_what_needs_it()
    {
        var yaml = Yaml.Replace(
            "kind: job-within, label: Job",
            "kind: job-within, hours: {at_least: 12}, label: Job",
            StringComparison.Ordinal
        );
        var error = Should.Throw<InputException>(() =>
            SmallStore.Open(
                ProtocolReader.Read(yaml).Protocol!,
                Rows,
                "ALTER TABLE job_spells DROP COLUMN hours_per_week"
            )
        );
        var finding = error.Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe("OUT002");
        finding.Expected.ShouldBe("hours_per_week");
    }

    [Fact]
    public void A_follow_up_longer_than_the_data_is_refused()
    {
        var early = Protocol with { FollowUp = Protocol.FollowUp with { DataUntil = new LocalDate(2019, 12, 31) } };
        using var study = SmallStore.Open(early, Rows);
        var findings = Should.Throw<InputException>(() => study.Outcomes()).Diagnostics;
        findings
            .Select(finding => (finding.Code, finding.Path))
            .ShouldBe([("OUT005", "outcomes.job"), ("OUT005", "outcomes.exit")]);
        findings[0].Found!.ShouldContain("2019-12-31");
    }

    [Fact]
    public void Nobody_in_the_window_is_an_error_with_what_was_found()
    {
        var yaml = Yaml.Replace("scheme: WW", "scheme: WGA", StringComparison.Ordinal);
        Should
            .Throw<InputException>(() => SmallStore.Open(ProtocolReader.Read(yaml).Protocol!, Rows))
            .Diagnostics.ShouldHaveSingleItem()
            .Code.ShouldBe("OUT007");
    }

    [Fact]
    public void An_arm_without_people_is_an_error()
    {
        var rows = Rows.Replace(
            "b | control | 2020-05-13 | 2",
            "b | treatment | 2020-05-13 | 2",
            StringComparison.Ordinal
        );
        var finding = Should
            .Throw<InputException>(() => SmallStore.Open(Protocol, rows))
            .Diagnostics.ShouldHaveSingleItem();
        finding.Code.ShouldBe("OUT008");
        finding.Path.ShouldBe("arms.control");
    }
}
