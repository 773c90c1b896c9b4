using Netto.Protocol;

namespace Netto.Registers.Rules;

/// <summary>How often a rule was broken in one column of one table, and what was done.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rule">The rule's name.</param>
/// <param name="Column">The column.</param>
/// <param name="Action">What was done.</param>
/// <param name="Rows">Number of rows.</param>
public sealed record ImportFinding(string Table, string Rule, string Column, ImportAction Action, long Rows)
{
    /// <summary>The first few, in the order of the file.</summary>
    public IReadOnlyList<ImportExample> Examples { get; init; } = [];
}

/// <summary>One row that broke a rule. Never holds a citizen number.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">Number of the row, from 1, below the header.</param>
/// <param name="Line">Line in the file; null for Parquet, and where rows are no lines.</param>
/// <param name="Found">What stood there; null for the citizen number and for empty cells.</param>
public sealed record ImportExample(string File, long Row, long? Line, string? Found);
