namespace Netto.Simulation.Engine;

/// <summary>
/// Writes simulated registers as they come to the gate: one CSV file a canonical table, with the citizen number.
/// A table without rows is written, with its header, when the protocol names it.
/// </summary>
public static class RegisterFolder
{
    private const string Id = "citizen_number";

    /// <summary>Writes all tables into an existing folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="population">The people.</param>
    /// <param name="rows">Rows of the other tables.</param>
    /// <param name="always">Tables that are written even when they have no rows.</param>
    public static void Write(
        string folder,
        SimulatedPopulation population,
        RegisterRows rows,
        IReadOnlyList<string> always
    )
    {
        WritePeople(Path.Combine(folder, "people.csv"), population);
        WriteEntries(Path.Combine(folder, "entries.csv"), population);
        WriteAssignments(Path.Combine(folder, "assignments.csv"), population);
        var tables = new EventTables(folder, population.CitizenNumbers, always);
        tables.WriteBenefits(rows.Benefits);
        tables.WriteWork(rows);
        tables.WriteService(rows);
        tables.WriteSearch(rows);
        tables.WriteAnswers(rows);
    }

    private static void WritePeople(string path, SimulatedPopulation population)
    {
        var columns = population.PersonColumns;
        using var csv = new CsvRowWriter(path, [Id, "birth_date", .. columns.Select(c => c.Name)]);
        for (var person = 0; person < population.Count; person++)
        {
            csv.Whole(population.CitizenNumbers[person]).Date(population.BirthDateOf(person));
            WriteTraits(csv, columns, person);
        }
    }

    private static void WriteEntries(string path, SimulatedPopulation population)
    {
        var columns = population.EntryColumns;
        using var csv = new CsvRowWriter(
            path,
            [Id, "entry_id", "scheme", "entry_date", "office", .. columns.Select(c => c.Name)]
        );
        for (var person = 0; person < population.Count; person++)
        {
            var entry = population.EntryOf(person);
            csv.Whole(population.CitizenNumbers[person]).Text($"E{person + 1:0000000}").Text(entry.Scheme);
            csv.Date(entry.Date).Text(entry.Office);
            WriteTraits(csv, columns, person);
        }
    }

    private static void WriteAssignments(string path, SimulatedPopulation population)
    {
        using var csv = new CsvRowWriter(path, Id, "arm", "assigned_on", "digit", "method");
        for (var person = 0; person < population.Count; person++)
        {
            if (population.AssignmentOf(person) is { } assignment)
            {
                csv.Whole(population.CitizenNumbers[person]).Text(assignment.Arm).Date(assignment.Date);
                csv.Whole(assignment.Digit).Text(assignment.Method).EndRow();
            }
        }
    }

    private static void WriteTraits(CsvRowWriter csv, IReadOnlyList<TraitColumn> columns, int person)
    {
        foreach (var column in columns)
        {
            csv.Text(column.ValueOf(person));
        }

        csv.EndRow();
    }
}
