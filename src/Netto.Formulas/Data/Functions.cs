using Netto.Formulas.Parsing;

namespace Netto.Formulas.Data;

/// <summary>The functions of expressions.</summary>
internal static class Functions
{
    private static readonly Dictionary<string, Func<double, double>> One = new(StringComparer.Ordinal)
    {
        ["I"] = x => x,
        ["log"] = Math.Log,
        ["log2"] = Math.Log2,
        ["log10"] = Math.Log10,
        ["log1p"] = x => Math.Abs(x) < 1e-5 ? x * (1 - (x / 2) + (x * x / 3)) : Math.Log(1 + x),
        ["exp"] = Math.Exp,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["floor"] = Math.Floor,
        ["ceiling"] = Math.Ceiling,
        ["trunc"] = Math.Truncate,
        ["round"] = x => Math.Round(x, MidpointRounding.ToEven),
        ["sign"] = x => double.IsNaN(x) ? x : Math.Sign(x),
    };

    private static readonly string[] Others = ["min", "max", "if", "ifelse", "is.na", "is_missing", "C", "factor"];

    internal static double[] Apply(CallExpression call, double[][] arguments, string text)
    {
        if (One.TryGetValue(call.Function, out var function))
        {
            Expect(call, arguments.Length == 1, "one argument", text);
            return Array.ConvertAll(arguments[0], x => function(x));
        }
        switch (call.Function)
        {
            case "min" or "max":
                Expect(call, arguments.Length >= 2, "two or more arguments", text);
                return arguments.Aggregate((x, y) => Extreme(x, y, call.Function == "min"));
            case "if" or "ifelse":
                Expect(call, arguments.Length == 3, "three arguments: condition, then, else", text);
                return Choose(arguments);
            case "C" or "factor":
                throw new FormulaException(text, call.Position, $"{call.Function}(…) inside a computation", "a number");
            default:
                throw new FormulaException(
                    text,
                    call.Position,
                    $"'{call.Function}', which is no function",
                    NearestName
                        .Hint(call.Function, [.. One.Keys, .. Others])
                        .Replace("columns", "functions", StringComparison.Ordinal)
                );
        }
    }

    private static void Expect(CallExpression call, bool right, string expected, string text)
    {
        if (!right)
        {
            throw new FormulaException(
                text,
                call.Position,
                $"{call.Function} with {call.Arguments.Count} argument(s)",
                expected
            );
        }
    }

    private static double[] Extreme(double[] x, double[] y, bool smallest)
    {
        var result = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            result[i] = smallest ? Math.Min(x[i], y[i]) : Math.Max(x[i], y[i]);
        }
        return result;
    }

    private static double[] Choose(double[][] arguments)
    {
        var result = new double[arguments[0].Length];
        for (var i = 0; i < result.Length; i++)
        {
            var condition = arguments[0][i];
            result[i] = double.IsNaN(condition) ? condition : arguments[condition != 0 ? 1 : 2][i];
        }
        return result;
    }
}
