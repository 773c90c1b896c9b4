using Netto.Formulas.Data;
using Netto.Formulas.Parsing;
using Netto.Formulas.Terms;
using Netto.Statistics.Binary;
using Netto.Statistics.Models;

namespace Netto.Formulas.Frames;

/// <summary>The columns of a design as functions of the variables that they are made of.</summary>
internal sealed class VariableColumns
{
    private readonly FormulaPart part;
    private readonly string text;
    private readonly DataTable raw;
    private readonly DataTable sample;
    private readonly Dictionary<Factor, Expression> numeric;
    private readonly Dictionary<string, List<Factor>> uses;

    internal VariableColumns(DataTable table, ModelFrame frame)
    {
        (part, text) = (frame.Formula.Parts[0], frame.Formula.Text);
        var factors = part.Terms.SelectMany(t => t.Factors).Distinct().ToArray();
        var names = factors.SelectMany(f => f.Expression.Names()).ToHashSet(StringComparer.Ordinal);
        raw = new DataTable(table.Columns.Where(c => names.Contains(c.Name))).Select(frame.Rows);
        sample = new DataTable(factors.Select(f => FactorColumns.Evaluate(f, table, text))).Select(frame.Rows);
        numeric = factors
            .Where(f => sample.Find(f.Label) is NumberColumn)
            .ToDictionary(f => f, f => Derivatives.WithoutScale(f.Expression, table, text));
        uses = factors
            .SelectMany(f => VariablesOf(f).Select(v => (Variable: v, Factor: f)))
            .GroupBy(p => p.Variable, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Factor).ToList(), StringComparer.Ordinal);
    }

    internal IEnumerable<RegressorChange> All(ModelFrame frame)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in part.Terms)
        {
            string[] variables = [.. term.Factors.SelectMany(VariablesOf).Distinct(StringComparer.Ordinal)];
            if (!variables.Any(IsShared))
            {
                foreach (var column in VariableChanges.Columns(frame, t => t == term.Label))
                {
                    yield return column;
                }

                continue;
            }

            foreach (var change in variables.Where(done.Add).SelectMany(Of))
            {
                yield return change;
            }
        }
    }

    internal IEnumerable<(string Variable, string Factor)> Still() =>
        uses
            .Keys.Where(v => numeric.Keys.Any(f => f.Label == v && f.Expression is NameExpression))
            .SelectMany(v =>
                sample
                    .Columns.Where(c => c.Name != v && uses.ContainsKey(c.Name))
                    .Where(c => FactorOf(c.Name).Expression.Names().Contains(v, StringComparer.Ordinal))
                    .Select(c => (v, c.Name))
            );

    private Factor FactorOf(string label) => uses[label].First(f => f.Label == label);

    // In more than one term, or in a product.
    private bool IsShared(string variable)
    {
        Term[] terms = [.. part.Terms.Where(t => t.Factors.Any(uses[variable].Contains))];
        return terms.Length > 1 || terms.Any(t => t.Factors.Count > 1);
    }

    /// <summary>The columns that a factor reads; levels and conditions are variables of their own, by their label.</summary>
    private IEnumerable<string> VariablesOf(Factor factor)
    {
        string[] names = [.. factor.Expression.Names().Where(n => raw.Find(n) is not null).Distinct()];
        var isOwn =
            sample.Find(factor.Label) is TextColumn
            || factor.Expression.IsCondition()
            || names.Length == 0
            || names.Any(n => Truth.Numbers(raw.Find(n)!) is null);
        return isOwn ? [factor.Label] : names;
    }

    private IEnumerable<RegressorChange> Of(string variable)
    {
        if (sample.Find(variable) is TextColumn levels)
        {
            return Levels(FactorOf(variable), levels);
        }

        var column = raw.Find(variable) is { } read ? Truth.Numbers(read) : null;
        if (column is null)
        {
            return [Step(variable, v => [new NumberColumn(variable, Filled(v))])];
        }

        return Array.TrueForAll(column, v => v is 0 or 1)
            ? [Step(variable, v => At(variable, v))]
            : [RegressorChange.Slope(variable, Slopes(variable))];
    }

    private IEnumerable<RegressorChange> Levels(Factor factor, TextColumn levels)
    {
        var used = DesignBuilder.Used(levels);
        TextColumn All(int level)
        {
            var codes = new int[levels.Length];
            Array.Fill(codes, level);
            return levels with { Codes = codes };
        }

        var from = Moved([factor], [All(used[0])]);
        return used.Skip(1)
            .Select(l => RegressorChange.Step($"{factor.Label}[{levels.Levels[l]}]", from, Moved([factor], [All(l)])));
    }

    private RegressorChange Step(string variable, Func<double, IReadOnlyList<TableColumn>> at) =>
        RegressorChange.Step(variable, Moved(uses[variable], at(0)), Moved(uses[variable], at(1)));

    /// <summary>The factors of a variable when it has one value for everybody.</summary>
    private IReadOnlyList<TableColumn> At(string variable, double value)
    {
        var evaluator = new Evaluator(raw.With(new NumberColumn(variable, Filled(value))), text);
        return [.. uses[variable].Select(f => new NumberColumn(f.Label, evaluator.Numbers(numeric[f])))];
    }

    /// <summary>The product rule: each factor in turn replaced by its derivative.</summary>
    private IReadOnlyList<DataColumn> Slopes(string variable)
    {
        var derivatives = new Derivatives(raw, text, variable);
        return
        [
            .. uses[variable]
                .SelectMany(f => Moved([f], [new NumberColumn(f.Label, derivatives.Of(numeric[f]))]))
                .GroupBy(c => c.Label, StringComparer.Ordinal)
                .Select(g => new DataColumn(g.Key, [.. g.Select(c => c.Values).Aggregate(Sum)])),
        ];
    }

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    /// <summary>The columns of terms with any of the factors, these at other values.</summary>
    private IReadOnlyList<DataColumn> Moved(IReadOnlyList<Factor> factors, IReadOnlyList<TableColumn> values)
    {
        var terms = part.Terms.Where(t => t.Factors.Any(factors.Contains)).Select(t => t.Label).ToHashSet();
        return
        [
            .. DesignBuilder
                .Columns(part, sample.With(values), sample)
                .Where(c => terms.Contains(c.Source.Term))
                .Select(c => c.Column),
        ];
    }

    private double[] Filled(double value)
    {
        var filled = new double[sample.Rows];
        Array.Fill(filled, value);
        return filled;
    }
}
