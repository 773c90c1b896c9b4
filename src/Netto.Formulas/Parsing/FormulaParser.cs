using Netto.Formulas.Terms;

namespace Netto.Formulas.Parsing;

/// <summary>Reads formulas in R's notation: + - : * ^, parentheses, functions, bars between parts.</summary>
internal sealed class FormulaParser
{
    private const int LargestPower = 8;
    private static readonly string[] SurvArguments = ["start", "time", "event"];
    private readonly TokenReader reader;
    private readonly ExpressionParser expressions;
    private List<Term> dot;

    private FormulaParser(string text, IReadOnlyList<string> columns)
    {
        reader = new TokenReader(text);
        expressions = new ExpressionParser(reader);
        dot = [.. columns.Select(c => new Term([new Factor(c, new NameExpression(c, 1))]))];
    }

    /// <summary>Reads a formula; a dot stands for all columns but the outcome, after a bar for the terms of the first part.</summary>
    internal static Formula Parse(string text, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new FormulaParser(text, columns);
        var parts = new List<FormulaPart> { parser.FirstPart() };
        parser.dot = [.. parts[0].Terms];
        while (parser.reader.TryTake("|"))
        {
            parts.Add(parser.LaterPart());
        }
        parser.reader.ExpectEnd(parser.AfterTerm("'+', '-', ':', '*', '/', '|' or the end"));
        return new Formula(text, parts);
    }

    private FormulaPart FirstPart()
    {
        var response = reader.Current.Is("~") ? new NoResponse() : Left();
        reader.Expect("~", "'~' between the outcome and the regressors");
        var outcome = NamesOf(response).ToHashSet(StringComparer.Ordinal);
        dot = [.. dot.Where(t => !outcome.Contains(t.Label))];
        return RightSide(response);
    }

    private static IEnumerable<string> NamesOf(Response response) =>
        response switch
        {
            SimpleResponse simple => simple.Factor.Expression.Names(),
            SurvivalResponse surv => surv.Arguments.SelectMany(a => a.Expression.Names()),
            _ => [],
        };

    private FormulaPart LaterPart()
    {
        if (!reader.ComesBeforeBar("~"))
        {
            return RightSide(new NoResponse());
        }
        var response = Left();
        reader.Expect("~", "'~'");
        return RightSide(response);
    }

    private Response Left()
    {
        var start = reader.Current.Start;
        var expression = expressions.Sum();
        if (expression is not CallExpression { Function: "Surv" } surv)
        {
            return new SimpleResponse(new Factor(TextFrom(start), expression));
        }
        if (surv.Arguments.Count is not (2 or 3))
        {
            throw new FormulaException(
                reader.Text,
                surv.Position,
                $"Surv with {surv.Arguments.Count} argument(s)",
                "Surv(time, event) or Surv(start, stop, event)"
            );
        }
        return new SurvivalResponse([.. surv.Arguments.Select((a, i) => new Factor(LabelOf(surv, i), a))]);
    }

    private static string LabelOf(CallExpression surv, int argument) =>
        surv.Arguments[argument] is NameExpression name
            ? name.Name
            : $"{SurvArguments[^(surv.Arguments.Count - argument)]} of Surv()";

    private FormulaPart RightSide(Response response)
    {
        var side = Sum();
        var terms = side
            .Terms.Select((t, i) => (t, i))
            .OrderBy(p => p.t.Factors.Count)
            .ThenBy(p => p.i)
            .Select(p => p.t);
        return new FormulaPart(response, [.. terms], side.HasIntercept ? Intercept.Present : Intercept.Absent);
    }

    private Side Sum()
    {
        var side = new Side([], true);
        var minus = reader.TryTake("-");
        if (!minus)
        {
            reader.TryTake("+");
        }
        side = Add(side, minus);
        while (reader.Current.Is("+") || reader.Current.Is("-"))
        {
            side = Add(side, reader.Take().Value == "-");
        }
        return side;
    }

    private Side Add(Side side, bool minus)
    {
        if (reader.Current is { Kind: TokenKind.Number } number)
        {
            reader.Take();
            return number.Value switch
            {
                "1" => side with { HasIntercept = !minus },
                "0" => side with { HasIntercept = minus },
                _ => throw new FormulaException(
                    reader.Text,
                    number.Start + 1,
                    $"'{number.Value}'",
                    "a column, or 1 or 0 for the constant"
                ),
            };
        }
        var terms = Product();
        return side with { Terms = minus ? [.. side.Terms.Except(terms)] : [.. side.Terms.Union(terms)] };
    }

    private List<Term> Product()
    {
        var left = Interaction();
        while (reader.Current.Is("*") || reader.Current.Is("/"))
        {
            // a/b is a + a:b: the effects of b within each a.
            var nested = reader.Take().Value == "/";
            var right = Interaction();
            left = nested
                ? [.. left.Union(Cross([left.Aggregate((l, r) => l.Times(r))], right))]
                : [.. left.Union(right).Union(Cross(left, right))];
        }
        return left;
    }

    private List<Term> Interaction()
    {
        var left = Power();
        while (reader.TryTake(":") || reader.TryTake("%in%"))
        {
            left = Cross(left, Power());
        }
        return left;
    }

    private List<Term> Power()
    {
        var terms = Atom();
        if (!reader.Current.Is("^") && !reader.Current.Is("**"))
        {
            return terms;
        }
        reader.Take();
        var token = reader.Current;
        if (!int.TryParse(token.Value, out var power) || power is < 1 or > LargestPower)
        {
            throw reader.Unexpected($"a whole number from 1 to {LargestPower} (for a square write I(x^2))");
        }
        reader.Take();
        var crossed = terms;
        for (var p = 1; p < power; p++)
        {
            crossed = [.. crossed.Union(Cross(crossed, terms))];
        }
        return crossed;
    }

    private List<Term> Atom()
    {
        if (reader.TryTake("("))
        {
            var inner = Sum();
            reader.Expect(")", AfterTerm("')'"));
            return [.. inner.Terms];
        }
        if (reader.Current.Kind != TokenKind.Name)
        {
            throw reader.Unexpected("a column, a function or '('");
        }
        var token = reader.Current;
        if (token.Value == "." && dot.Count > 0)
        {
            reader.Take();
            return dot;
        }
        if (!reader.Following.Is("("))
        {
            reader.Take();
            return [new Term([new Factor(token.Value, new NameExpression(token.Value, token.Start + 1))])];
        }
        return [new Term([Call(token)])];
    }

    private string AfterTerm(string expected) =>
        reader.Current.Kind == TokenKind.Symbol && reader.Current.Value is "==" or "!=" or "<" or "<=" or ">" or ">="
            ? $"{expected} (a comparison goes inside I( ), as I(x {reader.Current.Value} 1))"
            : expected;

    private Factor Call(Token name)
    {
        reader.Take();
        reader.Expect("(", "'('");
        var arguments = new List<Expression>();
        do
        {
            arguments.Add(expressions.Any());
        } while (reader.TryTake(","));
        reader.Expect(")", "',' or ')'");
        return new Factor(TextFrom(name.Start), new CallExpression(name.Value, arguments, name.Start + 1));
    }

    private string TextFrom(int start)
    {
        var written = reader.Text[start..reader.Previous.End];
        return written.StartsWith('`') && written.EndsWith('`') ? written[1..^1] : written;
    }

    private static List<Term> Cross(List<Term> left, List<Term> right) =>
        [.. left.SelectMany(l => right.Select(l.Times)).Distinct()];

    private sealed record Side(IReadOnlyList<Term> Terms, bool HasIntercept);
}
