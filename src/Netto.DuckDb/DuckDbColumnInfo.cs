namespace Netto.DuckDb;

/// <summary>Name and type of a column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
public sealed record DuckDbColumnInfo(string Name, DuckDbType Type)
{
    /// <summary>Digits behind the point of a DECIMAL; else 0.</summary>
    public int DecimalScale { get; init; }

    internal DuckDbType StorageType { get; init; } = Type;
}
