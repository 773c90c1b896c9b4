using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>A ready-made table in memory, by column: a CSV or Parquet file read through DuckDB.</summary>
internal sealed class FlatFile
{
    private readonly Dictionary<string, RawColumn> columns;

    private readonly FlatOrigin origin;
    private readonly int[]? rowsOfFile;
    private IReadOnlySet<string> unclearDates = new HashSet<string>();

    private FlatFile(Dictionary<string, RawColumn> columns, int rows, FlatOrigin origin, int[]? rowsOfFile = null)
    {
        this.columns = columns;
        this.origin = origin;
        this.rowsOfFile = rowsOfFile;
        Rows = rows;
    }

    /// <summary>The file as the user knows it.</summary>
    public string Path => origin.Path;

    public int Rows { get; }

    public IReadOnlyCollection<string> Names => columns.Keys;

    public RawColumn? Find(string name) => columns.GetValueOrDefault(name);

    public void Add(string name, RawColumn column) => columns[name] = column;

    public FlatFile At(int[] rows) =>
        new(
            columns.ToDictionary(pair => pair.Key, pair => pair.Value.At(rows), StringComparer.Ordinal),
            rows.Length,
            origin,
            rows
        )
        {
            unclearDates = unclearDates,
        };

    /// <summary>A finding about a column that should hold numbers, with the place of the first cell that does not.</summary>
    public Diagnostic Placed(Diagnostic finding, string name)
    {
        var placed = finding with { File = Path };
        if (Find(name) is not RawColumn.Text text || text.FirstText() is not (>= 0 and var row))
            return placed;
        if (IsUnclearDate(name))
            placed = placed with
            {
                Remedy = "Day and month can change places in these dates: write them as 2020-01-31.",
            };
        var place = origin.Place(name, rowsOfFile is null ? row : rowsOfFile[row]);
        return placed with { Found = text.Values[row], Line = place?.Line, Column = place?.Column };
    }

    /// <summary>The line of a row in the user's file; null for Parquet.</summary>
    public int? LineOf(int row) => origin.Place(columns.Keys.First(), rowsOfFile is null ? row : rowsOfFile[row])?.Line;

    /// <summary>Whether the column holds dates in which day and month could change places.</summary>
    public bool IsUnclearDate(string name) => unclearDates.Contains(name);

    /// <summary>Makes the file from what was read of it.</summary>
    /// <param name="columns">Every column by name.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="origin">CSV or Parquet.</param>
    /// <param name="unclearDates">Columns of dates that can be read in two ways.</param>
    public static FlatFile Of(
        Dictionary<string, RawColumn> columns,
        int rows,
        FlatOrigin origin,
        IReadOnlySet<string> unclearDates
    ) => new(columns, rows, origin) { unclearDates = unclearDates };
}
