namespace Netto.Outcomes.Plans;

/// <summary>Rows, any number a person: the untyped tree under <see cref="Rows"/>.</summary>
internal abstract record Frame
{
    private Frame() { }

    /// <summary>The kind of a column; asking for a column that is not there is a mistake in the plan.</summary>
    public abstract ValueKind KindOf(string column);

    public abstract IEnumerable<string> Columns { get; }

    /// <summary>All rows of a table.</summary>
    public sealed record Table(TableShape Shape) : Frame
    {
        public override ValueKind KindOf(string column) => Shape[column].Kind;

        public override IEnumerable<string> Columns => Shape.Columns.Select(column => column.Name);
    }

    /// <summary>The rows for which the condition holds.</summary>
    public sealed record Filtered(Frame Source, Expression Condition) : Frame
    {
        public override ValueKind KindOf(string column) => Source.KindOf(column);

        public override IEnumerable<string> Columns => Source.Columns;
    }

    /// <summary>The same rows with a column added or replaced.</summary>
    public sealed record Extended(Frame Source, string Column, Expression Value) : Frame
    {
        public override ValueKind KindOf(string column) => column == Column ? Value.Kind : Source.KindOf(column);

        public override IEnumerable<string> Columns => Source.Columns.Union([Column]);
    }

    /// <summary>
    /// The periods <c>[start, end)</c> covered by the rows: those that overlap, touch, or lie at most the stated number of
    /// days apart become one. Rows without a start or end, or that end before they start, take no part.
    /// </summary>
    public sealed record Merged(Frame Source, int LargestGapInDays) : Frame
    {
        public override ValueKind KindOf(string column) =>
            column is PeriodColumns.Start or PeriodColumns.End
                ? ValueKind.Date
                : throw new ArgumentException($"Merged periods have no column {column}.", nameof(column));

        public override IEnumerable<string> Columns => [PeriodColumns.Start, PeriodColumns.End];
    }

    /// <summary>The periods of two frames, one after the other.</summary>
    public sealed record Stacked(Frame Above, Frame Below) : Frame
    {
        public override ValueKind KindOf(string column) =>
            column is PeriodColumns.Start or PeriodColumns.End
                ? ValueKind.Date
                : throw new ArgumentException($"Stacked periods have no column {column}.", nameof(column));

        public override IEnumerable<string> Columns => [PeriodColumns.Start, PeriodColumns.End];
    }

    /// <summary>The same rows under a name that the SQL shows.</summary>
    public sealed record Named(Frame Source, string Name) : Frame
    {
        public override ValueKind KindOf(string column) => Source.KindOf(column);

        public override IEnumerable<string> Columns => Source.Columns;
    }
}

/// <summary>The two columns of every period: half-open, an open end is missing.</summary>
internal static class PeriodColumns
{
    public const string Start = "start";
    public const string End = "end";
}
