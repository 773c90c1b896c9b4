using Netto.DuckDb;
using Netto.Formulas.Data;
using Netto.Registers.Reading;

namespace Netto.Cli.Commands.Estimate.Streaming;

/// <summary>A CSV or Parquet file that is read in blocks of rows, as often as wanted, always in the same order.</summary>
internal sealed class StreamedTable : IDisposable
{
    /// <summary>Rows in a block: enough for the kernels to run on all threads, little memory.</summary>
    internal const int BlockRows = 65_536;

    private readonly CheckedCsv? csv;
    private readonly DuckDbDatabase database;
    private readonly DuckDbConnection connection;
    private readonly string source;
    private readonly IReadOnlyList<TableField> columns;
    private readonly Dictionary<string, IReadOnlyList<string>> levels = new(StringComparer.Ordinal);
    private readonly CancellationToken cancellation;

    private StreamedTable(string path, CheckedCsv? csv, CancellationToken cancellation)
    {
        (this.csv, this.cancellation) = (csv, cancellation);
        database = DuckDbDatabase.InMemory();
        connection = database.Connect();
        source = csv is null ? TableFile.ParquetSource(path) : TableFile.CsvSource(csv);
        columns = TableFields.Describe(connection, source, csv);
    }

    internal static StreamedTable Open(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file {path}.", path);
        }
        var checkedCsv = TableFile.IsParquet(path) ? null : TableFile.Open(path);
        try
        {
            return new StreamedTable(path, checkedCsv, cancellation);
        }
        catch
        {
            checkedCsv?.Dispose();
            throw;
        }
    }

    /// <summary>The columns with these names and no rows; all columns for no names.</summary>
    internal DataTable Header(IReadOnlyList<string> names) =>
        new(Wanted(names).Select(c => c.IsNumber ? new NumberColumn(c.Name, []) : (TableColumn)Empty(c.Name)));

    /// <summary>The rows in blocks, with the columns of these names.</summary>
    internal IEnumerable<DataTable> Blocks(IReadOnlyList<string> names)
    {
        var wanted = Wanted(names);
        foreach (var text in wanted.Where(c => !c.IsNumber))
        {
            ReadLevels(text);
        }
        var readers = wanted.Select(Reader).ToArray();
        using var result = connection.Query(
            $"SELECT {string.Join(", ", wanted.Select(c => c.Select))} FROM {source}",
            null,
            cancellation
        );
        var rows = 0;
        while (result.Next() is { } chunk)
        {
            for (var j = 0; j < readers.Length; j++)
            {
                readers[j].Add(chunk, j, rows);
            }
            rows += chunk.RowCount;
            if (rows + chunk.RowCount > BlockRows)
            {
                yield return new DataTable(readers.Select(r => r.Take(rows)));
                rows = 0;
            }
        }
        if (rows > 0)
        {
            yield return new DataTable(readers.Select(r => r.Take(rows)));
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
        csv?.Dispose();
    }

    private TableField[] Wanted(IReadOnlyList<string> names) =>
        [.. columns.Where(c => names.Count == 0 || names.Contains(c.Name, StringComparer.Ordinal))];

    private static Formulas.Data.TextColumn Empty(string name) => new(name, [], []);

    /// <summary>All texts of a column, once: every block then has the same codes for the same texts.</summary>
    private void ReadLevels(TableField column)
    {
        if (levels.ContainsKey(column.Name))
        {
            return;
        }
        var found = connection.ReadColumns(
            $"SELECT DISTINCT * FROM (SELECT {column.Select} FROM {source})",
            null,
            cancellation
        );
        var texts = ((DuckDb.TextColumn)found.All[0]).Values;
        levels[column.Name] = Formulas.Data.TextColumn.Of(column.Name, texts).Levels;
    }

    private BlockColumn Reader(TableField column) =>
        column.IsNumber
            ? new BlockColumn.OfNumbers(column.Name)
            : new BlockColumn.OfText(column.Name, levels[column.Name]);
}
