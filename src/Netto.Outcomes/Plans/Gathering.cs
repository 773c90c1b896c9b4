namespace Netto.Outcomes.Plans;

internal enum RowOrder
{
    Ascending,
    Descending,
}

/// <summary>A value by which rows are put in order; missing values come last in either direction.</summary>
internal sealed record SortKey(Expression Value, RowOrder Direction);

/// <summary>How the rows of one person become one value.</summary>
internal abstract record Gathering
{
    private Gathering() { }

    public abstract ValueKind Kind { get; }

    /// <summary>Whether there is any row.</summary>
    public sealed record Exists : Gathering
    {
        public override ValueKind Kind => ValueKind.Flag;
    }

    /// <summary>Whether the condition holds on any row.</summary>
    public sealed record Any(Expression Condition) : Gathering
    {
        public override ValueKind Kind => ValueKind.Flag;
    }

    /// <summary>The number of rows; 0 when there are none.</summary>
    public sealed record Count : Gathering
    {
        public override ValueKind Kind => ValueKind.Number;
    }

    /// <summary>
    /// The sum; 0 when there are no rows, missing terms add nothing. Terms are rounded to a millionth and added as whole
    /// numbers, so that the sum does not depend on the order of rows or the number of threads.
    /// </summary>
    public sealed record Sum(Expression Term) : Gathering
    {
        public override ValueKind Kind => ValueKind.Number;
    }

    /// <summary>The least value; missing when there is none.</summary>
    public sealed record Least(Expression Value) : Gathering
    {
        public override ValueKind Kind => Value.Kind;
    }

    /// <summary>The greatest value; missing when there is none.</summary>
    public sealed record Greatest(Expression Value) : Gathering
    {
        public override ValueKind Kind => Value.Kind;
    }

    /// <summary>The value on the first row by the keys; rows equal on all keys are put in order by the value itself.</summary>
    public sealed record First(Expression Value, IReadOnlyList<SortKey> Keys) : Gathering
    {
        public override ValueKind Kind => Value.Kind;
    }
}
