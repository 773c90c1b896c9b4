using System.Globalization;
using Netto.Assignment;
using Netto.Protocol;
using NodaTime;
using NodaTime.Text;

namespace Netto.Cli.Assigning;

/// <summary>Reads what an earlier run wrote, and people may have changed since.</summary>
internal sealed class EarlierFiles
{
    private readonly List<Diagnostic> _findings = [];

    /// <summary>The assignments and places of earlier runs; none where there are no files.</summary>
    /// <exception cref="InputException">ASG010, with everything that is wrong.</exception>
    public static EarlierAssignments Read(string assignments, string strata)
    {
        var files = new EarlierFiles();
        var records = files.Rows(
            assignments,
            ["citizen_number", "arm", "assigned_on", "digit", "method"],
            files.Record
        );
        var places = files.Rows(strata, ["citizen_number", "arm", "stratum", "position"], files.Place);
        return files._findings.Count == 0
            ? new EarlierAssignments(records, places)
            : throw new InputException(files._findings);
    }

    private List<T> Rows<T>(string path, string[] columns, Func<CsvTable, CsvRow, (CitizenNumber Person, T? Read)> read)
        where T : class
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var table = CsvTable.Parse(File.ReadAllText(path), path);
        foreach (var missing in columns.Where(column => !table.Has(column)))
        {
            _findings.Add(
                new Diagnostic("ASG010", $"The column '{missing}' is missing.")
                {
                    File = path,
                    Line = 1,
                    Column = 1,
                    Found = string.Join(", ", table.Header),
                    Expected = string.Join(", ", columns),
                }
            );
        }

        return _findings.Count > 0 ? [] : Distinct(table, read);
    }

    private List<T> Distinct<T>(CsvTable table, Func<CsvTable, CsvRow, (CitizenNumber Person, T? Read)> read)
        where T : class
    {
        var seen = new HashSet<CitizenNumber>();
        var found = new List<T>();
        foreach (var row in table.Rows)
        {
            var (person, value) = read(table, row);
            if (value is null)
            {
                continue;
            }

            if (!seen.Add(person))
            {
                Report(table, row, "citizen_number", "The person stands here for the second time.", "a person once");
            }

            found.Add(value);
        }

        return found;
    }

    private (CitizenNumber, AssignmentRecord?) Record(CsvTable table, CsvRow row)
    {
        var person = Number(table, row);
        var day = LocalDatePattern.Iso.Parse(row["assigned_on"]) is { Success: true } date
            ? date.Value
            : (LocalDate?)null;
        if (day is null)
        {
            Report(table, row, "assigned_on", $"'{row["assigned_on"]}' is no date.", "a date such as 2012-07-23");
        }

        var digit = Whole(table, row, "digit");
        return (
            person ?? default,
            person is { } known && day is { } on && digit is { } last
                ? new AssignmentRecord(known, row["arm"], on, last, row["method"])
                : null
        );
    }

    private (CitizenNumber, BlockedPlace?) Place(CsvTable table, CsvRow row)
    {
        var person = Number(table, row);
        var position = Whole(table, row, "position");
        return (
            person ?? default,
            person is { } known && position is { } place
                ? new BlockedPlace(known, row["arm"], row["stratum"], place)
                : null
        );
    }

    private CitizenNumber? Number(CsvTable table, CsvRow row)
    {
        if (CitizenNumber.TryParse(row["citizen_number"], out var number))
        {
            return number;
        }

        Report(
            table,
            row,
            "citizen_number",
            "The citizen number fails the 11-test.",
            "eight or nine digits that pass the 11-test"
        );
        return null;
    }

    private int? Whole(CsvTable table, CsvRow row, string column)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        Report(table, row, column, $"'{row[column]}' is no whole number.", "a whole number of 0 or more");
        return null;
    }

    // Numbers of people stay out of messages.
    private void Report(CsvTable table, CsvRow row, string column, string message, string expected) =>
        _findings.Add(
            new Diagnostic("ASG010", message)
            {
                File = table.File,
                Line = row.LineOf(column),
                Column = row.ColumnOf(column),
                Path = column,
                Expected = expected,
                Remedy = "Put the file back as `netto assign` wrote it: earlier assignments are never drawn again.",
            }
        );
}
