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
            return Read(path, ParquetSource(path), null, cancellation);
        }
        using var csv = Open(path);
        return Read(path, CsvSource(csv), csv, cancellation);
    }

    /// <summary>A CSV file in which x and X are two columns, as in R.</summary>
    internal static CheckedCsv Open(string path) => CheckedCsv.Open(path, StringComparison.Ordinal);

    private static DataTable Read(string path, string source, CheckedCsv? csv, CancellationToken cancellation)
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var fields = TableFields.Describe(connection, source, csv);
        var select = string.Join(", ", fields.Select(f => f.Select));
        var columns = connection.ReadColumns($"SELECT {select} FROM {source}", null, cancellation);
        if (columns.RowCount == 0)
        {
            throw new InputException(
                new Diagnostic("CLI003", "The table has no rows.") { File = path, Expected = "at least one row" }
            );
        }
        return new DataTable(columns.All.Select((c, i) => Column(c, fields[i].Name)));
    }

    internal static string ParquetSource(string path) => $"read_parquet({Quoted(path)})";

    internal static bool IsParquet(string path) => Path.GetExtension(path).ToUpperInvariant() is ".PARQUET" or ".PQ";

    internal static string CsvSource(CheckedCsv csv) =>
        $"read_csv({Quoted(csv.Path)}, delim = '{csv.Delimiter}', quote = '\"', escape = '\"', header = true, "
        + $"sample_size = -1, nullstr = ['', 'NA'], {Types})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Numbers or text, nothing else: Yes and No stay the levels of a factor, and a date stays what the file says.
    private const string Types = "auto_type_candidates = ['BIGINT', 'DOUBLE', 'VARCHAR']";

    private static TableColumn Column(DuckDbColumn column, string name) =>
        column switch
        {
            DoubleColumn numbers => new NumberColumn(name, numbers.NullAsNaN()),
            DuckDb.TextColumn text => Formulas.Data.TextColumn.Of(name, text.Values),
            _ => throw new DuckDbException($"Column {name} has a type that cannot be read.", ""),
        };
}
