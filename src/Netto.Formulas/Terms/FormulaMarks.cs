using Netto.Formulas.Parsing;

namespace Netto.Formulas.Terms;

/// <summary>Terms of a formula that mark columns instead of adding regressors: <c>strata(region)</c>, <c>cluster(office)</c>.</summary>
public static class FormulaMarks
{
    /// <summary>The formula without the terms that call <paramref name="function"/> in its first part, and the columns these name.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="function">Name of the marking function.</param>
    /// <exception cref="FormulaException">When such a call holds something else than columns, or stands in an interaction.</exception>
    public static (Formula Formula, IReadOnlyList<string> Columns) TakeOut(this Formula formula, string function)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var part = formula.Parts[0];
        var marks = part.Terms.Where(t => t.Factors.Any(f => IsCall(f, function))).ToArray();
        if (marks.Length == 0)
        {
            return (formula, []);
        }
        var columns = marks.SelectMany(t => Columns(formula, t, function)).ToArray();
        var rest = part with { Terms = [.. part.Terms.Except(marks)] };
        return (formula with { Parts = [rest, .. formula.Parts.Skip(1)] }, columns);
    }

    private static bool IsCall(Factor factor, string function) =>
        factor.Expression is CallExpression call && call.Function == function;

    private static IEnumerable<string> Columns(Formula formula, Term term, string function)
    {
        if (term.Factors is [{ Expression: CallExpression call }])
        {
            return call.Arguments.Select(a =>
                a is NameExpression name
                    ? name.Name
                    : throw new FormulaException(formula.Text, a.Position, $"an expression in {function}()", "a column")
            );
        }
        throw new FormulaException(
            formula.Text,
            term.Factors[0].Expression.Position,
            $"{function}() in an interaction",
            $"{function}(…) as a term of its own"
        );
    }
}
