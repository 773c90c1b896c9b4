using Netto.Protocol;
using Netto.Registers.Reading;
using Netto.Simulation.Engine;
using Netto.Simulation.Wga;
using Netto.Simulation.Ww.EvenOdd;

namespace Netto.Simulation.Tests.Property;

/// <summary>People who are left out stand in the registers, for their reason, and change nobody else.</summary>
[Trait("kind", "Property")]
public sealed class LeftOutTests
{
    private static readonly ExperimentProtocol Ww = ProtocolTemplate.Find(EvenOddExperiment.Id)!.Read();
    private static readonly ExperimentProtocol Wga = ProtocolTemplate.Find(WgaExperiment.Id)!.Read();
    private static readonly SimulatedExperiment EvenOdd = EvenOddExperiment.Simulate(Ww, 3000, 7);

    [Fact]
    public void Everybody_left_out_meets_one_exclusion_in_an_office_and_of_an_age_where_it_holds()
    {
        var people = EvenOdd.LeftOut!.Population;
        var met = Enumerable
            .Range(0, people.Count)
            .Select(i => Ww.Population.Exclusions.Where(e => Holds(people, e, i)).ToList())
            .ToList();

        met.ShouldAllBe(reasons => reasons.Count == 1);
        met.Select(reasons => reasons[0].Id).Distinct().Count().ShouldBe(Ww.Population.Exclusions.Count);
        for (var i = 0; i < people.Count; i++)
        {
            var reason = met[i][0];
            (reason.Offices.Count == 0 || reason.Offices.Contains(people.EntryOf(i).Office)).ShouldBeTrue(reason.Id);
            var age = (people.EntryOf(i).Date - people.BirthDateOf(i)) / 365.25;
            (reason.Id != "network_training_55" || age >= 55).ShouldBeTrue();
            (reason.Id != "intensive_under_27" || age < 27).ShouldBeTrue();
            people.AssignmentOf(i).ShouldBeNull();
        }
    }

    [Fact]
    public void Participants_are_the_same_without_exclusions()
    {
        var none = Ww with { Population = Ww.Population with { Exclusions = [] } };
        var open = EvenOddExperiment.Simulate(none, 3000, 7);

        open.LeftOut.ShouldBeNull();
        open.Truth.ToJson().ShouldBe(EvenOdd.Truth.ToJson());
        open.Rows.Benefits.ShouldBe(EvenOdd.Rows.Benefits);
        open.Population.CitizenNumbers.ShouldBe(EvenOdd.Population.CitizenNumbers);
    }

    [Fact]
    public void Who_leaves_as_self_employed_has_years_of_income_from_then_on()
    {
        var left = EvenOdd
            .Rows.Benefits.Where(s => s.EndReason == "self-employed")
            .ToDictionary(s => s.Person, s => DateOnly.FromDayNumber(s.End).Year);
        var years = EvenOdd.Rows.SelfEmployment.ToLookup(y => y.Person, y => y.Year);

        left.ShouldNotBeEmpty();
        years.Select(own => own.Key).ShouldBe(left.Where(p => p.Value < 2014).Select(p => p.Key), ignoreOrder: true);
        years.ShouldAllBe(own => own.Min() == left[own.Key] && own.Max() < 2014);
        var starters = EvenOdd.LeftOut!.Population.EntryColumns.Single(c => c.Name == "starting_self_employed");
        Enumerable
            .Range(0, EvenOdd.LeftOut.Population.Count)
            .Where(i => starters.ValueOf(i) != "0")
            .ShouldAllBe(i => EvenOdd.LeftOut.Rows.SelfEmployment.Any(y => y.Person == i));
    }

    [Fact]
    public void The_offices_that_a_protocol_leaves_out_have_people_and_nobody_is_assigned_there()
    {
        var experiment = WgaExperiment.Simulate(Wga, 1000, 7);
        var (people, rows) = experiment.LeftOut!;

        Offices(people).ShouldBe(Wga.Population.Offices.LeftOut.Select(o => o.Office), ignoreOrder: true);
        Offices(experiment.Population).Intersect(Offices(people)).ShouldBeEmpty();
        Enumerable.Range(0, people.Count).ShouldAllBe(i => people.AssignmentOf(i) == null);
        rows.Benefits.Select(s => s.Person).Distinct().Count().ShouldBe(people.Count);
        rows.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void The_registers_hold_them_behind_the_others_with_numbers_of_their_own()
    {
        var folder = Directory.CreateTempSubdirectory("netto-left-out-");
        try
        {
            EvenOdd.WriteTo(folder.FullName);
            var entries = File.ReadAllLines(Path.Combine(folder.FullName, "entries.csv"))[1..];
            var numbers = entries.Select(line => line.Split(',')[0]).ToList();
            numbers.Count.ShouldBe(EvenOdd.Population.Count + EvenOdd.LeftOut!.Population.Count);
            numbers.ShouldBeUnique();
            var last = EvenOdd.LeftOut.Rows.Benefits[^1];
            File.ReadAllLines(Path.Combine(folder.FullName, "benefit_spells.csv"))[^1]
                .ShouldStartWith(numbers[EvenOdd.Population.Count + last.Person] + ",");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_folder_holds_each_table_in_the_format_of_the_last_run_and_keeps_what_is_not_ours()
    {
        var folder = Directory.CreateTempSubdirectory("netto-formats-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "notes.csv"), "mine");
            EvenOdd.WriteTo(folder.FullName, RawFormat.Csv);
            EvenOdd.WriteTo(folder.FullName, RawFormat.Parquet);
            Directory.GetFiles(folder.FullName, "*.csv").Select(Path.GetFileName).ShouldBe(["notes.csv"]);
            File.Exists(Path.Combine(folder.FullName, "entries.parquet")).ShouldBeTrue();
            EvenOdd.WriteTo(folder.FullName, RawFormat.Csv);
            Directory.GetFiles(folder.FullName, "*.parquet").ShouldBeEmpty();
            File.Exists(Path.Combine(folder.FullName, "entries.csv")).ShouldBeTrue();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Holds(SimulatedPopulation people, Exclusion exclusion, int person) =>
        exclusion.Values.Contains(
            people.EntryColumns.Single(c => c.Name == (exclusion.Column ?? exclusion.Id)).ValueOf(person)
        );

    private static List<string> Offices(SimulatedPopulation people) =>
        [.. Enumerable.Range(0, people.Count).Select(i => people.EntryOf(i).Office).Distinct()];
}
