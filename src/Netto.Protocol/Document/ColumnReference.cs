namespace Netto.Protocol;

/// <summary>A column of a canonical table, written <c>people.sex</c>, or of the flat table, written <c>sex</c>.</summary>
/// <param name="Table">The table; null for the flat table.</param>
/// <param name="Column">The column.</param>
public sealed record ColumnReference(string? Table, string Column)
{
    /// <summary>Reads the text form.</summary>
    public static ColumnReference? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        return dot switch
        {
            _ when text.Length == 0 => null,
            < 0 => new ColumnReference(null, text),
            0 => null,
            _ when dot == text.Length - 1 => null,
            _ => new ColumnReference(text[..dot], text[(dot + 1)..]),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Table is null ? Column : $"{Table}.{Column}";
}
