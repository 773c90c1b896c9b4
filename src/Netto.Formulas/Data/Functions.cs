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
        ["log1p"] = LogOnePlus,
        ["exp"] = Math.Exp,
        ["expm1"] = ExpMinusOne,
        ["sin"] = Math.Sin,
        ["cos"] = Math.Cos,
        ["tan"] = Math.Tan,
        ["tanh"] = Math.Tanh,
        ["as.numeric"] = x => x,
        ["as.integer"] = Math.Truncate,
        ["sqrt"] = Math.Sqrt,
        ["abs"] = Math.Abs,
        ["floor"] = Math.Floor,
        ["ceiling"] = Math.Ceiling,
        ["trunc"] = Math.Truncate,
        ["round"] = x => Math.Round(x, MidpointRounding.ToEven),
        ["sign"] = x => double.IsNaN(x) ? x : Math.Sign(x),
    };

    private static readonly string[] Others =
    [
        "min",
        "max",
        "pmin",
        "pmax",
        "if",
        "ifelse",
        "is.na",
        "is_missing",
        "scale",
        "C",
        "factor",
    ];

    // What R knows and we write otherwise.
    private static readonly Dictionary<string, string> Instead = new(StringComparer.Ordinal)
    {
        ["poly"] = "powers written out, as x + I(x^2)",
        ["bs"] = "powers or pieces written out, as x + I(max(x - 5, 0))",
        ["ns"] = "powers or pieces written out, as x + I(max(x - 5, 0))",
        ["cut"] = "conditions, as I(x > 0 and x <= 5)",
        ["offset"] = "the outcome less the known part, as I(y - x) ~ …, for ols",
        ["interaction"] = "a:b, or a*b with both alone",
        ["strata"] = "strata only in cox and km, as a term of its own",
        ["cluster"] = "--cluster with the column",
        ["lag"] = "a column made beforehand",
        ["c"] = "a list only after in, as x in (1, 2)",
    };

    /// <summary>The call itself, or an error that names the nearest function, before its arguments are looked at.</summary>
    internal static CallExpression Known(CallExpression call, string text) =>
        One.ContainsKey(call.Function)
        || Others.Contains(call.Function, StringComparer.Ordinal)
        || call.Function is "as.factor" or "relevel"
            ? call
            : throw Unknown(call, text);

    private static FormulaException Unknown(CallExpression call, string text) =>
        new(
            text,
            call.Position,
            $"'{call.Function}', which is no function",
            Instead.TryGetValue(call.Function, out var instead)
                ? instead
                : NearestName
                    .Hint(call.Function, [.. One.Keys, .. Others])
                    .Replace("columns", "functions", StringComparison.Ordinal)
        );

    internal static double[] Apply(CallExpression call, double[][] arguments, string text)
    {
        if (One.TryGetValue(call.Function, out var function))
        {
            if (arguments.Length == 2 && call.Function is "log" or "round")
            {
                return call.Function == "log" ? LogToBase(arguments) : Rounded(arguments);
            }
            Expect(call, arguments.Length == 1, "one argument", text);
            return Array.ConvertAll(arguments[0], x => function(x));
        }
        switch (call.Function)
        {
            case "min" or "max" or "pmin" or "pmax":
                Expect(call, arguments.Length >= 2, "two or more arguments", text);
                return arguments.Aggregate(
                    (x, y) => Extreme(x, y, call.Function.EndsWith("min", StringComparison.Ordinal))
                );
            case "if" or "ifelse":
                Expect(call, arguments.Length == 3, "three arguments: condition, then, else", text);
                return Choose(arguments);
            case "scale":
                Expect(call, arguments.Length == 1, "one argument", text);
                return Standardized(arguments[0]);
            case "C" or "factor" or "as.factor" or "relevel":
                throw new FormulaException(text, call.Position, $"{call.Function}(…) inside a computation", "a number");
            default:
                throw Unknown(call, text);
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

    /// <summary>Kahan's log(1 + x): the rounding of 1 + x is divided out.</summary>
    private static double LogOnePlus(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    private static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }
        var (sum, term) = (x, x);
        for (var i = 2; Math.Abs(term) > 1e-18 * Math.Abs(sum); i++)
        {
            term *= x / i;
            sum += term;
        }
        return sum;
    }

    private static double[] LogToBase(double[][] arguments) =>
        [.. arguments[0].Zip(arguments[1], (x, b) => Math.Log(x) / Math.Log(b))];

    private static double[] Rounded(double[][] arguments) =>
        [.. arguments[0].Zip(arguments[1], (x, digits) => double.IsFinite(x) ? RoundTo(x, (int)digits) : x)];

    private static double RoundTo(double x, int digits) =>
        digits is >= 0 and <= 15 ? Math.Round(x, digits, MidpointRounding.ToEven)
        : digits < 0 ? Math.Round(x * Math.Pow(10, digits), MidpointRounding.ToEven) / Math.Pow(10, digits)
        : x;

    /// <summary>Less the mean, over the standard deviation (n − 1) of the rows where the value is there.</summary>
    private static double[] Standardized(double[] x)
    {
        double[] there = [.. x.Where(v => !double.IsNaN(v))];
        var mean = there.Length == 0 ? double.NaN : there.Average();
        var deviation = Math.Sqrt(there.Sum(v => (v - mean) * (v - mean)) / (there.Length - 1));
        return Array.ConvertAll(x, v => (v - mean) / deviation);
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
