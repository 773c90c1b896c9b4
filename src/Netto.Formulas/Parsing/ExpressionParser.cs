using System.Globalization;

namespace Netto.Formulas.Parsing;

/// <summary>Reads expressions: or, and, not, comparisons, + -, * /, minus, ^, calls.</summary>
public sealed class ExpressionParser
{
    private const string Operand = "a column, a number, text in quotes, a function or '('";
    private readonly TokenReader reader;

    internal ExpressionParser(TokenReader reader) => this.reader = reader;

    /// <summary>Reads a whole text as one expression.</summary>
    /// <param name="text">For example <c>sex == 1 and age &lt; 30</c>.</param>
    /// <exception cref="FormulaException">With the place of the first error.</exception>
    public static Expression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new TokenReader(text);
        var expression = new ExpressionParser(tokens).Any();
        tokens.ExpectEnd("an operator or the end");
        return expression;
    }

    internal Expression Any() => Or();

    /// <summary>Arithmetic without comparisons: the left side of a formula.</summary>
    internal Expression Sum() => Chain(Product, "+", "-");

    private Expression Or()
    {
        var left = And();
        while (reader.Current.IsWord("or") || reader.Current.Is("||") || reader.Current.Is("|"))
        {
            var position = reader.Take().Start + 1;
            left = new BinaryExpression("or", left, And(), position);
        }
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (reader.Current.IsWord("and") || reader.Current.Is("&&") || reader.Current.Is("&"))
        {
            var position = reader.Take().Start + 1;
            left = new BinaryExpression("and", left, Not(), position);
        }
        return left;
    }

    private Expression Not()
    {
        if (reader.Current.IsWord("not") || reader.Current.Is("!"))
        {
            var position = reader.Take().Start + 1;
            return new UnaryExpression("not", Not(), position);
        }
        return Comparison();
    }

    private Expression Comparison()
    {
        var left = Sum();
        if (reader.Current.IsWord("in") || reader.Current.Is("%in%"))
        {
            var position = reader.Take().Start + 1;
            if (reader.Current.IsWord("c"))
            {
                reader.Take();
            }
            reader.Expect("(", "'(' and a list of values");
            return new CallExpression("in", [left, .. List()], position);
        }
        if (Comparator(reader.Current) is { } comparator)
        {
            var position = reader.Take().Start + 1;
            return new BinaryExpression(comparator, left, Sum(), position);
        }
        return left;
    }

    private static string? Comparator(Token token) =>
        token.Kind != TokenKind.Symbol
            ? null
            : token.Value switch
            {
                "==" or "=" => "==",
                "!=" or "<>" => "!=",
                "<" or "<=" or ">" or ">=" => token.Value,
                _ => null,
            };

    private Expression Product() => Chain(Remainder, "*", "/");

    private Expression Remainder() => Chain(Unary, "%%", "%/%");

    private Expression Unary()
    {
        if (reader.Current.Is("-") || reader.Current.Is("+"))
        {
            var sign = reader.Take();
            var operand = Unary();
            return sign.Value == "-" ? new UnaryExpression("-", operand, sign.Start + 1) : operand;
        }
        return Power();
    }

    private Expression Power()
    {
        var left = Atom();
        if (reader.Current.Is("^") || reader.Current.Is("**"))
        {
            var position = reader.Take().Start + 1;
            return new BinaryExpression("^", left, Unary(), position);
        }
        return left;
    }

    private Expression Chain(Func<Expression> part, params string[] symbols)
    {
        var left = part();
        while (
            reader.Current.Kind == TokenKind.Symbol && symbols.Contains(reader.Current.Value, StringComparer.Ordinal)
        )
        {
            var token = reader.Take();
            left = new BinaryExpression(token.Value, left, part(), token.Start + 1);
        }
        return left;
    }

    private Expression Atom()
    {
        var token = reader.Current;
        var position = token.Start + 1;
        if (reader.TryTake("("))
        {
            var inner = Any();
            reader.Expect(")", "')'");
            return inner;
        }
        switch (token.Kind)
        {
            case TokenKind.Number:
                reader.Take();
                return new NumberExpression(double.Parse(token.Value, CultureInfo.InvariantCulture), position);
            case TokenKind.Text:
                reader.Take();
                return new TextExpression(token.Value, position);
            case TokenKind.Name:
                reader.Take();
                return reader.TryTake("(")
                    ? new CallExpression(token.Value, List(), position)
                    : new NameExpression(token.Value, position);
            default:
                throw reader.Unexpected(Operand);
        }
    }

    /// <summary>Arguments after an opening parenthesis, to the closing one.</summary>
    private List<Expression> List()
    {
        var arguments = new List<Expression>();
        if (reader.TryTake(")"))
        {
            return arguments;
        }
        do
        {
            arguments.Add(Any());
        } while (reader.TryTake(","));
        reader.Expect(")", "',' or ')'");
        return arguments;
    }
}
