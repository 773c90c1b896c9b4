namespace Netto.DuckDb;

/// <summary>A whole column in memory: values beside the flags that tell which are NULL. A closed family, one type for each kind of value.</summary>
public abstract class DuckDbColumn
{
    private protected DuckDbColumn(string name, int count, DuckDbValidity? validity)
    {
        Name = name;
        Count = count;
        Validity = validity ?? DuckDbValidity.All(count);
        if (Validity.Count != count)
        {
            throw new DuckDbException(
                $"Column {name} has {count} values and {Validity.Count} flags of validity.",
                sql: null
            );
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Which rows hold a value.</summary>
    public DuckDbValidity Validity { get; }

    /// <summary>The type that it has in a table.</summary>
    public abstract DuckDbType Type { get; }

    internal DuckDbException WrongType(string asked) =>
        new($"Column {Name} is {Type} and was asked as {asked}. Cast it in the statement.", sql: null);
}

/// <summary>A column of doubles; the value where a row is NULL has no meaning.</summary>
public sealed class DoubleColumn(string name, double[] values, DuckDbValidity? validity = null)
    : DuckDbColumn(name, values.Length, validity)
{
    /// <summary>One value a row.</summary>
    public double[] Values { get; } = values;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.Double;

    /// <summary>A copy in which every NULL is NaN.</summary>
    public double[] NullAsNaN()
    {
        var copy = (double[])Values.Clone();
        for (var row = 0; row < copy.Length && !Validity.AllValid; row++)
        {
            copy[row] = Validity.IsValid(row) ? copy[row] : double.NaN;
        }
        return copy;
    }
}

/// <summary>A column of 64-bit whole numbers; the value where a row is NULL has no meaning.</summary>
public sealed class LongColumn(string name, long[] values, DuckDbValidity? validity = null)
    : DuckDbColumn(name, values.Length, validity)
{
    /// <summary>One value a row.</summary>
    public long[] Values { get; } = values;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.BigInt;
}

/// <summary>A column of 32-bit whole numbers; the value where a row is NULL has no meaning.</summary>
public sealed class IntegerColumn(string name, int[] values, DuckDbValidity? validity = null)
    : DuckDbColumn(name, values.Length, validity)
{
    /// <summary>One value a row.</summary>
    public int[] Values { get; } = values;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.Integer;
}

/// <summary>A column of truth values; the value where a row is NULL has no meaning.</summary>
public sealed class BooleanColumn(string name, bool[] values, DuckDbValidity? validity = null)
    : DuckDbColumn(name, values.Length, validity)
{
    /// <summary>One value a row.</summary>
    public bool[] Values { get; } = values;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.Boolean;
}

/// <summary>A column of dates in days since 1970-01-01; the value where a row is NULL has no meaning.</summary>
public sealed class DateColumn(string name, int[] days, DuckDbValidity? validity = null)
    : DuckDbColumn(name, days.Length, validity)
{
    /// <summary>One value a row, in days since 1970-01-01.</summary>
    public int[] Days { get; } = days;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.Date;
}

/// <summary>A column of text; NULL rows are null.</summary>
public sealed class TextColumn(string name, string?[] values)
    : DuckDbColumn(name, values.Length, DuckDbValidity.Of(Array.ConvertAll(values, value => value is not null)))
{
    /// <summary>One value a row.</summary>
    public string?[] Values { get; } = values;

    /// <inheritdoc/>
    public override DuckDbType Type => DuckDbType.Text;
}
