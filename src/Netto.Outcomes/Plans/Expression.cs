namespace Netto.Outcomes.Plans;

internal enum UnaryOperator
{
    Not,
    IsMissing,
    YearOf,
    StartOfYear,
    Floor,
}

internal enum BinaryOperator
{
    And,
    Or,
    Equal,
    Less,
    LessOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    PlusDays,
    PlusMonths,
    DaysBetween,
    Least,
    Greatest,
    FirstPresent,
}

/// <summary>
/// A value computed for each row of a frame or for each person: the untyped tree under <see cref="Series{TShape,TValue}"/>.
/// Missing values follow SQL: a comparison with a missing value is missing, and/or are Kleene's, a filter keeps what is true,
/// least and greatest pass over missing values, a division by zero is missing.
/// </summary>
internal abstract record Expression
{
    private Expression() { }

    public abstract ValueKind Kind { get; }

    /// <summary>The same value everywhere; null is the missing value of its kind.</summary>
    public sealed record Literal(object? Value, ValueKind ValueKind) : Expression
    {
        public override ValueKind Kind => ValueKind;
    }

    /// <summary>A column of the frame whose rows are being computed on.</summary>
    public sealed record RowColumn(string Name, ValueKind ValueKind) : Expression
    {
        public override ValueKind Kind => ValueKind;
    }

    /// <summary>A column of the table with one row a person on which the plan runs.</summary>
    public sealed record PersonColumn(string Name, ValueKind ValueKind) : Expression
    {
        public override ValueKind Kind => ValueKind;
    }

    public sealed record Unary(UnaryOperator Operator, Expression Operand) : Expression
    {
        public override ValueKind Kind =>
            Operator switch
            {
                UnaryOperator.Not or UnaryOperator.IsMissing => ValueKind.Flag,
                UnaryOperator.StartOfYear => ValueKind.Date,
                _ => ValueKind.Number,
            };
    }

    public sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression
    {
        public override ValueKind Kind =>
            Operator switch
            {
                BinaryOperator.And
                or BinaryOperator.Or
                or BinaryOperator.Equal
                or BinaryOperator.Less
                or BinaryOperator.LessOrEqual => ValueKind.Flag,
                BinaryOperator.PlusDays or BinaryOperator.PlusMonths => ValueKind.Date,
                BinaryOperator.DaysBetween => ValueKind.Number,
                _ => Left.Kind,
            };
    }

    /// <summary>One of two values; a missing condition counts as not met.</summary>
    public sealed record Choice(Expression Condition, Expression Then, Expression Otherwise) : Expression
    {
        public override ValueKind Kind => Then.Kind;
    }

    public sealed record IsOneOf(Expression Operand, IReadOnlyList<string> Values) : Expression
    {
        public override ValueKind Kind => ValueKind.Flag;
    }

    /// <summary>A person's value under a name that the SQL shows; computed once for all that use it.</summary>
    public sealed record Kept(string Name, Expression Value) : Expression
    {
        public override ValueKind Kind => Value.Kind;
    }

    /// <summary>A person's rows of a frame gathered into one value.</summary>
    public sealed record Gathered(Frame Source, Gathering Gathering) : Expression
    {
        public override ValueKind Kind => Gathering.Kind;
    }
}
