namespace Netto.DuckDb;

/// <summary>Which rows of a column hold a value and which are NULL.</summary>
public sealed class DuckDbValidity
{
    private readonly bool[]? valid;

    private DuckDbValidity(int count, bool[]? valid)
    {
        Count = count;
        this.valid = valid;
        MissingCount = valid is null ? 0 : valid.AsSpan().Count(value: false);
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of rows that are NULL.</summary>
    public int MissingCount { get; }

    /// <summary>True where no row is NULL.</summary>
    public bool AllValid => MissingCount == 0;

    /// <summary>Every one of so many rows holds a value.</summary>
    public static DuckDbValidity All(int count) => new(count, valid: null);

    /// <summary>One flag a row: true where it holds a value. The array is kept, not copied.</summary>
    public static DuckDbValidity Of(bool[] valid) => new(valid.Length, valid);

    /// <summary>Whether this row (from 0) holds a value.</summary>
    public bool IsValid(int row) => valid is null ? (uint)row < (uint)Count : valid[row];
}
