using Netto.DuckDb;
using Netto.Registers.Reading;

namespace Netto.Cli.Commands.Estimate;

/// <summary>A column of a file as it is read.</summary>
/// <param name="Name">Its name, as written in the file.</param>
/// <param name="IsNumber">Whether it holds numbers; else text.</param>
/// <param name="Select">What to select from the source of the file.</param>
internal sealed record TableField(string Name, bool IsNumber, string Select);

/// <summary>Finds what the columns of a file hold.</summary>
internal static class TableFields
{
    /// <summary>The columns of a source.</summary>
    /// <param name="connection">Where the source can be read.</param>
    /// <param name="source">SQL text that reads the file.</param>
    /// <param name="csv">The CSV file; null for Parquet, whose types are kept.</param>
    internal static IReadOnlyList<TableField> Describe(DuckDbConnection connection, string source, CheckedCsv? csv)
    {
        var columns = Columns(connection, source);
        var numeric = csv is null ? [] : NumbersAmongText(connection, source, columns);
        return [.. columns.Select((column, index) => Field(column, NameOf(columns, index, csv), numeric))];
    }

    private static IReadOnlyList<DuckDbColumnInfo> Columns(DuckDbConnection connection, string source)
    {
        using var result = connection.Query($"SELECT * FROM {source} LIMIT 0");
        return result.Columns;
    }

    /// <summary>The name as written: DuckDB adds a number where names differ in capitals only.</summary>
    private static string NameOf(IReadOnlyList<DuckDbColumnInfo> columns, int index, CheckedCsv? csv) =>
        csv is not null && csv.Header.Count == columns.Count && csv.Header[index].Length > 0
            ? csv.Header[index]
            : columns[index].Name;

    private static TableField Field(DuckDbColumnInfo column, string name, HashSet<string> numeric)
    {
        var number = numeric.Contains(column.Name);
        var quoted = Quoted(column.Name);
        var select =
            number ? $"TRY_CAST({quoted} AS DOUBLE)"
            : IsNumber(column) ? $"CAST({quoted} AS DOUBLE)"
            : $"CAST({quoted} AS VARCHAR)";
        return new TableField(name, number || IsNumber(column), $"{select} AS {Quoted(name)}");
    }

    private static HashSet<string> NumbersAmongText(
        DuckDbConnection connection,
        string source,
        IReadOnlyList<DuckDbColumnInfo> columns
    )
    {
        // Names and words show in the first rows, so that large files of true text are not read once more.
        var left = Matching(connection, $"(SELECT * FROM {source} LIMIT 1000)", columns.Where(c => !IsNumber(c)));
        return [.. Matching(connection, source, left).Select(c => c.Name)];
    }

    private static List<DuckDbColumnInfo> Matching(
        DuckDbConnection connection,
        string source,
        IEnumerable<DuckDbColumnInfo> columns
    )
    {
        var asked = columns.ToList();
        if (asked.Count == 0)
        {
            return [];
        }
        var tests = asked.Select(
            (column, index) =>
                $"coalesce(bool_and(regexp_full_match({Quoted(column.Name)}, '{CheckedCsv.NumberPattern}')), false)::DOUBLE AS c{index}"
        );
        var found = connection.ReadColumns($"SELECT {string.Join(", ", tests)} FROM {source}");
        return [.. asked.Where((_, index) => ((DoubleColumn)found.All[index]).NullAsNaN()[0] == 1)];
    }

    private static bool IsNumber(DuckDbColumnInfo column) =>
        column.Type switch
        {
            DuckDbType.Text or DuckDbType.Date or DuckDbType.Timestamp or DuckDbType.Time or DuckDbType.Interval =>
                false,
            _ => true,
        };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
