using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Wga;

namespace Netto.Simulation.Tests.Property;

[Trait("kind", "Property")]
public sealed class WgaTests
{
    private const int People = 3000;
    private static readonly ExperimentProtocol Protocol = ProtocolTemplate.Find(WgaExperiment.Id)!.Read();
    private static readonly SimulatedExperiment Experiment = WgaExperiment.Simulate(Protocol, People, 7);
    private static readonly int DataEnd = new DateOnly(2024, 5, 1).DayNumber;

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_seed_others()
    {
        var here = Path.Combine(Path.GetTempPath(), $"netto-wga-{Guid.NewGuid():N}");
        try
        {
            Experiment.WriteTo(Path.Combine(here, "one"));
            WgaExperiment.Simulate(Protocol, People, 7).WriteTo(Path.Combine(here, "two"));
            WgaExperiment.Simulate(Protocol, People, 8).WriteTo(Path.Combine(here, "other"));

            foreach (var file in Directory.GetFiles(Path.Combine(here, "one")))
            {
                var name = Path.GetFileName(file);
                File.ReadAllBytes(Path.Combine(here, "two", name)).ShouldBe(File.ReadAllBytes(file), name);
                File.ReadAllBytes(Path.Combine(here, "other", name)).ShouldNotBe(File.ReadAllBytes(file), name);
            }
        }
        finally
        {
            Directory.Delete(here, recursive: true);
        }
    }

    [Fact]
    public void More_people_leave_who_the_first_ones_are_as_it_is()
    {
        // Histories may differ: who asks for service, and who gets much of it, is drawn for all people together.
        var fewer = WgaExperiment.Simulate(Protocol, 1200, 7).Population;
        var more = Experiment.Population;
        for (var i = 0; i < 1200; i++)
        {
            fewer.CitizenNumbers[i].ShouldBe(more.CitizenNumbers[i]);
            fewer.BirthDateOf(i).ShouldBe(more.BirthDateOf(i));
            fewer.EntryOf(i).ShouldBe(more.EntryOf(i));
            fewer.AssignmentOf(i).ShouldBe(more.AssignmentOf(i));
        }
    }

    [Fact]
    public void The_same_shares_of_both_sides_ask_for_service_in_every_simulation()
    {
        var design = WgaProtocol.DesignOf(Protocol) with { Before = null };
        var model = new WgaModel(ParameterSet.Of(WgaExperiment.Id));
        var shares = Enumerable
            .Range(1, 6)
            .Select(seed => new WgaPopulation(design, model).Draw(seed, 4000))
            .Select(persons =>
                persons.Where(p => p.Side == OfficeSide.Experiment).Average(p => p.AsksForService ? 1 : 0)
            )
            .ToList();

        // One by one, shares of some 2,700 people would differ by 0.0067 (standard deviation); what is left is that of the traits.
        (shares.Max() - shares.Min()).ShouldBeLessThan(0.014);
        shares.Average().ShouldBe(942.0 / 6656, 0.006);
    }

    [Fact]
    public void People_of_the_period_before_come_on_top_and_have_no_arm()
    {
        Experiment.Population.Count.ShouldBeGreaterThan(2 * People);
        for (var i = 0; i < Experiment.Population.Count; i++)
        {
            (Experiment.Population.AssignmentOf(i) is not null).ShouldBe(i < People);
            var entry = DateOnly.FromDayNumber(Experiment.Population.EntryOf(i).Date);
            (entry >= new DateOnly(2019, 10, 1)).ShouldBe(i < People);
            entry.ShouldBeInRange(new DateOnly(2017, 1, 1), new DateOnly(2021, 4, 30));
        }
    }

    [Fact]
    public void Digits_and_offices_decide_the_arm_but_for_thirty_in_9237()
    {
        var offices = Protocol.Population.Offices;
        var errors = 0;
        for (var i = 0; i < People; i++)
        {
            var arm = Experiment.Population.AssignmentOf(i)!.Value.Arm;
            if (offices.Comparison.Contains(Experiment.Population.EntryOf(i).Office))
            {
                arm.ShouldBe("regular");
                continue;
            }

            var planned = Experiment.Population.CitizenNumbers[i] % 2 == 1 ? "treatment" : "control";
            errors += arm == planned ? 0 : 1;
        }

        // About 6.5 are expected of 2,000 randomised people.
        errors.ShouldBeInRange(1, 18);
    }

    [Fact]
    public void Spells_are_in_order_and_inside_the_data()
    {
        var rows = Experiment.Rows;
        rows.Benefits.ShouldAllBe(s => s.Start < s.End && s.Start < DataEnd && s.MonthlyAmount > 0);
        rows.Benefits.Where(s => s.End != RegisterRows.NoEnd).ShouldAllBe(s => s.End <= DataEnd);
        rows.Jobs.ShouldAllBe(j => j.Start < j.End && j.Start < DataEnd && j.HoursPerWeek > 0 && j.HourlyWage > 9.4);
        rows.Contacts.ShouldAllBe(c => c.Date < DataEnd);
        rows.Trajectories.ShouldAllBe(t => t.Start < t.End && t.Start < DataEnd);
        rows.Trajectories.ShouldAllBe(t => (t.End == RegisterRows.NoEnd) == (t.Result.Length == 0));
        foreach (var spells in rows.Benefits.Where(s => s.Scheme is "WGA" or "IVA").GroupBy(s => s.Person))
        {
            spells.First().Start.ShouldBe(Experiment.Population.EntryOf(spells.Key).Date);
            spells.Zip(spells.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
        }
    }

    [Fact]
    public void Only_people_of_the_control_arm_ask_for_service()
    {
        Experiment.Rows.Requests.Count.ShouldBeInRange(100, 190);
        Experiment.Rows.Requests.ShouldAllBe(r => Experiment.Population.AssignmentOf(r.Person)!.Value.Arm == "control");
        Experiment.Rows.Requests.Select(r => r.Person).Distinct().Count().ShouldBe(Experiment.Rows.Requests.Count);
    }

    [Fact]
    public void Answers_come_from_people_of_the_experiment_and_more_often_from_the_control_arm()
    {
        double Share(string arm)
        {
            var people = Enumerable
                .Range(0, People)
                .Where(i => Experiment.Population.AssignmentOf(i)!.Value.Arm == arm)
                .ToHashSet();
            var answered = Experiment.Rows.SurveyAnswers.Where(a => a.Wave == "T0").Select(a => a.Person).Distinct();
            return answered.Count(people.Contains) / (double)people.Count;
        }

        Experiment.Rows.SurveyAnswers.ShouldAllBe(a => a.Person < People);
        // Table 2.2: 19% and 26%; a thousand people an arm give a standard deviation of 1.3 points.
        Share("treatment").ShouldBe(0.19, 0.05);
        Share("control").ShouldBe(0.26, 0.055);
    }

    [Fact]
    public void True_effects_are_differences_of_mean_potential_outcomes()
    {
        double Effect(string comparison, string method, string outcome) =>
            Experiment
                .Truth.Effects.Single(e =>
                    e.Comparison == comparison && e.Method == method && e.Outcome == outcome && e.Subgroup is null
                )
                .Value;

        // Whoever asks for service is not moved by the arm: the effect on all is that on the others times their share.
        var itt = Effect("treatment-control", "itt", "job");
        var late = Effect("treatment-control", "late", "job");
        var shareAsking = 1 - (itt / late);
        shareAsking.ShouldBe(942.0 / 6656, 0.025);
        // Extended against none is extended against usual plus usual against none, for those who do not ask.
        var usual = Effect("regular-control", "did-iv", "job");
        var more = Effect("treatment-regular", "did", "job");
        late.ShouldBe(usual + (more / (1 - shareAsking)), 1e-9);
        Effect("treatment-control", "itt-adjusted", "job").ShouldBe(itt);
    }

    [Fact]
    public void Every_outcome_has_a_truth_for_each_of_its_comparisons()
    {
        foreach (var outcome in Protocol.Outcomes)
        {
            foreach (var comparison in Protocol.Comparisons.Where(c => outcome.Comparisons?.Contains(c.Id) ?? true))
            {
                Experiment.Truth.Effects.ShouldContain(e => e.Outcome == outcome.Id && e.Comparison == comparison.Id);
            }
        }
    }

    [Fact]
    public void Another_window_and_digit_map_are_followed()
    {
        var text = ProtocolTemplate.Find(WgaExperiment.Id)!.ReadText();
        text = text.Replace("until: 2021-04-30", "until: 2020-03-31", StringComparison.Ordinal)
            .Replace(
                "    odd: treatment\n    even: control",
                "    0-2: treatment\n    3-9: control",
                StringComparison.Ordinal
            );
        var experiment = WgaExperiment.Simulate(ProtocolReader.Read(text).Protocol!, 2000, 1);

        var assigned = Enumerable.Range(0, 2000).Select(i => experiment.Population.AssignmentOf(i)!.Value).ToList();
        var randomised = assigned.Where(a => a.Arm != "regular").ToList();
        (randomised.Count(a => a.Arm == "treatment") / (double)randomised.Count).ShouldBe(0.3, 0.06);
        var latest = Enumerable.Range(0, 2000).Max(i => experiment.Population.EntryOf(i).Date);
        DateOnly.FromDayNumber(latest).ShouldBeLessThanOrEqualTo(new DateOnly(2020, 3, 31));
    }

    [Fact]
    public void A_protocol_that_the_simulation_cannot_honour_is_refused_with_all_findings()
    {
        var refused = Protocol with
        {
            FollowUp = Protocol.FollowUp with { Months = 240 },
            Services = new ServiceCatalogue(),
        };

        var problem = Should.Throw<InputException>(() => WgaExperiment.Simulate(refused, 10, 1));

        problem.Diagnostics.ShouldContain(d => d.Path == "follow_up.months" && d.Found == "240");
        problem.Diagnostics.ShouldContain(d => d.Path == "services.trajectories");
        problem.Diagnostics.ShouldAllBe(d => d.Code == "SIM001");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Very_few_people_can_be_simulated(int people) =>
        WgaExperiment.Simulate(Protocol, people, 3).Population.Count.ShouldBeGreaterThanOrEqualTo(people);

    [Fact]
    public void State_pension_begins_at_the_legal_age_of_the_year()
    {
        // Born on 15 May 1953: 66 years and 4 months in September 2019.
        StatePension.DayOf(new DateOnly(1953, 5, 15).DayNumber).ShouldBe(new DateOnly(2019, 9, 15).DayNumber);
        // Born in 1956: 66 years and 7 months would be in 2022 and 2023; the age of 2022 counts until December.
        StatePension.DayOf(new DateOnly(1956, 1, 10).DayNumber).ShouldBe(new DateOnly(2022, 8, 10).DayNumber);
    }
}
