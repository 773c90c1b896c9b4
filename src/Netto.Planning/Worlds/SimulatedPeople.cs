using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Simulation.Engine;
using Netto.Simulation.Measuring;

namespace Netto.Planning.Worlds;

/// <summary>Simulated people as the evaluation knows them: arm, office, dates, and the columns of their covariates.</summary>
internal sealed class SimulatedPeople : ICovariateSource
{
    private readonly SimulatedPopulation population;
    private readonly int dataEnd;
    private readonly int startDays;

    public SimulatedPeople(ExperimentProtocol protocol, SimulatedPopulation population)
    {
        this.population = population;
        startDays = 7 * protocol.Population.StartsAfterWeeks;
        dataEnd = protocol.FollowUp.DataUntil is { } last ? last.ToDateOnly().DayNumber + 1 : int.MaxValue;
        Arms = [.. Enumerable.Range(0, population.Count).Select(row => population.AssignmentOf(row)?.Arm)];
        Before = Array.ConvertAll(Arms, arm => arm is null);
        Offices = [.. Enumerable.Range(0, population.Count).Select(row => population.EntryOf(row).Office)];
    }

    public int Rows => population.Count;

    /// <summary>Arm of each person; null for those of the period before.</summary>
    public string?[] Arms { get; }

    public bool[] Before { get; }

    public string[] Offices { get; }

    public PersonDates DatesOf(int row)
    {
        var entry = population.EntryOf(row).Date;
        return new(entry, entry + startDays, population.AssignmentOf(row)?.Date ?? entry + startDays, dataEnd);
    }

    public RawColumn Column(ColumnReference reference, string usedBy)
    {
        var columns = reference.Table switch
        {
            "people" => population.PersonColumns,
            "entries" => [.. population.EntryColumns, new TraitColumn("office", row => Offices[row])],
            _ => [],
        };
        return columns.FirstOrDefault(column => column.Name == reference.Column) is { } found
            ? new RawColumn.Text([.. Enumerable.Range(0, Rows).Select(row => TextOf(found, row))])
            : throw new InputException(
                new Diagnostic(
                    "PLN002",
                    $"Covariate {usedBy} stands in column {reference}, which the simulation does not make."
                )
                {
                    Path = $"covariates.{usedBy}",
                    Found = reference.ToString(),
                    Expected = $"{reference.Table} with {string.Join(", ", columns.Select(column => column.Name))}",
                    Remedy = "Leave the covariate out of the analysis, or plan with a protocol of the template.",
                }
            );
    }

    public double[] Age(string usedBy) =>
        [.. Enumerable.Range(0, Rows).Select(row => Years(population.BirthDateOf(row), population.EntryOf(row).Date))];

    public double[] DaysFollowed(string usedBy) =>
        [.. Enumerable.Range(0, Rows).Select(row => (double)(dataEnd - population.EntryOf(row).Date))];

    private static string? TextOf(TraitColumn column, int row) =>
        column.ValueOf(row) is { Length: > 0 } text ? text : null;

    private static double Years(int birth, int day)
    {
        var (from, to) = (DateOnly.FromDayNumber(birth), DateOnly.FromDayNumber(day));
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
