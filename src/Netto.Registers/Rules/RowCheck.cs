using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Registers.Rules;

/// <summary>One check of single rows, as a condition in SQL that is true where the row is wrong.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Column">The column that it looks at.</param>
/// <param name="Condition">Over the alias <c>t</c> with <c>v_column</c> (text) and <c>t_column</c> (typed).</param>
/// <param name="Action">What is done: a mended row stays, the others go or stop the import.</param>
internal sealed record RowCheck(ImportRule Rule, string Column, string Condition, ImportAction Action);

/// <summary>How a column of a table is read: its text, its typed value, and what is stored after mending.</summary>
/// <param name="Column">The column.</param>
/// <param name="Text">SQL of the trimmed text in the raw table, NULL where empty.</param>
/// <param name="Typed">SQL of the typed value over <c>v_column</c>.</param>
/// <param name="Stored">SQL of what is stored, over <c>t</c>.</param>
internal sealed record ReadColumn(RegisterColumn Column, string Text, string Typed, string Stored);

/// <summary>All checks of single rows of one table, with the reading of its columns.</summary>
/// <param name="Columns">The columns that are there.</param>
/// <param name="Failing">Checks that take a row out, in order: the first that holds counts.</param>
/// <param name="Mending">Checks after which the row stays.</param>
internal sealed record RowChecks(
    IReadOnlyList<ReadColumn> Columns,
    IReadOnlyList<RowCheck> Failing,
    IReadOnlyList<RowCheck> Mending
);
