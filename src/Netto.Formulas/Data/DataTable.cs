namespace Netto.Formulas.Data;

/// <summary>Named columns of equal length.</summary>
public sealed class DataTable
{
    private readonly Dictionary<string, TableColumn> columns = new(StringComparer.Ordinal);

    /// <summary>Makes a table; throws when names repeat or lengths differ.</summary>
    /// <param name="columns">The columns.</param>
    public DataTable(IEnumerable<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Columns = [.. columns];
        Rows = Columns.Count == 0 ? 0 : Columns[0].Length;
        foreach (var column in Columns)
        {
            if (column.Length != Rows)
            {
                throw new ArgumentException($"{column.Name} has {column.Length} rows, others {Rows}", nameof(columns));
            }
            if (!this.columns.TryAdd(column.Name, column))
            {
                throw new ArgumentException($"{column.Name} occurs twice", nameof(columns));
            }
        }
    }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of each row in the data that a person knows, for messages; null when they count from 1.</summary>
    public IReadOnlyList<int>? RowNumbers { get; init; }

    /// <summary>Number of a row for messages, from 1.</summary>
    /// <param name="row">Row of this table, from 0.</param>
    public int NumberOf(int row) => RowNumbers?[row] ?? row + 1;

    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Names => [.. Columns.Select(c => c.Name)];

    /// <summary>The column with a name, or null.</summary>
    /// <param name="name">Name of the column.</param>
    public TableColumn? Find(string name) => columns.GetValueOrDefault(name);

    /// <summary>This table with columns added, or replaced where the name exists.</summary>
    /// <param name="added">The columns.</param>
    public DataTable With(params IReadOnlyList<TableColumn> added)
    {
        ArgumentNullException.ThrowIfNull(added);
        var names = added.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return new DataTable([.. Columns.Where(c => !names.Contains(c.Name)), .. added]) { RowNumbers = RowNumbers };
    }

    /// <summary>The rows with these numbers; messages keep naming them as in this table.</summary>
    /// <param name="rows">Row numbers, from 0.</param>
    public DataTable Select(int[] rows) =>
        new(
            Columns.Select(
                TableColumn (c) =>
                    c switch
                    {
                        NumberColumn n => n with { Values = Array.ConvertAll(rows, i => n.Values[i]) },
                        TextColumn t => t with { Codes = Array.ConvertAll(rows, i => t.Codes[i]) },
                        _ => c,
                    }
            )
        )
        {
            RowNumbers = Array.ConvertAll(rows, NumberOf),
        };

    internal TableColumn Get(string name, string text, int position) =>
        Find(name)
        ?? throw new FormulaException(text, position, $"'{name}', which is no column", NearestName.Hint(name, Names));
}
