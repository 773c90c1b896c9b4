using Netto.DuckDb;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>A ready-made table in memory, by column: a CSV or Parquet file read through DuckDB.</summary>
internal sealed class FlatFile
{
    private readonly Dictionary<string, RawColumn> columns;

    private FlatFile(Dictionary<string, RawColumn> columns, int rows)
    {
        this.columns = columns;
        Rows = rows;
    }

    public int Rows { get; }

    public IReadOnlyCollection<string> Names => columns.Keys;

    public RawColumn? Find(string name) => columns.GetValueOrDefault(name);

    public void Add(string name, RawColumn column) => columns[name] = column;

    public FlatFile At(int[] rows) =>
        new(columns.ToDictionary(pair => pair.Key, pair => pair.Value.At(rows), StringComparer.Ordinal), rows.Length);

    /// <summary>Reads the file.</summary>
    /// <param name="path">CSV or Parquet.</param>
    /// <param name="missing">Texts that mean "missing".</param>
    /// <exception cref="InputException">EVL001: DuckDB cannot read it as a table.</exception>
    public static FlatFile Read(string path, IReadOnlyList<string> missing)
    {
        try
        {
            using var database = DuckDbDatabase.InMemory();
            using var connection = database.Connect();
            var found = connection.ReadColumns($"SELECT * FROM {Source(path, missing)}");
            var read = found.All.ToDictionary(column => column.Name, Convert, StringComparer.Ordinal);
            return new FlatFile(read, found.RowCount);
        }
        catch (DuckDbException refused)
        {
            throw new InputException(
                new Diagnostic("EVL001", $"The table cannot be read: {refused.Message.ReplaceLineEndings(" ")}")
                {
                    File = path,
                    Expected = "a CSV file with a header row, or a Parquet file",
                    Remedy = "Mend the file; every row needs as many fields as the header.",
                }
            );
        }
    }

    private static string Source(string path, IReadOnlyList<string> missing)
    {
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
            return $"read_parquet({Quote(path)})";
        // The whole file decides the types, so that they do not depend on which rows come first.
        var nulls = string.Join(", ", missing.Select(Quote));
        return $"read_csv({Quote(path)}, header = true, sample_size = -1, nullstr = [{nulls}], strict_mode = true)";
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
