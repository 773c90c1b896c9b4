using Netto.Formulas.Parsing;

namespace Netto.Formulas.Data;

/// <summary>Derivatives of expressions to one column, row by row, by the rules of calculus; steps and jumps (rounding, comparisons) have derivative zero.</summary>
internal sealed class Derivatives(DataTable table, string text, string variable)
{
    private readonly Evaluator _values = new(table, text);

    /// <summary>The expression with every <c>scale(…)</c> replaced by its numbers: less this mean, over this deviation.</summary>
    internal static Expression WithoutScale(Expression expression, DataTable table, string text)
    {
        Expression Inner(Expression e) => WithoutScale(e, table, text);
        return expression switch
        {
            UnaryExpression u => u with { Operand = Inner(u.Operand) },
            BinaryExpression b => b with { Left = Inner(b.Left), Right = Inner(b.Right) },
            CallExpression { Function: "scale", Arguments: [var only] } => Scaled(Inner(only), table, text),
            CallExpression c => c with { Arguments = [.. c.Arguments.Select(Inner)] },
            _ => expression,
        };
    }

    internal double[] Of(Expression expression) =>
        expression switch
        {
            NameExpression name => Filled(name.Name == variable ? 1 : 0),
            UnaryExpression { Operator: "-" } u => Array.ConvertAll(Of(u.Operand), v => -v),
            BinaryExpression b => OfBinary(b),
            CallExpression c => OfCall(c),
            _ => Filled(0),
        };

    private static BinaryExpression Scaled(Expression inner, DataTable table, string text)
    {
        double[] there = [.. new Evaluator(table, text).Numbers(inner).Where(v => !double.IsNaN(v))];
        var mean = there.Average();
        var deviation = Math.Sqrt(there.Sum(v => (v - mean) * (v - mean)) / (there.Length - 1));
        var less = new BinaryExpression("-", inner, new NumberExpression(mean, inner.Position), inner.Position);
        return new("/", less, new NumberExpression(deviation, inner.Position), inner.Position);
    }

    private double[] OfBinary(BinaryExpression b)
    {
        if (!Reads(b) || b.Operator is not ("+" or "-" or "*" or "/" or "^" or "%%"))
        {
            return Filled(0);
        }

        var (x, y) = (_values.Numbers(b.Left), _values.Numbers(b.Right));
        var (dx, dy) = (Of(b.Left), Of(b.Right));
        return Each(i =>
            b.Operator switch
            {
                "+" => dx[i] + dy[i],
                "-" => dx[i] - dy[i],
                "*" => dx[i] * y[i] + x[i] * dy[i],
                "/" => (dx[i] - x[i] / y[i] * dy[i]) / y[i],
                "%%" => dx[i] - Math.Floor(x[i] / y[i]) * dy[i],
                _ => (dx[i] == 0 ? 0 : y[i] * Math.Pow(x[i], y[i] - 1) * dx[i])
                    + (dy[i] == 0 ? 0 : Math.Pow(x[i], y[i]) * Math.Log(x[i]) * dy[i]),
            }
        );
    }

    private double[] OfCall(CallExpression c)
    {
        if (!Reads(c))
        {
            return Filled(0);
        }

        double[][] x = c.Function is "in" or "is.na" or "is_missing" ? [] : [.. c.Arguments.Select(_values.Numbers)];
        double[][] dx = [.. c.Arguments.Select(Of)];
        return c.Function switch
        {
            "log" when x.Length == 2 => Each(i =>
                (dx[0][i] / x[0][i] - Math.Log(x[0][i]) / Math.Log(x[1][i]) * dx[1][i] / x[1][i]) / Math.Log(x[1][i])
            ),
            "if" or "ifelse" => Each(i => dx[x[0][i] != 0 ? 1 : 2][i]),
            "min" or "pmin" => Each(i => dx[Place(x, i, smallest: true)][i]),
            "max" or "pmax" => Each(i => dx[Place(x, i, smallest: false)][i]),
            _ => Each(i => dx[0][i] == 0 ? 0 : Slope(c.Function, x.Length == 0 ? double.NaN : x[0][i]) * dx[0][i]),
        };
    }

    private static double Slope(string function, double x) =>
        function switch
        {
            "I" or "as.numeric" => 1,
            "log" => 1 / x,
            "log2" => 1 / (x * Math.Log(2)),
            "log10" => 1 / (x * Math.Log(10)),
            "log1p" => 1 / (1 + x),
            "exp" or "expm1" => Math.Exp(x),
            "sin" => Math.Cos(x),
            "cos" => -Math.Sin(x),
            "tan" => 1 / (Math.Cos(x) * Math.Cos(x)),
            "tanh" => 1 - Math.Tanh(x) * Math.Tanh(x),
            "sqrt" => 0.5 / Math.Sqrt(x),
            "abs" => Math.Sign(x),
            _ => 0,
        };

    private static int Place(double[][] x, int row, bool smallest)
    {
        var at = 0;
        for (var j = 1; j < x.Length; j++)
        {
            at = smallest == x[j][row] < x[at][row] && x[j][row] != x[at][row] ? j : at;
        }

        return at;
    }

    private bool Reads(Expression e) => e.Names().Contains(variable, StringComparer.Ordinal);

    private double[] Each(Func<int, double> value)
    {
        var result = new double[table.Rows];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = value(i);
        }

        return result;
    }

    private double[] Filled(double value)
    {
        var filled = new double[table.Rows];
        Array.Fill(filled, value);
        return filled;
    }
}
