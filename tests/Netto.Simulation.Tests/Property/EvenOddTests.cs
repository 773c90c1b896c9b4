using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Ww.EvenOdd;

namespace Netto.Simulation.Tests.Property;

[Trait("kind", "Property")]
public sealed class EvenOddTests
{
    private static readonly ExperimentProtocol Protocol = ProtocolTemplate.Find(EvenOddExperiment.Id)!.Read();
    private static readonly SimulatedExperiment Experiment = EvenOddExperiment.Simulate(Protocol, 4000, 7);

    [Fact]
    public void The_same_seed_gives_the_same_files_and_another_seed_others()
    {
        var again = EvenOddExperiment.Simulate(Protocol, 4000, 7);
        var other = EvenOddExperiment.Simulate(Protocol, 4000, 8);

        again.Truth.ToJson().ShouldBe(Experiment.Truth.ToJson());
        again.Rows.Benefits.ShouldBe(Experiment.Rows.Benefits);
        again.Rows.Contacts.ShouldBe(Experiment.Rows.Contacts);
        again.Population.CitizenNumbers.ShouldBe(Experiment.Population.CitizenNumbers);
        other.Rows.Benefits.ShouldNotBe(Experiment.Rows.Benefits);
    }

    [Fact]
    public void More_people_leave_who_the_first_ones_are_as_it_is()
    {
        // Sex and office, and with them the histories, are drawn for all people together.
        var fewer = EvenOddExperiment.Simulate(Protocol, 1500, 7).Population;
        for (var i = 0; i < 1500; i++)
        {
            fewer.CitizenNumbers[i].ShouldBe(Experiment.Population.CitizenNumbers[i]);
            fewer.BirthDateOf(i).ShouldBe(Experiment.Population.BirthDateOf(i));
            fewer.EntryOf(i).Date.ShouldBe(Experiment.Population.EntryOf(i).Date);
            fewer.AssignmentOf(i).ShouldBe(Experiment.Population.AssignmentOf(i));
        }
    }

    [Fact]
    public void Both_arms_have_the_same_shares_of_offices()
    {
        var offices = Enumerable
            .Range(0, Experiment.Population.Count)
            .Where(i => Experiment.Population.AssignmentOf(i) is not null)
            .GroupBy(i => Experiment.Population.AssignmentOf(i)!.Value.Digit % 2)
            .Select(arm =>
                arm.CountBy(i => Experiment.Population.EntryOf(i).Office)
                    .ToDictionary(o => o.Key, o => (double)o.Value / arm.Count())
            )
            .ToList();

        offices.Count.ShouldBe(2);
        foreach (var (office, share) in offices[0])
        {
            offices[1][office].ShouldBe(share, 0.004);
        }
    }

    [Fact]
    public void Spells_are_in_order_and_inside_the_data()
    {
        var dataEnd = new DateOnly(2014, 2, 1).DayNumber;
        Experiment.Rows.Benefits.ShouldAllBe(s => s.Start < s.End && s.Start < dataEnd);
        Experiment.Rows.Benefits.Where(s => s.End != RegisterRows.NoEnd).ShouldAllBe(s => s.End < dataEnd);
        Experiment.Rows.Jobs.ShouldAllBe(j => j.Start < j.End && j.Start < dataEnd && j.HoursPerWeek > 0);
        Experiment.Rows.Contacts.ShouldAllBe(c => c.Date < dataEnd);
        foreach (var spells in Experiment.Rows.Benefits.GroupBy(s => s.Person))
        {
            spells.Zip(spells.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }
    }

    [Fact]
    public void Everybody_is_in_benefit_when_the_experiment_starts()
    {
        for (var i = 0; i < Experiment.Population.Count; i++)
        {
            var start = Experiment.Population.EntryOf(i).Date + 91;
            Experiment.Rows.Benefits.Any(s => s.Person == i && s.Start < start && s.End >= start).ShouldBeTrue();
        }
    }

    [Fact]
    public void Digits_decide_the_arm_but_for_thirty_in_9237()
    {
        var large = EvenOddExperiment.Simulate(Protocol, 40_000, 3);
        var wrong = Enumerable
            .Range(0, large.Population.Count)
            .Select(i => large.Population.AssignmentOf(i)!.Value)
            .Count(a => (a.Digit % 2 == 1) != (a.Arm == "treatment"));

        // 130 expected; four standard deviations of a Poisson count.
        wrong.ShouldBeInRange(84, 176);
        large.Population.CitizenNumbers.ShouldAllBe(n => CitizenNumber.Passes(n));
        large.Population.CitizenNumbers.ShouldBeUnique();
    }

    [Fact]
    public void The_truth_names_outcomes_comparisons_and_subgroups_of_the_protocol()
    {
        var outcomes = Protocol.Outcomes.Select(o => o.Id).ToHashSet();
        Experiment.Truth.Effects.ShouldAllBe(e => outcomes.Contains(e.Outcome) && e.Comparison == "treatment-control");
        foreach (var outcome in outcomes)
        {
            foreach (var subgroup in (string?[])[null, "men", "women"])
            {
                Experiment.Truth.Effects.ShouldContain(e =>
                    e.Outcome == outcome && e.Method == "itt" && e.Subgroup == subgroup
                );
            }
        }
    }

    [Fact]
    public void The_true_effect_is_what_the_arms_differ_by_in_large_samples()
    {
        var large = EvenOddExperiment.Simulate(Protocol, 120_000, 11);
        double True(string method) =>
            large.Truth.Effects.Single(e => e.Outcome == "exit-12" && e.Method == method && e.Subgroup is null).Value;

        var exits = new (int Sum, int Count)[2];
        var ends = large.Rows.Benefits.GroupBy(s => s.Person).ToDictionary(g => g.Key, g => g.ToList());
        for (var i = 0; i < large.Population.Count; i++)
        {
            var horizon = CalendarMonths.After(large.Population.EntryOf(i).Date, 12);
            var arm = large.Population.AssignmentOf(i)!.Value.Arm == "treatment" ? 0 : 1;
            var last = ends[i][0];
            foreach (var spell in ends[i].Skip(1).Where(s => s.Start - last.End <= 28))
            {
                last = spell;
            }

            exits[arm] = (exits[arm].Sum + (last.End < horizon ? 1 : 0), exits[arm].Count + 1);
        }

        var difference = ((double)exits[0].Sum / exits[0].Count) - ((double)exits[1].Sum / exits[1].Count);
        True("itt").ShouldBe(difference, 4 * 0.0028);
        True("itt").ShouldBe(0.027, 0.01);
        True("late").ShouldBeGreaterThan(True("itt"));
    }

    [Fact]
    public void A_protocol_without_the_arms_of_the_template_is_refused()
    {
        var changed = Protocol with { Arms = [.. Protocol.Arms, Protocol.Arms[0] with { Id = "third" }] };

        var refusal = Should.Throw<InputException>(() => EvenOddExperiment.Simulate(changed, 10, 1));

        refusal.Diagnostics.ShouldContain(d => d.Code == "SIM001" && d.Path == "arms");
    }
}
