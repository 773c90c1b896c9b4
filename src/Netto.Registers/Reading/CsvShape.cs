namespace Netto.Registers.Reading;

/// <summary>How a CSV file turned out to be written.</summary>
/// <param name="Header">Names of its columns.</param>
/// <param name="Delimiter">Sign between fields.</param>
/// <param name="NewLine">How lines end: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</param>
/// <param name="Rows">Number of rows below the header.</param>
/// <param name="RowLines">Whether a row's line can be told from its number.</param>
public sealed record CsvShape(
    IReadOnlyList<string> Header,
    char Delimiter,
    string NewLine,
    long Rows,
    CsvRowLines RowLines
)
{
    /// <summary>Some lines end in another way than the header; DuckDB reads a copy in which they end alike.</summary>
    public bool HasMixedLineEnds { get; init; }

    /// <summary>How lines end, as DuckDB wants to be told.</summary>
    internal string NewLineSql =>
        NewLine switch
        {
            "\r\n" => "'\\r\\n'",
            "\r" => "'\\r'",
            _ => "'\\n'",
        };
}

/// <summary>Whether a row's line can be told from its number.</summary>
public enum CsvRowLines
{
    /// <summary>Row n stands on line n + 1.</summary>
    OnePerRow,

    /// <summary>Blank lines, or fields of several lines, lie between.</summary>
    Irregular,
}
