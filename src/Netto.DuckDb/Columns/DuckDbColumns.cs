namespace Netto.DuckDb;

/// <summary>A whole answer in memory, by column.</summary>
public sealed class DuckDbColumns
{
    private readonly Dictionary<string, DuckDbColumn> byName;

    internal DuckDbColumns(IReadOnlyList<DuckDbColumn> columns)
    {
        All = columns;
        RowCount = columns.Count == 0 ? 0 : columns[0].Count;
        byName = new Dictionary<string, DuckDbColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            byName.TryAdd(column.Name, column);
        }
    }

    /// <summary>The columns in the order of the statement.</summary>
    public IReadOnlyList<DuckDbColumn> All { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The column of that name, as it came.</summary>
    /// <exception cref="DuckDbException">There is none.</exception>
    public DuckDbColumn this[string name] =>
        byName.TryGetValue(name, out var column)
            ? column
            : throw new DuckDbException(
                $"The answer has no column {name}; it has {string.Join(", ", All.Select(known => known.Name))}.",
                sql: null
            );

    /// <summary>Whether there is a column of that name.</summary>
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>A column of numbers as doubles: whole numbers are widened, true is 1.</summary>
    /// <exception cref="DuckDbException">It holds dates or text.</exception>
    public DoubleColumn Doubles(string name) =>
        this[name] switch
        {
            DoubleColumn column => column,
            LongColumn column => new(name, Array.ConvertAll(column.Values, value => (double)value), column.Validity),
            IntegerColumn column => new(name, Array.ConvertAll(column.Values, value => (double)value), column.Validity),
            BooleanColumn column => new(
                name,
                Array.ConvertAll(column.Values, value => value ? 1d : 0d),
                column.Validity
            ),
            var other => throw other.WrongType("doubles"),
        };

    /// <summary>A column of whole numbers.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public LongColumn Longs(string name) =>
        this[name] switch
        {
            LongColumn column => column,
            IntegerColumn column => new(name, Array.ConvertAll(column.Values, value => (long)value), column.Validity),
            var other => throw other.WrongType("whole numbers of 64 bits"),
        };

    /// <summary>A column of 32-bit whole numbers.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public IntegerColumn Integers(string name) =>
        this[name] as IntegerColumn ?? throw this[name].WrongType("whole numbers of 32 bits");

    /// <summary>A column of truth values.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public BooleanColumn Booleans(string name) =>
        this[name] as BooleanColumn ?? throw this[name].WrongType("truth values");

    /// <summary>A column of dates.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public DateColumn Dates(string name) => this[name] as DateColumn ?? throw this[name].WrongType("dates");

    /// <summary>A column of text.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public TextColumn Texts(string name) => this[name] as TextColumn ?? throw this[name].WrongType("text");
}
