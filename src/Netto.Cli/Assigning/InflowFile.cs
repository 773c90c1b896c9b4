using Netto.Assignment;
using Netto.Protocol;
using NodaTime;
using NodaTime.Text;

namespace Netto.Cli.Assigning;

/// <summary>Reads the inflow list: citizen_number, office, entry_date, and if known end_date; other columns serve exclusions and strata.</summary>
internal sealed class InflowFile
{
    private static readonly string[] Required = ["citizen_number", "office", "entry_date"];

    private readonly CsvTable _table;
    private readonly List<Diagnostic> _findings = [];

    private InflowFile(CsvTable table) => _table = table;

    /// <summary>The rights on the list.</summary>
    /// <exception cref="InputException">With everything that is wrong.</exception>
    public static IReadOnlyList<InflowRight> Read(string text, string file)
    {
        var reader = new InflowFile(CsvTable.Parse(text, file));
        reader.NeedColumns();
        var rights = reader._findings.Count == 0 ? reader.Rows() : [];
        return reader._findings.Count == 0 ? rights : throw new InputException(reader._findings);
    }

    private void NeedColumns()
    {
        foreach (var name in Required.Except(_table.Header, StringComparer.Ordinal))
        {
            _findings.Add(
                new Diagnostic("ASG003", $"The column '{name}' is missing.")
                {
                    File = _table.File,
                    Line = 1,
                    Column = 1,
                    Found = string.Join(", ", _table.Header),
                    Expected = string.Join(", ", Required),
                    Nearest = NearestName.Of(name, _table.Header),
                }
            );
        }

        foreach (var (name, column) in _table.Doubled)
        {
            _findings.Add(
                new Diagnostic("ASG003", $"The column '{name}' is there twice.")
                {
                    File = _table.File,
                    Line = 1,
                    Column = column,
                    Expected = "every column once",
                }
            );
        }
    }

    private List<InflowRight> Rows() => [.. _table.Rows.Select(Row).OfType<InflowRight>()];

    private InflowRight? Row(CsvRow row)
    {
        var start = Date(row, "entry_date");
        var end = _table.Has("end_date") && row["end_date"].Length > 0 ? Date(row, "end_date") : null;
        if (!CitizenNumber.TryParse(row["citizen_number"], out var person))
        {
            // The number itself stays out of messages and logs.
            Report(
                row,
                "citizen_number",
                "ASG004",
                "The citizen number fails the 11-test.",
                "eight or nine digits that pass the 11-test"
            );
            return null;
        }

        if (row["office"].Length == 0)
        {
            Report(row, "office", "ASG005", "The office is empty.", "the name of an office");
            return null;
        }

        if (start is not { } first)
        {
            return null;
        }

        if (end < first)
        {
            Report(row, "end_date", "ASG005", "The right ends before it starts.", $"{first:uuuu-MM-dd} or later");
            return null;
        }

        return new InflowRight(person, row["office"], first, end) { Columns = row.ToDictionary() };
    }

    private LocalDate? Date(CsvRow row, string column)
    {
        if (LocalDatePattern.Iso.Parse(row[column]) is { Success: true } date)
        {
            return date.Value;
        }

        Report(row, column, "ASG005", $"'{row[column]}' is no date.", "yyyy-mm-dd, such as 2012-07-23");
        return null;
    }

    private void Report(CsvRow row, string column, string code, string message, string expected) =>
        _findings.Add(
            new Diagnostic(code, message)
            {
                File = _table.File,
                Line = row.LineOf(column),
                Column = row.ColumnOf(column),
                Path = column,
                Expected = expected,
            }
        );
}
