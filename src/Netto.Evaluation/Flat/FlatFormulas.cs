using Netto.Evaluation.Tables;
using Netto.Formulas;
using Netto.Formulas.Data;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>Derived columns and the subset of rows, in the formula language of <c>netto estimate</c>.</summary>
internal static class FlatFormulas
{
    /// <summary>First all columns of <c>derive</c> in order, then <c>where</c>.</summary>
    /// <exception cref="InputException">EVL008: a formula cannot be read or names no column; EVL009: no row is left.</exception>
    public static FlatFile Apply(FlatFile file, DataSource.Flat source, string path)
    {
        var table = Table(file);
        foreach (var derived in source.Derive)
        {
            var at = $"data.derive.{derived.Name}";
            table = Read(() => table.Derive(derived.Name, derived.Formula), derived.Formula, at);
            file.Add(
                derived.Name,
                new RawColumn.Number(((Formulas.Data.NumberColumn)table.Find(derived.Name)!).Values)
            );
        }
        if (source.Where is not { } condition)
            return file;
        var rows = Read(() => table.RowsWhere(condition), condition, "data.where");
        return rows.Length > 0
            ? file.At(rows)
            : throw new InputException(
                new Diagnostic("EVL009", "No row of the table meets the condition.")
                {
                    File = path,
                    Path = "data.where",
                    Found = condition,
                    Expected = "a condition that some rows meet",
                }
            );
    }

    private static DataTable Table(FlatFile file) =>
        new(
            file.Names.Select<string, TableColumn>(name =>
                file.Find(name) switch
                {
                    RawColumn.Number number => new Formulas.Data.NumberColumn(name, number.Values),
                    var text => TextColumn.Of(name, text!.AsText()),
                }
            )
        );

    private static T Read<T>(Func<T> evaluate, string formula, string path)
    {
        try
        {
            return evaluate();
        }
        catch (FormulaException wrong)
        {
            throw new InputException(
                new Diagnostic("EVL008", $"The formula cannot be used: {wrong.Message}")
                {
                    Path = path,
                    Found = formula,
                    Remedy = "Mend the formula; it may name columns of the table and columns derived before it.",
                }
            );
        }
    }
}
