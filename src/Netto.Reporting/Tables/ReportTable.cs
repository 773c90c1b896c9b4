using Netto.Reporting.Texts;

namespace Netto.Reporting.Tables;

/// <summary>A table before layout: the page and the workbook are both made from it.</summary>
/// <param name="Id">Unique in the report, lower case with hyphens; also the name of the sheet.</param>
/// <param name="Title">What the table holds.</param>
/// <param name="Columns">Headers, the first over the labels of the rows.</param>
/// <param name="Rows">Rows and headings within the table.</param>
public sealed record ReportTable(string Id, string Title, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>Notes under the table: marks, letters, what is counted.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The same table less the columns in which nothing stands.</summary>
    public ReportTable WithoutEmptyColumns()
    {
        var kept = Enumerable
            .Range(0, Columns.Count)
            .Where(column =>
                column == 0 || Rows.Any(row => row.Cells.Count > 0 && row.Cells[column - 1] is not Cell.Empty)
            )
            .ToList();
        return kept.Count == Columns.Count
            ? this
            : this with
            {
                Columns = [.. kept.Select(column => Columns[column])],
                Rows =
                [
                    .. Rows.Select(row =>
                        row.Cells.Count == 0
                            ? row
                            : row with
                            {
                                Cells = [.. kept.Skip(1).Select(column => row.Cells[column - 1])],
                            }
                    ),
                ],
            };
    }
}

/// <summary>A column.</summary>
/// <param name="Header">Its text.</param>
/// <param name="Group">Text over this and adjoining columns with the same group, or null.</param>
public sealed record Column(string Header, string? Group = null);

/// <summary>A row: a label and a cell for each further column.</summary>
/// <param name="Label">Text of the first column.</param>
/// <param name="Cells">One for each further column; empty for a heading.</param>
/// <param name="Kind">How it stands in the table.</param>
public sealed record Row(string Label, IReadOnlyList<Cell> Cells, RowKind Kind = RowKind.Normal)
{
    /// <summary>A heading over the rows that follow.</summary>
    public static Row Heading(string label) => new(label, [], RowKind.Heading);
}

/// <summary>How a row stands in a table.</summary>
public enum RowKind
{
    Normal,
    Heading,
    Indented,
    Total,
}

/// <summary>What stands in a cell.</summary>
public abstract record Cell
{
    private Cell() { }

    /// <summary>Words.</summary>
    public sealed record Text(string Value) : Cell;

    /// <summary>A number with marks behind it.</summary>
    /// <param name="Value">Unrounded.</param>
    /// <param name="Style">How to write it.</param>
    /// <param name="Marks">Stars of significance.</param>
    /// <param name="Letters">Letters of the columns that it is significantly greater than.</param>
    public sealed record Number(double Value, NumberStyle Style, string Marks = "", string Letters = "") : Cell
    {
        /// <summary>True for sizes such as standard errors, which rounding may not make zero; false by default.</summary>
        public bool NeverZero { get; init; }
    }

    /// <summary>An effect with the levels from and to.</summary>
    public sealed record Effect(double Value, NumberStyle Style, string Marks) : Cell
    {
        /// <summary>The counterfactual level, or null.</summary>
        public double? From { get; init; }

        /// <summary>The level of the treated, or null.</summary>
        public double? To { get; init; }

        /// <summary>How to write the levels.</summary>
        public NumberStyle LevelStyle { get; init; } = NumberStyle.Percent;

        /// <summary>Standard error in the unit of the effect, or null.</summary>
        public double? StandardError { get; init; }
    }

    /// <summary>From a lower to an upper limit, both in the same style.</summary>
    /// <param name="Low">Lower limit, or null when unbounded.</param>
    /// <param name="High">Upper limit, or null when unbounded.</param>
    /// <param name="Style">How to write them.</param>
    /// <param name="Outside">Words in front when the set lies outside the limits, else empty.</param>
    public sealed record Interval(double? Low, double? High, NumberStyle Style, string Outside = "") : Cell;

    /// <summary>Not computed, with the reason in words.</summary>
    public sealed record Missing(string Reason) : Cell;

    /// <summary>Nothing belongs here.</summary>
    public sealed record Empty : Cell;

    /// <summary>A number, or missing with its reason.</summary>
    public static Cell Of(double? value, NumberStyle style, string reason = "") =>
        value is { } number && double.IsFinite(number) ? new Number(number, style) : new Missing(reason);

    /// <summary>A size that is more than zero, such as a standard error, or missing with its reason.</summary>
    public static Cell Size(double? value, NumberStyle style, string reason = "") =>
        Of(value, style, reason) is Number number ? number with { NeverZero = true } : new Missing(reason);

    /// <summary>A count.</summary>
    public static Cell Of(int? value) => Of((double?)value, NumberStyle.Count);
}
