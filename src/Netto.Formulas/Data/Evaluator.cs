using Netto.Formulas.Parsing;

namespace Netto.Formulas.Data;

/// <summary>Computes expressions column-wise; missing in, missing out, with three-valued and/or.</summary>
internal sealed class Evaluator(DataTable table, string text)
{
    /// <summary>The numbers of an expression; comparisons give 1 and 0.</summary>
    internal double[] Numbers(Expression expression) =>
        expression switch
        {
            NumberExpression n => Filled(n.Value),
            NameExpression n => Column(n),
            UnaryExpression { Operator: "-" } u => Map(Numbers(u.Operand), v => -v),
            UnaryExpression u => Map(
                Numbers(u.Operand),
                v =>
                    double.IsNaN(v) ? v
                    : v == 0 ? 1
                    : 0
            ),
            BinaryExpression b => Binary(b),
            CallExpression { Function: "in" } c => In(c),
            CallExpression { Function: "is.na" or "is_missing", Arguments.Count: 1 } c => Missing(c.Arguments[0]),
            CallExpression c => Functions.Apply(Functions.Known(c, text), [.. c.Arguments.Select(Numbers)], text),
            _ => throw new FormulaException(text, expression.Position, "text in quotes", "a number or a column"),
        };

    private double[] Column(NameExpression name)
    {
        if (Truth.Constant(name.Name) is { } constant && table.Find(name.Name) is null)
        {
            return Filled(constant);
        }
        if (name.Name == "NA" && table.Find("NA") is null)
        {
            return Filled(double.NaN);
        }
        var column = table.Get(name.Name, text, name.Position);
        return Truth.Numbers(column)
            ?? throw new FormulaException(
                text,
                name.Position,
                $"'{name.Name}', a column of text{((TextColumn)column).FirstText(table.NumberOf)}",
                "a column of numbers (text can be compared with text in quotes)"
            );
    }

    private double[] Binary(BinaryExpression b)
    {
        if (IsComparison(b.Operator) && (IsText(b.Left) || IsText(b.Right)) && !IsTruth(b.Left) && !IsTruth(b.Right))
        {
            return CompareText(b);
        }
        var (left, right) = (Numbers(b.Left), Numbers(b.Right));
        return b.Operator switch
        {
            "+" => Zip(left, right, (x, y) => x + y),
            "-" => Zip(left, right, (x, y) => x - y),
            "*" => Zip(left, right, (x, y) => x * y),
            "/" => Zip(left, right, (x, y) => x / y),
            "^" => Zip(left, right, Power),
            "%%" => Zip(left, right, (x, y) => x - (y * Math.Floor(x / y))),
            "%/%" => Zip(left, right, (x, y) => Math.Floor(x / y)),
            "and" => Zip(left, right, And),
            "or" => Zip(left, right, Or),
            _ => Zip(
                left,
                right,
                (x, y) => double.IsNaN(x) || double.IsNaN(y) ? double.NaN : Compare(b.Operator, x, y)
            ),
        };
    }

    private static double Power(double x, double y) => y == 2 ? x * x : Math.Pow(x, y);

    private static double And(double x, double y) =>
        x == 0 || y == 0 ? 0
        : double.IsNaN(x) || double.IsNaN(y) ? double.NaN
        : 1;

    private static double Or(double x, double y) =>
        (x != 0 && !double.IsNaN(x)) || (y != 0 && !double.IsNaN(y)) ? 1
        : double.IsNaN(x) || double.IsNaN(y) ? double.NaN
        : 0;

    private static double Compare(string comparator, double x, double y) =>
        comparator switch
        {
            "==" => x == y,
            "!=" => x != y,
            "<" => x < y,
            "<=" => x <= y,
            ">" => x > y,
            _ => x >= y,
        }
            ? 1
            : 0;

    private bool IsText(Expression e) => e is TextExpression || (e is NameExpression n && IsTextColumn(n));

    private bool IsTextColumn(NameExpression name) => table.Find(name.Name) is TextColumn;

    /// <summary>TRUE or FALSE without quotes: what stands on the other side is then read as 1 and 0.</summary>
    private bool IsTruth(Expression e) =>
        e is NameExpression n && Truth.Constant(n.Name) is not null && table.Find(n.Name) is null;

    private static bool IsComparison(string symbol) => symbol is "==" or "!=" or "<" or "<=" or ">" or ">=";

    // In byte order, so that dates as 2020-01-31 compare as dates.
    private double[] CompareText(BinaryExpression b)
    {
        var (left, right) = (Texts(b.Left, b), Texts(b.Right, b));
        var result = new double[table.Rows];
        for (var i = 0; i < result.Length; i++)
        {
            var (l, r) = (left(i), right(i));
            result[i] = l is null || r is null ? double.NaN : Compare(b.Operator, ByteOrder.Comparer.Compare(l, r), 0);
        }
        return result;
    }

    private Func<int, string?> Texts(Expression e, Expression? comparison = null)
    {
        if (comparison is not null && e is NameExpression unknown && table.Find(unknown.Name) is null)
        {
            throw new FormulaException(
                text,
                e.Position,
                $"'{unknown.Name}', which is no column",
                $"text in quotes, as \"{unknown.Name}\", or {NearestName.Hint(unknown.Name, table.Names)}"
            );
        }
        if (e is TextExpression literal)
        {
            return _ => literal.Value;
        }
        if (e is NameExpression n && table.Get(n.Name, text, n.Position) is TextColumn column)
        {
            return i => column[i];
        }
        throw new FormulaException(text, e.Position, "a number", "text in quotes, as on the other side");
    }

    private double[] In(CallExpression c)
    {
        var any = Filled(0);
        foreach (var candidate in c.Arguments.Skip(1))
        {
            var same = Binary(new BinaryExpression("==", c.Arguments[0], candidate, candidate.Position));
            any = Zip(any, same, Or);
        }
        return any;
    }

    private double[] Missing(Expression e)
    {
        if (IsText(e))
        {
            var texts = Texts(e);
            return [.. Enumerable.Range(0, table.Rows).Select(i => texts(i) is null ? 1.0 : 0.0)];
        }
        return Map(Numbers(e), v => double.IsNaN(v) ? 1 : 0);
    }

    private double[] Filled(double value)
    {
        var filled = new double[table.Rows];
        Array.Fill(filled, value);
        return filled;
    }

    private static double[] Map(double[] x, Converter<double, double> f) => Array.ConvertAll(x, f);

    private static double[] Zip(double[] x, double[] y, Func<double, double, double> f)
    {
        var result = new double[x.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = f(x[i], y[i]);
        }
        return result;
    }
}
