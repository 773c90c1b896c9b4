using Netto.DuckDb;
using Netto.Formulas.Data;
using Netto.Protocol;
using Netto.Registers.Reading;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Reads a CSV or Parquet file into columns of numbers and text, the same way for both.</summary>
internal static class TableFile
{
    internal static DataTable Read(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file {path}.", path);
        }
        if (IsParquet(path))
        {
            return Read(path, ParquetSource(path), cancellation);
        }
        using var csv = CheckedCsv.Open(path);
        return Read(path, CsvSource(csv), cancellation);
    }

    private static DataTable Read(string path, string source, CancellationToken cancellation)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var select = string.Join(", ", Describe(connection, source).Select(Cast));
        var columns = connection.ReadColumns($"SELECT {select} FROM {source}", null, cancellation);
        if (columns.RowCount == 0)
        {
            throw new InputException(
                new Diagnostic("CLI003", "The table has no rows.") { File = path, Expected = "at least one row" }
            );
        }
        return new DataTable(columns.All.Select(Column));
    }

    internal static string ParquetSource(string path) => $"read_parquet({Quoted(path)})";

    internal static bool IsParquet(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PARQUET" or ".PQ";

    internal static string CsvSource(CheckedCsv csv) =>
        $"read_csv({Quoted(csv.Path)}, delim = '{csv.Delimiter}', quote = '\"', escape = '\"', header = true, "
        + $"sample_size = -1, nullstr = ['', 'NA'], {Types})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Numbers or text, nothing else: Yes and No stay the levels of a factor, and a date stays what the file says.
    private const string Types = "auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']";

    internal static IReadOnlyList<DuckDbColumnInfo> Describe(DuckDbConnection connection, string source)
    {
        using var result = connection.Query($"SELECT * FROM {source} LIMIT 0");
        return result.Columns;
    }

    internal static string Cast(DuckDbColumnInfo column)
    {
        var name = $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return $"CAST({name} AS {(IsNumber(column) ? "DOUBLE" : "VARCHAR")}) AS {name}";
    }

    internal static bool IsNumber(DuckDbColumnInfo column) =>
        column.Type switch
        {
            DuckDbType.Text or DuckDbType.Date or DuckDbType.Timestamp or DuckDbType.Time or DuckDbType.Interval =>
                false,
            _ => true,
        };

    private static TableColumn Column(DuckDbColumn column) =>
        column switch
        {
            DoubleColumn numbers => new NumberColumn(column.Name, numbers.NullAsNaN()),
            DuckDb.TextColumn text => Formulas.Data.TextColumn.Of(column.Name, text.Values),
            _ => throw new DuckDbException($"Column {column.Name} has a type that cannot be read.", ""),
        };
}
