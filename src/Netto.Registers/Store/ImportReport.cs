using Netto.Registers.Rules;
using NodaTime;

namespace Netto.Registers.Store;

/// <summary>What became of one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="File">Its file.</param>
/// <param name="Encoding">Encoding of the file, or <c>Parquet</c>.</param>
/// <param name="Delimiter">Delimiter of the file; null for Parquet.</param>
/// <param name="DecimalMark">How the file writes decimals.</param>
/// <param name="RowsRead">Rows of the file.</param>
/// <param name="RowsKept">Rows in the store.</param>
public sealed record ImportedTable(
    string Table,
    string File,
    string Encoding,
    string? Delimiter,
    string DecimalMark,
    long RowsRead,
    long RowsKept
)
{
    /// <summary>How dates are written, where it is not yyyy-mm-dd; null: everywhere so.</summary>
    public string? Dates { get; init; }
}

/// <summary>Whether an import made a new store.</summary>
public enum ImportOutcome
{
    /// <summary>A new store stands there.</summary>
    Imported,

    /// <summary>Files, protocol and key are those of the last import: the store was left as it is.</summary>
    Unchanged,
}

/// <summary>What an import did.</summary>
/// <param name="Outcome">Whether it made a new store.</param>
/// <param name="ContentHash">Hash of the canonical content.</param>
/// <param name="People">Number of people.</param>
/// <param name="Tables">What became of each table that was there.</param>
/// <param name="Findings">Which rules were broken, how often, and what was done.</param>
public sealed record ImportReport(
    ImportOutcome Outcome,
    string ContentHash,
    long People,
    IReadOnlyList<ImportedTable> Tables,
    IReadOnlyList<ImportFinding> Findings
)
{
    /// <summary>Files of the folder that look like tables and were not read.</summary>
    public IReadOnlyList<string> NotRead { get; init; } = [];

    /// <summary>Last day of which there are data: by the protocol, or else the last date in the registers.</summary>
    public LocalDate? DataUntil { get; init; }

    /// <summary>Last date in the registers, up to that day.</summary>
    public LocalDate? LastDate { get; init; }
}
