using Netto.DuckDb;
using Netto.Formulas.Data;

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
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var source = Source(path);
        var select = string.Join(", ", Describe(connection, source).Select(Cast));
        var columns = connection.ReadColumns($"SELECT {select} FROM {source}", null, cancellation);
        if (columns.RowCount == 0)
        {
            throw new DuckDbException($"{path} has no rows.", source);
        }
        var commas = HasDecimalCommas(connection, path);
        return new DataTable(columns.All.Select(Column).Select(c => commas ? DecimalComma.Read(c) : c));
    }

    /// <summary>Where something else than a comma stands between the fields, one inside a number is a decimal comma.</summary>
    private static bool HasDecimalCommas(DuckDbConnection connection, string path)
    {
        if (IsParquet(path))
        {
            return false;
        }
        var sniffed = connection.ReadColumns($"SELECT Delimiter FROM sniff_csv({Quoted(path)})");
        return sniffed.All[0] is DuckDb.TextColumn { Values: [{ } delimiter, ..] } && delimiter != ",";
    }

    private static bool IsParquet(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PARQUET" or ".PQ";

    private static string Quoted(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Source(string path)
    {
        var quoted = Quoted(path);
        return IsParquet(path)
            ? $"read_parquet({quoted})"
            : $"read_csv({quoted}, header = true, sample_size = -1, nullstr = ['', 'NA'], {Types})";
    }

    // Numbers or text, nothing else: Yes and No stay the levels of a factor, and a date stays what the file says.
    private const string Types = "auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']";

    private static IReadOnlyList<DuckDbColumnInfo> Describe(DuckDbConnection connection, string source)
    {
        using var result = connection.Query($"SELECT * FROM {source} LIMIT 0");
        return result.Columns;
    }

    private static string Cast(DuckDbColumnInfo column)
    {
        var name = $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var isNumber = column.Type switch
        {
            DuckDbType.Text or DuckDbType.Date or DuckDbType.Timestamp or DuckDbType.Time or DuckDbType.Interval =>
                false,
            _ => true,
        };
        return $"CAST({name} AS {(isNumber ? "DOUBLE" : "VARCHAR")}) AS {name}";
    }

    private static TableColumn Column(DuckDbColumn column) =>
        column switch
        {
            DoubleColumn numbers => new NumberColumn(column.Name, numbers.NullAsNaN()),
            DuckDb.TextColumn text => Formulas.Data.TextColumn.Of(column.Name, text.Values),
            _ => throw new DuckDbException($"Column {column.Name} has a type that cannot be read.", ""),
        };
}
