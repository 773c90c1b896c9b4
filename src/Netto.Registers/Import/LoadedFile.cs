using Netto.Registers.Reading;
using Netto.Registers.Rules;
using Netto.Registers.Schema;

namespace Netto.Registers.Import;

/// <summary>A register file, loaded as text into the table <see cref="RawTable"/>.</summary>
/// <param name="File">The file.</param>
/// <param name="Columns">The columns that are imported, without the citizen number.</param>
/// <param name="LeftOut">Columns that the table does not know.</param>
/// <param name="Header">All columns of the file.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record LoadedFile(
    RawFile File,
    IReadOnlyList<RegisterColumn> Columns,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Header,
    long Rows
)
{
    internal const string RawTable = "raw_";

    internal required FileDescription Description { get; init; }

    internal DecimalMark Mark { get; init; } = DecimalMark.Point;

    /// <summary>How each date column writes its dates.</summary>
    internal required IReadOnlyDictionary<string, DateForm> Dates { get; init; }

    internal long? LineOf(long row) => Description.Lines == CsvRowLines.OnePerRow ? row + 1 : null;

    internal CsvRowLines Lines => Description.Lines;
}

/// <summary>How a file turned out to be written, for the log.</summary>
/// <param name="Name">The file.</param>
/// <param name="Encoding">Its encoding, or <c>Parquet</c>.</param>
/// <param name="Delimiter">Its delimiter; null for Parquet.</param>
/// <param name="DecimalMark">Its decimal mark.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record FileDescription(string Name, string Encoding, string? Delimiter, string DecimalMark, long Rows)
{
    /// <summary>How dates are written, where it is not yyyy-mm-dd; null: everywhere so.</summary>
    public string? Dates { get; init; }

    internal CsvRowLines Lines { get; init; } = CsvRowLines.Irregular;
}
