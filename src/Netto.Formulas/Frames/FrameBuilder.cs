using Netto.Formulas.Data;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;

namespace Netto.Formulas.Frames;

/// <summary>Evaluates every factor once, finds the complete rows, then makes the columns.</summary>
internal sealed class FrameBuilder(Formula formula, DataTable table)
{
    private readonly Dictionary<string, TableColumn> factors = new(StringComparer.Ordinal);

    internal ModelFrame Build(IReadOnlyList<string> extras)
    {
        foreach (var factor in formula.Parts.SelectMany(Factors))
        {
            Add(factor);
        }
        TableColumn[] added = [.. extras.Distinct(StringComparer.Ordinal).Select(e => table.Get(e, e, 1))];
        var (rows, missing) = CompleteRows(added);
        CheckFinite(rows);
        var kept = Kept(new DataTable(factors.Values), rows);
        return new ModelFrame(
            formula,
            rows,
            missing,
            [.. formula.Parts.Select(p => Part(p, kept))],
            Kept(new DataTable(added), rows)
        )
        {
            Source = table,
            RowsDropped = table.Rows - rows.Length,
            Factors = [.. kept.Columns.OfType<TextColumn>()],
        };
    }

    /// <summary>Complete rows; the columns themselves where no row is left out, so that large data are not copied.</summary>
    private static DataTable Kept(DataTable columns, int[] rows) =>
        rows.Length == columns.Rows ? columns : columns.Select(rows);

    private static IEnumerable<Factor> Factors(FormulaPart part)
    {
        IEnumerable<Factor> left = part.Response switch
        {
            SimpleResponse simple => [simple.Factor],
            SurvivalResponse surv => surv.Arguments,
            _ => [],
        };
        return left.Concat(part.Terms.SelectMany(t => t.Factors));
    }

    private void Add(Factor factor)
    {
        if (factors.ContainsKey(factor.Label))
        {
            return;
        }
        factors.Add(factor.Label, FactorColumns.Evaluate(factor, table, formula.Text));
    }

    /// <summary>An infinite value, such as log(0), is refused in the rows used; a row left out for a missing value may have one.</summary>
    private void CheckFinite(int[] rows)
    {
        foreach (var factor in formula.Parts.SelectMany(Factors))
        {
            if (
                factors[factor.Label] is NumberColumn numbers
                && Array.FindIndex(rows, i => double.IsInfinity(numbers.Values[i])) is >= 0 and var at
            )
            {
                throw new FormulaException(
                    formula.Text,
                    factor.Expression.Position,
                    $"{factor.Label} = {numbers.Values[rows[at]]} in row {table.NumberOf(rows[at])}",
                    "finite values (take a subset, or another function)"
                );
            }
        }
    }

    /// <summary>Rows complete on all variables; with a selection part those of the other parts are needed only where the outcome is seen.</summary>
    private (int[] Rows, IReadOnlyList<DroppedRows> Missing) CompleteRows(TableColumn[] added)
    {
        var seen = Seen();
        var others = (Selection is { } part ? Factors(part) : [])
            .Select(f => f.Label)
            .ToHashSet(StringComparer.Ordinal);
        var complete = new bool[table.Rows];
        Array.Fill(complete, true);
        var missing = new List<DroppedRows>();
        foreach (var column in factors.Values.Concat(added))
        {
            var onlySeen = seen is not null && !others.Contains(column.Name) && !added.Contains(column);
            var count = 0;
            for (var i = 0; i < complete.Length; i++)
            {
                if (IsMissing(column, i) && (!onlySeen || seen![i] != 0))
                {
                    complete[i] = false;
                    count++;
                }
            }
            if (count > 0)
            {
                missing.Add(new DroppedRows($"{column.Name} is missing", count));
            }
        }
        return ([.. Enumerable.Range(0, complete.Length).Where(i => complete[i])], missing);
    }

    /// <summary>The part that says who is seen, as in <c>y ~ x | seen ~ x + w</c>.</summary>
    private FormulaPart? Selection => formula.Parts.Skip(1).FirstOrDefault(p => p.Response is SimpleResponse);

    private double[]? Seen() =>
        Selection?.Response is SimpleResponse seen ? Truth.Numbers(factors[seen.Factor.Label]) : null;

    private static bool IsMissing(TableColumn column, int row) =>
        column is NumberColumn numbers ? double.IsNaN(numbers.Values[row]) : ((TextColumn)column).Codes[row] < 0;

    private ModelPart Part(FormulaPart part, DataTable kept)
    {
        IReadOnlyList<Factor> left = part.Response switch
        {
            SimpleResponse simple => [simple.Factor],
            SurvivalResponse surv => surv.Arguments,
            _ => [],
        };
        DesignSize.Check(part, kept, formula.Text);
        var columns = DesignBuilder.Columns(part, kept);
        if (columns.Count == 0)
        {
            throw new FormulaException(formula.Text, 0, "no regressors", "a constant or at least one column");
        }
        return new ModelPart(
            [.. left.Select(f => Outcome(f, kept))],
            new Design(columns.Select(c => c.Column)),
            [.. columns.Select(c => c.Source)]
        )
        {
            Dropped = DesignBuilder.Empty(part, kept),
        };
    }

    private DataColumn Outcome(Factor factor, DataTable kept) =>
        Truth.Numbers(kept.Find(factor.Label)!) is { } numbers
            ? new DataColumn(factor.Label, numbers)
            : throw new FormulaException(
                formula.Text,
                factor.Expression.Position,
                $"{factor.Label}, a column of text{((TextColumn)factors[factor.Label]).FirstText(table.NumberOf)}",
                "a column of numbers on the left"
            );
}
