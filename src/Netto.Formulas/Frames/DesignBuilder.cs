using Netto.Formulas.Data;
using Netto.Formulas.Terms;
using Netto.Statistics.Models;

namespace Netto.Formulas.Frames;

/// <summary>Makes the labelled columns of a side, with R's rule for which levels a factor shows.</summary>
internal static class DesignBuilder
{
    /// <summary>Terms that make no column, with the reason: a factor with one level leaves nothing beside its base.</summary>
    internal static IReadOnlyList<DroppedColumn> Empty(FormulaPart part, DataTable table)
    {
        var full = FullFactor(part, table);
        return
        [
            .. part
                .Terms.Where(term => !Expand(term, part, (table, table), full).Any())
                .Select(term => new DroppedColumn(term.Label, Reason(term, table))),
        ];
    }

    internal static IReadOnlyList<(DataColumn Column, DesignColumn Source)> Columns(
        FormulaPart part,
        DataTable table
    ) => Columns(part, table, table);

    /// <summary>Columns for other values of the variables.</summary>
    /// <param name="part">The side.</param>
    /// <param name="table">A column a factor.</param>
    /// <param name="sample">The same columns as they were: they tell which levels there are.</param>
    internal static IReadOnlyList<(DataColumn Column, DesignColumn Source)> Columns(
        FormulaPart part,
        DataTable table,
        DataTable sample
    )
    {
        var columns = new List<(DataColumn, DesignColumn)>();
        if (part.Intercept == Intercept.Present)
        {
            var ones = new double[table.Rows];
            Array.Fill(ones, 1);
            columns.Add(Made(new(Design.Constant, ones), Design.Constant, DesignColumnKind.Constant));
        }
        var full = FullFactor(part, table);
        foreach (var term in part.Terms)
        {
            columns.AddRange(Expand(term, part, (table, sample), full));
        }
        return columns;
    }

    private static (Term Term, Factor Factor)? FullFactor(FormulaPart part, DataTable table) =>
        part.Intercept == Intercept.Present ? null : FirstLevels(part, table);

    private static string Reason(Term term, DataTable table)
    {
        var single = term
            .Factors.Select(factor => table.Find(factor.Label))
            .OfType<TextColumn>()
            .First(column => Used(column).Length < 2);
        return Used(single) is [var level]
            ? $"{single.Name} has one level, {single.Levels[level]}"
            : $"{single.Name} has no level";
    }

    /// <summary>Without a constant the first factor shows all its levels in the first term that holds it.</summary>
    private static (Term Term, Factor Factor)? FirstLevels(FormulaPart part, DataTable table)
    {
        foreach (var term in part.Terms)
        {
            if (term.Factors.FirstOrDefault(f => HasLevels(f, table)) is { } factor)
            {
                return (term, factor);
            }
        }
        return null;
    }

    private static IEnumerable<(DataColumn, DesignColumn)> Expand(
        Term term,
        FormulaPart part,
        (DataTable Values, DataTable Sample) tables,
        (Term Term, Factor Factor)? full
    )
    {
        List<DataColumn> product = [];
        Term[] earlier = [.. part.Terms.TakeWhile(t => t != term)];
        var kind = DesignColumnKind.Number;
        foreach (var factor in term.Factors)
        {
            var withoutBase = HasMargin(term.Without(factor), earlier) && full != (term, factor);
            var columns = Expand(factor, withoutBase, tables);
            kind = HasLevels(factor, tables.Sample) ? DesignColumnKind.Level : kind;
            // The first factor's levels vary fastest, as in R.
            product = product.Count == 0 ? columns : [.. columns.SelectMany(c => product.Select(p => Times(p, c)))];
            if (product.Count == 0)
            {
                return [];
            }
        }
        var shown = term.Factors.Count > 1 ? DesignColumnKind.Product : kind;
        return product.Select(c => Made(c, term.Label, shown));
    }

    /// <summary>A factor leaves its base level out when an earlier term spans the rest of its term (R's <c>TermCode</c>).</summary>
    private static bool HasMargin(Term rest, Term[] earlier) =>
        rest.Factors.Count == 0 || Array.Exists(earlier, t => rest.Factors.All(t.Factors.Contains));

    private static bool HasLevels(Factor factor, DataTable table) =>
        table.Find(factor.Label) is TextColumn || factor.Expression.IsCondition();

    private static List<DataColumn> Expand(Factor factor, bool withoutBase, (DataTable Values, DataTable Sample) tables)
    {
        var column = tables.Values.Find(factor.Label)!;
        if (column is NumberColumn numbers)
        {
            // A condition has the levels FALSE and TRUE; beside its base it is the number as written.
            return withoutBase || !factor.Expression.IsCondition()
                ? [new DataColumn(factor.Label, numbers.Values)]
                : [Condition(factor.Label, numbers, 0), Condition(factor.Label, numbers, 1)];
        }
        var levels = (TextColumn)column;
        var used = Used((TextColumn)tables.Sample.Find(factor.Label)!);
        return [.. used.Skip(withoutBase ? 1 : 0).Select(l => Indicator(factor.Label, levels, l))];
    }

    internal static int[] Used(TextColumn column)
    {
        var present = new bool[column.Levels.Count];
        foreach (var code in column.Codes.Where(c => c >= 0))
        {
            present[code] = true;
        }
        return [.. Enumerable.Range(0, present.Length).Where(level => present[level])];
    }

    private static DataColumn Indicator(string label, TextColumn levels, int level) =>
        new($"{label}[{levels.Levels[level]}]", Array.ConvertAll(levels.Codes, c => Indicate(c, level)))
        {
            Factor = label,
        };

    private static DataColumn Condition(string label, NumberColumn condition, double level) =>
        new(
            $"{label}[{(level == 1 ? "TRUE" : "FALSE")}]",
            Array.ConvertAll(condition.Values, v => v == level ? 1.0 : 0)
        )
        {
            Factor = label,
        };

    private static double Indicate(int code, int level) =>
        code < 0 ? double.NaN
        : code == level ? 1
        : 0;

    private static DataColumn Times(DataColumn a, DataColumn b)
    {
        var values = new double[a.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = a.Values[i] * b.Values[i];
        }
        return new DataColumn($"{a.Label}:{b.Label}", values)
        {
            Factor = (a.Factor ?? b.Factor) is null ? null : $"{a.Factor ?? a.Label}:{b.Factor ?? b.Label}",
        };
    }

    private static (DataColumn, DesignColumn) Made(DataColumn column, string term, DesignColumnKind kind) =>
        (column, new DesignColumn(column.Label, term, kind));
}
