using System.Globalization;
using Netto.Formulas.Data;
using Netto.Formulas.Parsing;
using Netto.Formulas.Terms;

namespace Netto.Formulas.Frames;

/// <summary>Evaluates a factor of a term: numbers, or levels for text and for C(…).</summary>
internal static class FactorColumns
{
    internal static TableColumn Evaluate(Factor factor, DataTable table, string text)
    {
        if (factor.Expression is NameExpression name)
        {
            return table.Get(name.Name, text, name.Position) with { Name = factor.Label };
        }
        if (factor.Expression is CallExpression { Function: "C" or "factor" or "as.factor" or "relevel" } call)
        {
            return Levels(factor, call, table, text);
        }
        return new NumberColumn(factor.Label, new Evaluator(table, text).Numbers(factor.Expression));
    }

    private static TextColumn Levels(Factor factor, CallExpression call, DataTable table, string text)
    {
        if (call.Arguments.Count is < 1 or > 2)
        {
            throw new FormulaException(
                text,
                call.Position,
                $"{call.Function} with {call.Arguments.Count} arguments",
                $"{call.Function}(column) or {call.Function}(column, base)"
            );
        }
        // relevel(factor(g), ref = "b") is C(g, "b").
        var inner = call.Arguments[0]
            is CallExpression { Function: "C" or "factor" or "as.factor", Arguments: [var only] }
            ? only
            : call.Arguments[0];
        var column =
            inner is NameExpression name && table.Get(name.Name, text, name.Position) is TextColumn levels
                ? levels with
                {
                    Name = factor.Label,
                }
                : OfNumbers(factor.Label, new Evaluator(table, text).Numbers(inner));
        if (call.Arguments.Count == 1)
        {
            return column;
        }
        var chosen = call.Arguments[1]
            is BinaryExpression { Operator: "==", Left: NameExpression { Name: "ref" } } named
            ? named.Right
            : call.Arguments[1];
        return chosen switch
        {
            TextExpression level => column.WithBase(level.Value),
            NumberExpression level => column.WithBase(Text(level.Value)),
            var other => throw new FormulaException(text, other.Position, "an expression", "the base level"),
        };
    }

    private static TextColumn OfNumbers(string label, double[] values)
    {
        double[] distinct = [.. values.Where(v => !double.IsNaN(v)).Distinct().Order()];
        var codes = distinct.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i);
        return new TextColumn(
            label,
            Array.ConvertAll(values, v => double.IsNaN(v) ? -1 : codes[v]),
            [.. distinct.Select(Text)]
        );
    }

    // A computed minus zero is the category 0.
    private static string Text(double value) => (value == 0 ? 0 : value).ToString("G15", CultureInfo.InvariantCulture);
}
