using Netto.Protocol;
using Netto.Registers.Reading;
using Netto.Simulation.Engine;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation.Tests.Property;

[Trait("kind", "Property")]
public sealed class ThreeArmTests
{
    private static readonly ExperimentProtocol Protocol = ProtocolTemplate.Find(ThreeArmExperiment.Id)!.Read();
    private static readonly SimulatedExperiment Experiment = ThreeArmExperiment.Simulate(Protocol, 20_000, 5);
    private static readonly int DataEnd = new DateOnly(2020, 1, 1).DayNumber;

    [Fact]
    public void The_same_seed_gives_the_same_rows_and_truth_whatever_the_number_of_threads()
    {
        var again = ThreeArmExperiment.Simulate(Protocol, 20_000, 5);

        again.Truth.ToJson().ShouldBe(Experiment.Truth.ToJson());
        again.Rows.Applications.ShouldBe(Experiment.Rows.Applications);
        again.Rows.Benefits.ShouldBe(Experiment.Rows.Benefits);
        Experiment.Rows.Jobs.Select(j => j.Person).ShouldBeInOrder();
    }

    [Fact]
    public void Digits_decide_the_arm()
    {
        for (var i = 0; i < Experiment.Population.Count; i++)
        {
            var assignment = Experiment.Population.AssignmentOf(i)!.Value;
            var expected = assignment.Digit switch
            {
                8 => "control",
                9 => "enforcement",
                _ => "treatment",
            };
            assignment.Arm.ShouldBe(expected);
        }
    }

    [Fact]
    public void Rows_are_in_order_and_inside_the_data()
    {
        Experiment.Rows.Benefits.ShouldAllBe(s => s.Start < s.End && s.Start < DataEnd);
        Experiment.Rows.Jobs.ShouldAllBe(j => j.Start < j.End && j.Start < DataEnd);
        Experiment.Rows.Applications.ShouldAllBe(a => a.Date < DataEnd);
        Experiment.Rows.Duties.ShouldAllBe(d => d.Start < d.End && d.MetDays >= 0 && d.MetDays <= d.End - d.Start);
        Experiment.Rows.Contacts.ShouldAllBe(c => c.Date < DataEnd);
        Experiment.Rows.Instruments.ShouldAllBe(i => i.Start < DataEnd);
        foreach (var kind in Experiment.Rows.Instruments.GroupBy(i => (i.Person, i.Kind)))
        {
            var spells = kind.OrderBy(i => i.Start).ToList();
            spells.Zip(spells.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }

        foreach (var spells in Experiment.Rows.Benefits.GroupBy(s => s.Person))
        {
            spells.Zip(spells.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }
    }

    [Fact]
    public void Personal_service_is_held_only_while_the_benefit_runs()
    {
        var rights = Experiment.Rows.Benefits.GroupBy(s => s.Person).ToDictionary(g => g.Key, g => g.First());

        Experiment
            .Rows.Contacts.Where(c => c.Status == "held")
            .ShouldAllBe(c => c.Date >= rights[c.Person].Start && c.Date <= rights[c.Person].End);
    }

    [Fact]
    public void Who_has_no_more_than_a_conversation_has_one_within_eight_months()
    {
        var until = Experiment
            .Rows.Benefits.GroupBy(s => s.Person)
            .ToDictionary(g => g.Key, g => CalendarMonths.After(g.First().Start, 8));
        var more = Experiment
            .Rows.Instruments.Where(i => i.Start < until[i.Person])
            .Select(i => i.Person)
            .Concat(Experiment.Rows.Trajectories.Where(t => t.Start < until[t.Person]).Select(t => t.Person))
            .ToHashSet();
        var counts = Experiment
            .Rows.Contacts.Where(c => c.Status == "held" && c.Kind != "enforcement" && c.Date < until[c.Person])
            .GroupBy(c => c.Person)
            .ToDictionary(g => g.Key, g => g.Count());
        var only = counts.Where(c => !more.Contains(c.Key)).ToList();

        // A few were to get more, but left the benefit first.
        only.Count.ShouldBeGreaterThan(1000);
        only.Count(c => c.Value > 1).ShouldBeLessThan(only.Count / 25);
        counts.Count(c => more.Contains(c.Key) && c.Value > 1).ShouldBeGreaterThan(500);
    }

    [Fact]
    public void People_apply_as_long_as_the_benefit_lasts()
    {
        double Rate(Func<int, bool> counts)
        {
            var rights = Experiment
                .Rows.Benefits.Where(s => s.Scheme == "WW")
                .GroupBy(s => s.Person)
                .ToDictionary(g => g.Key, g => g.First());
            var days = rights.Values.Sum(s =>
                Enumerable.Range(0, Math.Min(s.End, DataEnd) - s.Start).Count(day => counts(day))
            );
            return 28.0 * Experiment.Rows.Applications.Count(a => counts(a.Date - rights[a.Person].Start)) / days;
        }

        Rate(day => day is >= 91 and < 365).ShouldBe(3.2, 0.16);
        Rate(day => day is >= 365 and < 540).ShouldBe(3.2, 0.2);
        var ends = Experiment.Rows.Duties.GroupBy(d => d.Person).ToDictionary(g => g.Key, g => g.Max(d => d.End));
        Experiment.Rows.Applications.ShouldAllBe(a => a.Date < ends[a.Person]);
    }

    [Fact]
    public void Periods_of_the_duty_follow_each_other_and_none_lies_across_the_end_of_the_year()
    {
        foreach (var periods in Experiment.Rows.Duties.GroupBy(d => d.Person))
        {
            var spells = periods.ToList();
            var year = CalendarMonths.After(spells[0].Start, 12);
            spells.ShouldAllBe(d => d.End <= year || d.Start >= year);
            spells.ShouldAllBe(d => d.End - d.Start <= 91);
            spells.Zip(spells.Skip(1)).ShouldAllBe(pair => pair.First.End == pair.Second.Start);
        }
    }

    [Theory]
    [InlineData(RawFormat.Csv, ".csv")]
    [InlineData(RawFormat.Parquet, ".parquet")]
    public void A_table_that_the_protocol_names_is_written_even_when_it_has_no_rows(RawFormat format, string extension)
    {
        var few = ThreeArmExperiment.Simulate(Protocol, 3, 77);
        var folder = Directory.CreateTempSubdirectory("netto-few-");
        try
        {
            few.WriteTo(folder.FullName, format);

            few.Rows.Requests.ShouldBeEmpty();
            foreach (var table in ((DataSource.Registers)Protocol.Data).Tables)
            {
                File.Exists(Path.Combine(folder.FullName, table + extension)).ShouldBeTrue(table);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_control_arms_get_service_on_request_and_control_no_enforcement()
    {
        Func<int, string> armOf = person => Experiment.Population.AssignmentOf(person)!.Value.Arm;

        Experiment.Rows.Requests.ShouldAllBe(r => armOf(r.Person) != "treatment");
        Experiment.Rows.Contacts.Where(c => c.Kind == "enforcement").ShouldAllBe(c => armOf(c.Person) != "control");
        Experiment.Rows.Requests.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_truth_knows_all_comparisons_and_subgroups_and_enforcement_brings_no_work()
    {
        double True(string outcome, string comparison, string method) =>
            Experiment
                .Truth.Effects.Single(e =>
                    e.Outcome == outcome && e.Comparison == comparison && e.Method == method && e.Subgroup is null
                )
                .Value;

        foreach (var comparison in Protocol.Comparisons)
        {
            Experiment
                .Truth.Effects.Where(e => e.Comparison == comparison.Id && e.Method == "itt" && e.Outcome == "job-12")
                .Count()
                .ShouldBe(Protocol.Subgroups.Count + 1);
        }

        // Enforcement never brings work; it delays it only for those whose work would come to somebody in benefit.
        True("job-12", "enforcement-control", "itt").ShouldBe(0, 0.0005);
        True("benefit-12", "enforcement-control", "itt").ShouldBeLessThan(0);
        True("job-12", "treatment-control", "late").ShouldBe(True("job-12", "treatment-control", "itt") / 0.44, 0.004);
    }

    [Fact]
    public void The_truth_lies_within_the_noise_of_what_the_arms_show()
    {
        var large = ThreeArmExperiment.Simulate(Protocol, 120_000, 9);
        var exits = new Dictionary<string, (int Sum, int Count)> { ["treatment"] = default, ["other"] = default };
        foreach (
            var spell in large.Rows.Benefits.Where(s => s.Scheme == "WW").GroupBy(s => s.Person).Select(g => g.First())
        )
        {
            var key = large.Population.AssignmentOf(spell.Person)!.Value.Arm == "treatment" ? "treatment" : "other";
            var gone = spell.End < CalendarMonths.After(spell.Start, 12) ? 1 : 0;
            exits[key] = (exits[key].Sum + gone, exits[key].Count + 1);
        }

        var seen =
            ((double)exits["treatment"].Sum / exits["treatment"].Count)
            - ((double)exits["other"].Sum / exits["other"].Count);
        var truth = large.Truth.Effects.Single(e =>
            e.Outcome == "exit-12" && e.Comparison == "treatment-control" && e.Method == "itt" && e.Subgroup is null
        );
        truth.Value.ShouldBe(seen, 4 * 0.0036);
    }
}
