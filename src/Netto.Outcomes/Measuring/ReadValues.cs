using Netto.DuckDb;

namespace Netto.Outcomes.Measuring;

/// <summary>
/// The answer to a <see cref="ValueReader"/>, in the order of the population. Values go from the chunks of the answer
/// straight to their person's place; the arrays are shared by all who ask for the same value and must not be changed.
/// </summary>
internal sealed class ReadValues
{
    /// <summary>Stands for an unknown state.</summary>
    public const sbyte UnknownState = -1;
    private const int Ordinal = 0;
    private const int NoDay = int.MinValue;

    private readonly Dictionary<string, Array> columns = new(StringComparer.Ordinal);

    private ReadValues() { }

    /// <summary>Reads an answer whose first column is the person's place.</summary>
    public static ReadValues Of(DuckDbResult answer, int people, IReadOnlySet<string> states)
    {
        var read = new ReadValues();
        var fills = new List<Action<DuckDbChunk>>();
        for (var index = Ordinal + 1; index < answer.Columns.Count; index++)
        {
            var column = answer.Columns[index];
            fills.Add(read.Fill(column, index, people, states.Contains(column.Name)));
        }
        while (answer.Next() is { } chunk)
        {
            fills.ForEach(fill => fill(chunk));
        }
        return read;
    }

    /// <summary>Numbers; NaN where missing.</summary>
    public double[] Numbers(string name) => (double[])columns[name];

    /// <summary>Flags; missing counts as false.</summary>
    public bool[] Flags(string name) => (bool[])columns[name];

    /// <summary>States asked for as such: 1, 0, or <see cref="UnknownState"/>.</summary>
    public sbyte[] States(string name) => (sbyte[])columns[name];

    /// <summary>Days since 1970-01-01; null where missing.</summary>
    public int?[] Days(string name) => Array.ConvertAll((int[])columns[name], day => day == NoDay ? (int?)null : day);

    private Action<DuckDbChunk> Fill(DuckDbColumnInfo column, int index, int people, bool isState)
    {
        switch (column.Type)
        {
            case DuckDbType.Double when isState:
                var states = Column(column.Name, people, UnknownState);
                return chunk =>
                    Place(chunk, index, chunk.Doubles(index), states, value => value > 0 ? (sbyte)1 : (sbyte)0);
            case DuckDbType.Double:
                var numbers = Column(column.Name, people, double.NaN);
                return chunk => Place(chunk, index, chunk.Doubles(index), numbers, value => value);
            case DuckDbType.Boolean:
                var flags = Column(column.Name, people, absent: false);
                return chunk => Place(chunk, index, chunk.Booleans(index), flags, value => value);
            case DuckDbType.Date:
                var days = Column(column.Name, people, NoDay);
                return chunk => Place(chunk, index, chunk.Days(index), days, value => value);
            default:
                throw new InvalidOperationException($"A person has no value of type {column.Type} ({column.Name}).");
        }
    }

    private T[] Column<T>(string name, int people, T absent)
    {
        var values = new T[people];
        Array.Fill(values, absent);
        columns.Add(name, values);
        return values;
    }

    private static void Place<TStored, T>(
        DuckDbChunk chunk,
        int index,
        ReadOnlySpan<TStored> stored,
        T[] values,
        Func<TStored, T> convert
    )
    {
        var people = chunk.Doubles(Ordinal);
        var validity = chunk.Validity(index);
        for (var row = 0; row < stored.Length; row++)
        {
            if (validity.IsValid(row))
            {
                values[(int)people[row]] = convert(stored[row]);
            }
        }
    }
}
