namespace Netto.Formulas.Parsing;

/// <summary>An expression over columns: arithmetic, comparisons, functions.</summary>
/// <param name="Position">Place in the text, from 1.</param>
public abstract record Expression(int Position)
{
    /// <summary>The columns that the expression reads.</summary>
    public IEnumerable<string> Names() =>
        this switch
        {
            NameExpression n => [n.Name],
            UnaryExpression u => u.Operand.Names(),
            BinaryExpression b => b.Left.Names().Concat(b.Right.Names()),
            CallExpression c => c.Arguments.SelectMany(a => a.Names()),
            _ => [],
        };

    /// <summary>Whether the expression is true or false in each row: a comparison, and/or/not, in, is.na, also within I( ).</summary>
    public bool IsCondition() =>
        this switch
        {
            UnaryExpression u => u.Operator == "not",
            BinaryExpression b => b.Operator is "==" or "!=" or "<" or "<=" or ">" or ">=" or "and" or "or",
            CallExpression { Function: "in" or "is.na" or "is_missing" } => true,
            CallExpression { Function: "I", Arguments: [var inner] } => inner.IsCondition(),
            _ => false,
        };
}

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record NumberExpression(double Value, int Position) : Expression(Position);

/// <summary>Text in quotes.</summary>
/// <param name="Value">The text.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record TextExpression(string Value, int Position) : Expression(Position);

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record NameExpression(string Name, int Position) : Expression(Position);

/// <summary>Minus or not.</summary>
/// <param name="Operator">- or not.</param>
/// <param name="Operand">What it works on.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record UnaryExpression(string Operator, Expression Operand, int Position) : Expression(Position);

/// <summary>Arithmetic, a comparison, and/or.</summary>
/// <param name="Operator">+ - * / ^ %% %/% == != &lt; &lt;= &gt; &gt;= and or.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record BinaryExpression(string Operator, Expression Left, Expression Right, int Position)
    : Expression(Position);

/// <summary>A function call; <c>in</c> is one, with the value first.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Position">Place in the text, from 1.</param>
public sealed record CallExpression(string Function, IReadOnlyList<Expression> Arguments, int Position)
    : Expression(Position)
{
    /// <inheritdoc />
    public bool Equals(CallExpression? other) =>
        other is not null && Function == other.Function && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Function, Arguments.Count);
}
