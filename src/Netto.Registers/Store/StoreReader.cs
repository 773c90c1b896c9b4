using Netto.DuckDb;
using Netto.Registers.Import;
using Netto.Registers.Rules;

namespace Netto.Registers.Store;

/// <summary>Reads what a store says of itself.</summary>
internal static class StoreReader
{
    internal static Dictionary<string, string> Meta(DuckDbConnection connection)
    {
        var rows = connection.ReadColumns("SELECT name, value FROM import_meta");
        return rows.Texts("name")
            .Values.Zip(rows.Texts("value").Values)
            .ToDictionary(pair => pair.First!, pair => pair.Second!, StringComparer.Ordinal);
    }

    internal static Dictionary<(string Table, string Column), StoredColumn> Columns(DuckDbConnection connection)
    {
        var rows = connection.ReadColumns("SELECT table_name, column_name, type, present FROM import_columns");
        var (tables, names) = (rows.Texts("table_name").Values, rows.Texts("column_name").Values);
        var found = new Dictionary<(string, string), StoredColumn>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            var presence = rows.Booleans("present").Values[row] ? ColumnPresence.Imported : ColumnPresence.Absent;
            found[(tables[row]!, names[row]!)] = new StoredColumn(
                names[row]!,
                rows.Texts("type").Values[row]!,
                presence
            );
        }
        return found;
    }

    internal static List<ImportedTable> Tables(DuckDbConnection connection)
    {
        var rows = connection.ReadColumns("SELECT * FROM import_tables");
        return Enumerable
            .Range(0, rows.RowCount)
            .Select(row => new ImportedTable(
                rows.Texts("table_name").Values[row]!,
                rows.Texts("file").Values[row]!,
                rows.Texts("encoding").Values[row]!,
                rows.Texts("delimiter").Values[row],
                rows.Texts("decimal_mark").Values[row]!,
                rows.Longs("rows_read").Values[row],
                rows.Longs("rows_kept").Values[row]
            )
            {
                Dates = rows.Texts("dates").Values[row],
            })
            .ToList();
    }

    internal static List<ImportFinding> Findings(DuckDbConnection connection)
    {
        var log = connection.ReadColumns("SELECT * FROM import_log");
        var examples = Examples(connection);
        return Enumerable
            .Range(0, log.RowCount)
            .Select(row => new ImportFinding(
                log.Texts("table_name").Values[row]!,
                log.Texts("rule").Values[row]!,
                log.Texts("column_name").Values[row]!,
                ActionNames.Parse(log.Texts("action").Values[row]!),
                log.Longs("row_count").Values[row]
            ))
            .Select(finding => finding with { Examples = examples[KeyOf(finding)].ToList() })
            .ToList();
    }

    private static ILookup<string, ImportExample> Examples(DuckDbConnection connection)
    {
        var rows = connection.ReadColumns("SELECT * FROM import_examples");
        return Enumerable
            .Range(0, rows.RowCount)
            .ToLookup(
                row =>
                    $"{rows.Texts("table_name").Values[row]} {rows.Texts("rule").Values[row]} "
                    + $"{rows.Texts("column_name").Values[row]} {rows.Texts("action").Values[row]}",
                row => new ImportExample(
                    rows.Texts("file").Values[row]!,
                    rows.Longs("row").Values[row],
                    rows["line"].Validity.IsValid(row) ? rows.Longs("line").Values[row] : null,
                    rows.Texts("found").Values[row]
                ),
                StringComparer.Ordinal
            );
    }

    private static string KeyOf(ImportFinding finding) =>
        $"{finding.Table} {finding.Rule} {finding.Column} {ActionNames.Of(finding.Action)}";
}
