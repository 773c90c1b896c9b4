using Netto.DuckDb;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>A ready-made table in memory, by column: a CSV or Parquet file read through DuckDB.</summary>
internal sealed class FlatFile
{
    private readonly Dictionary<string, RawColumn> columns;

    private readonly FlatOrigin origin;
    private readonly int[]? rowsOfFile;

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
        );

    /// <summary>A finding about a column that should hold numbers, with the place of the first cell that does not.</summary>
    public Diagnostic Placed(Diagnostic finding, string name)
    {
        var placed = finding with { File = Path };
        if (Find(name) is not RawColumn.Text text || text.FirstText() is not (>= 0 and var row))
            return placed;
        var place = origin.Place(name, rowsOfFile is null ? row : rowsOfFile[row]);
        return placed with { Found = text.Values[row], Line = place?.Line, Column = place?.Column };
    }

    /// <summary>The line of a row in the user's file; null for Parquet.</summary>
    public int? LineOf(int row) => origin.Place(columns.Keys.First(), rowsOfFile is null ? row : rowsOfFile[row])?.Line;

    /// <summary>Reads the file.</summary>
    /// <param name="origin">CSV or Parquet.</param>
    /// <param name="missing">Texts that mean "missing".</param>
    /// <exception cref="InputException">EVL001: DuckDB cannot read it as a table.</exception>
    public static FlatFile Read(FlatOrigin origin, IReadOnlyList<string> missing)
    {
        try
        {
            using var database = DuckDbDatabase.InMemory();
            using var connection = database.Connect();
            var found = connection.ReadColumns($"SELECT * FROM {Source(origin, missing)}");
            var read = found.All.ToDictionary(column => column.Name, Convert, StringComparer.Ordinal);
            return new FlatFile(read, found.RowCount, origin);
        }
        catch (DuckDbException refused)
        {
            throw new InputException(
                new Diagnostic("EVL001", $"The table cannot be read: {origin.InWords(refused.Message)}")
                {
                    File = origin.Path,
                    Expected = "a CSV file with a header row, or a Parquet file",
                    Remedy = "Mend the file; every row needs as many fields as the header.",
                }
            );
        }
    }

    private static string Source(FlatOrigin origin, IReadOnlyList<string> missing)
    {
        if (origin.Csv is not { } csv)
            return $"read_parquet({Quote(origin.Path)})";
        // The whole file decides the types, so that they do not depend on which rows come first.
        var nulls = string.Join(", ", missing.Select(Quote));
        return $"read_csv({Quote(csv.Path)}, delim = {Quote($"{csv.Delimiter}")}, header = true, sample_size = -1, nullstr = [{nulls}], strict_mode = true)";
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static RawColumn Convert(DuckDbColumn column) =>
        column switch
        {
            TextColumn text => new RawColumn.Text(text.Values),
            DoubleColumn numbers => new RawColumn.Number(numbers.NullAsNaN()),
            LongColumn numbers => new RawColumn.Number(Widen(numbers.Values, numbers.Validity, value => value)),
            IntegerColumn numbers => new RawColumn.Number(Widen(numbers.Values, numbers.Validity, value => value)),
            BooleanColumn flags => new RawColumn.Number(Widen(flags.Values, flags.Validity, value => value ? 1 : 0)),
            DateColumn dates => new RawColumn.Number(Widen(dates.Days, dates.Validity, value => value)),
            _ => throw new DuckDbException(
                $"Column {column.Name} is {column.Type}, which a table of people cannot hold.",
                sql: null
            ),
        };

    private static double[] Widen<T>(T[] values, DuckDbValidity validity, Func<T, double> widen)
    {
        var numbers = new double[values.Length];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = validity.IsValid(row) ? widen(values[row]) : double.NaN;
        return numbers;
    }
}
