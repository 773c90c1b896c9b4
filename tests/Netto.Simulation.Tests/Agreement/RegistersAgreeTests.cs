using System.Globalization;
using Netto.Outcomes.Measuring;
using Netto.Simulation.Measuring;

namespace Netto.Simulation.Tests.Agreement;

/// <summary>
/// The truth and the calibration measure rows in memory, the evaluation measures registers by SQL: they must say the
/// same of every person.
/// </summary>
[Trait("kind", "Property")]
public sealed class RegistersAgreeTests(ITestOutputHelper output)
{
    public static TheoryData<string> Templates => [.. MeasuredWorlds.Templates];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_outcome_of_every_person_is_the_same_in_memory_and_by_sql(string template)
    {
        var world = MeasuredWorlds.Of(template);
        var measure = new OutcomeMeasure(world.Protocol);
        measure.Outcomes.Count.ShouldBe(world.Columns.Count);
        var differences = new List<string>();
        foreach (var outcome in measure.Outcomes)
        {
            var column = world.Columns[outcome.Id];
            var found = Differences(
                world,
                column,
                person => measure.Measure(outcome, world.RowsOf(person), world.DatesOf(person))
            );
            output.WriteLine($"{outcome.Id}: {column.Count(OutcomeStatus.Observed)} observed, {found.Count} differ");
            differences.AddRange(found.Take(3));
        }

        differences.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Everybody_has_the_same_dates_and_the_same_service(string template)
    {
        var world = MeasuredWorlds.Of(template);
        var received = new ReceivedMeasure(world.Protocol);
        for (var person = 0; person < world.Population.Count; person++)
        {
            var (dates, simulated) = (world.DatesOf(person), world.Simulated.Population);
            dates.Entry.ShouldBe(simulated.EntryOf(world.PersonOf[person]).Date);
            if (simulated.AssignmentOf(world.PersonOf[person]) is { } assignment)
            {
                dates.Assigned.ShouldBe(assignment.Date);
                var served = received.Received(world.RowsOf(person), dates, assignment.Arm) ? 1.0 : 0;
                world.Population.Received![person].ShouldBe(served);
            }
        }
    }

    // Quantiles of everybody are not known for one person: what they set aside must lie outside what is left.
    private static List<string> Differences(MeasuredWorld world, OutcomeColumn column, Func<int, double> measure)
    {
        var kept = column.Values.Where(double.IsFinite).ToList();
        var differences = new List<string>();
        for (var person = 0; person < world.Population.Count; person++)
        {
            var (inMemory, bySql) = (measure(person), column.Values[person]);
            var same =
                column.Statuses[person] == OutcomeStatus.Outlier
                    ? inMemory < kept.Min() || inMemory > kept.Max()
                    : MeasuredWorld.Same(inMemory, bySql);
            if (!same)
            {
                var text =
                    $"{column.Id}, person {world.PersonOf[person]}: {inMemory} in memory, {bySql} ({column.Statuses[person]}) by SQL";
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{text}"));
            }
        }

        return differences;
    }
}
