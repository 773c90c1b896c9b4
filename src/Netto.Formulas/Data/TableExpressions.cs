using Netto.Formulas.Parsing;

namespace Netto.Formulas.Data;

/// <summary>Subsets and derived columns of a table.</summary>
public static class TableExpressions
{
    /// <summary>The rows for which a condition holds; a row where it is missing is left out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="condition">For example <c>sex == 1 and age &lt; 30</c>.</param>
    /// <exception cref="FormulaException">When the condition cannot be read or names no column.</exception>
    public static int[] RowsWhere(this DataTable table, string condition)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = new Evaluator(table, condition).Numbers(ExpressionParser.Parse(condition));
        return [.. Enumerable.Range(0, table.Rows).Where(i => values[i] != 0 && !double.IsNaN(values[i]))];
    }

    /// <summary>The table with only the rows for which a condition holds.</summary>
    /// <param name="table">The table.</param>
    /// <param name="condition">For example <c>sex == 1 and age &lt; 30</c>.</param>
    public static DataTable Where(this DataTable table, string condition)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Select(table.RowsWhere(condition));
    }

    /// <summary>The table with a computed column; comparisons give 1 and 0, missing stays missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">Name of the new column.</param>
    /// <param name="expression">For example <c>log(inuidur1)</c> or <c>tg == 4</c>.</param>
    public static DataTable Derive(this DataTable table, string name, string expression)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = new Evaluator(table, expression).Numbers(ExpressionParser.Parse(expression));
        return table.With(new NumberColumn(name, (double[])values.Clone()));
    }
}
