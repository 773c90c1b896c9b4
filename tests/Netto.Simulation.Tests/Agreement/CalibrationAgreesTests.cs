using Netto.Outcomes.Measuring;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;
using Netto.Simulation.Wga;
using Netto.Simulation.Ww.EvenOdd;
using Netto.Simulation.Ww.ThreeArm;

namespace Netto.Simulation.Tests.Agreement;

/// <summary>
/// What <c>netto calibrate</c> measures in memory, for speed, is what the plans of Netto.Outcomes find in the written
/// registers: person by person, for every figure that both know.
/// </summary>
[Trait("kind", "Property")]
public sealed class CalibrationAgreesTests
{
    private static readonly Dictionary<string, string> OfWga = new(StringComparer.Ordinal)
    {
        ["job"] = "job",
        ["job-large"] = "job-large",
        ["job-small"] = "job-small",
        ["employed"] = "employed-3-years",
        ["no-job"] = "contract-none",
        ["temporary"] = "contract-temporary",
        ["permanent"] = "contract-permanent",
        ["permanent-share"] = "permanent-contract",
        ["days-fraction"] = "job-days",
        ["hours-fraction"] = "job-hours",
        ["self-employed"] = "self-employed",
        ["left-wage-phase"] = "wage-related-ended",
        ["iva"] = "iva",
        ["recovered"] = "recovered",
        ["full-to-partial"] = "class-lowered",
        ["benefit-cost"] = "wia-cost",
        ["work-fit-success"] = "work-fit-completed",
    };

    private static readonly Dictionary<string, string> OfThreeArm = new(StringComparer.Ordinal)
    {
        ["job-12"] = "job-12",
        ["benefit-12"] = "benefit-12",
        ["sickness-or-disability"] = "sickness-or-disability",
        ["applications"] = "applications",
        ["applications:first-3-months"] = "applications-q1",
    };

    [Fact]
    public void Disability_benefit()
    {
        var world = MeasuredWorlds.Of("wga");
        var design = WgaProtocol.DesignOf(world.Protocol);
        var model = new WgaModel(ParameterSet.Of(WgaExperiment.Id));
        var persons = new WgaPopulation(design, model).Draw(MeasuredWorlds.Seed, MeasuredWorlds.PeopleOf("wga"));
        var (history, measures) = (new WgaHistory(model, design), new WgaMeasures(36));
        var values = Array.ConvertAll(
            world.PersonOf,
            person =>
            {
                var (regime, level) = WgaArm.Observed(persons[person]);
                history.GenerateOutcomes(persons[person], regime);
                history.GenerateService(persons[person], level);
                return measures.Of(persons[person], history).ToArray();
            }
        );

        var known = measures.Names.ToDictionary(name => name, measures.IndexOf, StringComparer.Ordinal);
        var bySql = OfWga.ToDictionary(
            pair => pair.Key,
            pair => world.Columns[pair.Value].Values,
            StringComparer.Ordinal
        );
        bySql["wage"] = WagesWithOutliers(world);
        AddServices(bySql, world);
        AddStatuses(bySql, world);
        ShouldAgree(bySql, world, (name, person) => values[person][known[name]]);
    }

    [Fact]
    public void Even_and_odd()
    {
        var world = MeasuredWorlds.Of("ww-even-odd");
        var model = new EvenOddModel(ParameterSet.Of(EvenOddExperiment.Id));
        var people = new EvenOddPeople(world.Protocol, model, world.Population.Count, MeasuredWorlds.Seed);
        var tables = new EvenOddTables();
        var tallies = Array.ConvertAll(
            world.PersonOf,
            person =>
            {
                var (rows, tally) = (new RegisterRows(), tables.NewTally());
                people.AddTo(rows, person, people.RecordedArm(person));
                tables.Add(tally, people[person], rows, 0);
                return tally;
            }
        );

        // The tables count wages of everybody, the protocol leaves out quantiles; the test of the outcomes compares those.
        var bySql = world
            .Columns.Where(column => tallies[0].Knows(column.Key) && column.Key != "hourly-wage")
            .ToDictionary(column => column.Key, column => column.Value.Values, StringComparer.Ordinal);
        bySql.Count.ShouldBeGreaterThan(14);
        ShouldAgree(bySql, world, (name, person) => tallies[person].Mean(name, ["treatment"], ""));
    }

    [Fact]
    public void Three_arms()
    {
        var world = MeasuredWorlds.Of("ww-three-arm");
        var model = new ThreeArmModel(ParameterSet.Of(ThreeArmExperiment.Id));
        var people = new ThreeArmPeople(world.Protocol, model, world.Population.Count, MeasuredWorlds.Seed);
        var tables = new ThreeArmTables();
        var tallies = Array.ConvertAll(
            world.PersonOf,
            person =>
            {
                var (rows, tally) = (new RegisterRows(), ThreeArmTables.NewTally());
                people.AddTo(rows, person, people.RecordedArm(person));
                tables.Add(tally, people[person], (rows, 0), people.ModelArm(people.RecordedArm(person)));
                return tally;
            }
        );

        var bySql = OfThreeArm.ToDictionary(
            pair => pair.Key,
            pair => world.Columns[pair.Value].Values,
            StringComparer.Ordinal
        );
        ShouldAgree(bySql, world, (name, person) => tallies[person].Mean(name, ThreeArmModel.Arms, ""));
    }

    /// <summary>The protocol leaves out quantiles of everybody; what the others have is compared by RegistersAgreeTests.</summary>
    private static double[] WagesWithOutliers(MeasuredWorld world)
    {
        var measure = new OutcomeMeasure(world.Protocol);
        var wage = measure.Outcomes.Single(outcome => outcome.Id == "hourly-wage");
        var column = world.Columns[wage.Id];
        return
        [
            .. column.Values.Select(
                (value, person) =>
                    column.Statuses[person] == OutcomeStatus.Outlier
                        ? measure.Measure(wage, world.RowsOf(person), world.DatesOf(person))
                        : value
            ),
        ];
    }

    private static void AddServices(Dictionary<string, double[]> bySql, MeasuredWorld world)
    {
        foreach (var service in world.Services.Where(service => service.Group != ServiceGroup.Instrument))
        {
            bySql[$"count-{service.Id}"] = service.Counts;
            bySql[$"any-{service.Id}"] = Array.ConvertAll(service.Counts, count => Math.Min(1, count));
        }

        foreach (var group in world.Services.GroupBy(service => service.Group))
        {
            bySql[NameOf(group.Key)] =
            [
                .. Enumerable.Range(0, world.Population.Count).Select(person => group.Sum(s => s.Counts[person])),
            ];
        }

        foreach (var late in world.LateTrajectories)
        {
            var state = late.State == TrajectoryAfter.Running ? "running" : "new";
            bySql[$"{state}-{late.Kind ?? "trajectory"}"] = late.Holds;
        }

        foreach (var year in world.ServiceYears.Where(year => year.Group == ServiceGroup.Conversation))
        {
            bySql[$"conversations-year-{year.Year}"] =
            [
                .. year.Counts.Zip(year.InBenefit, (count, inBenefit) => inBenefit ? count : double.NaN),
            ];
        }
    }

    private static string NameOf(ServiceGroup group) =>
        group switch
        {
            ServiceGroup.Conversation => "conversations",
            ServiceGroup.Trajectory => "trajectories",
            _ => "instruments",
        };

    private static void AddStatuses(Dictionary<string, double[]> bySql, MeasuredWorld world)
    {
        foreach (var status in world.BenefitStatuses)
        {
            for (var state = 0; state < status.States.Count; state++)
            {
                var name = status.States[state].Replace("wga-", "", StringComparison.Ordinal);
                var code = state;
                bySql[$"status-{name}-{status.Month}"] = Array.ConvertAll(
                    status.Codes,
                    found => found == code ? 1.0 : 0
                );
            }
        }
    }

    /// <summary>The data end before the year after the follow-up is over for some; in memory everybody is followed that long.</summary>
    private static bool IsCensored(string name, double bySql) =>
        name.StartsWith("new-", StringComparison.Ordinal) && double.IsNaN(bySql);

    private static void ShouldAgree(
        Dictionary<string, double[]> bySql,
        MeasuredWorld world,
        Func<string, int, double> inMemory
    )
    {
        var differences = new List<string>();
        foreach (var (name, values) in bySql)
        {
            var wrong = Enumerable
                .Range(0, values.Length)
                .Where(person =>
                    !(IsCensored(name, values[person]) || MeasuredWorld.Same(inMemory(name, person), values[person]))
                )
                .ToList();
            if (wrong.Count > 0)
            {
                var first = wrong[0];
                differences.Add(
                    FormattableString.Invariant(
                        $"{name}: {wrong.Count} people, such as {world.PersonOf[first]}: {inMemory(name, first)} in memory, {values[first]} by SQL"
                    )
                );
            }
        }

        differences.ShouldBeEmpty();
    }
}
