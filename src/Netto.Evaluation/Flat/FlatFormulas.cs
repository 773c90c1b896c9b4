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
            table = Read(() => table.Derive(derived.Name, derived.Formula), derived.Formula, at, file);
            file.Add(
                derived.Name,
                new RawColumn.Number(((Formulas.Data.NumberColumn)table.Find(derived.Name)!).Values)
            );
        }
        if (source.Where is not { } condition)
            return file;
        var rows = Read(() => table.RowsWhere(condition), condition, "data.where", file);
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

    private static T Read<T>(Func<T> evaluate, string formula, string path, FlatFile file)
    {
        try
        {
            return evaluate();
        }
        catch (FormulaException wrong)
        {
            throw new InputException(Refusal(wrong, formula, path, file));
        }
    }

    // A column of numbers that one cell spoils is text, and the formula fails for a reason that lies in the cell.
    private static Diagnostic Refusal(FormulaException wrong, string formula, string path, FlatFile file)
    {
        var finding = new Diagnostic("EVL008", $"The formula cannot be used: {wrong.Message}")
        {
            File = file.Path,
            Path = path,
            Found = formula,
            Remedy = "Mend the formula; it may name columns of the table and columns derived before it.",
        };
        var spoilt = file.Names.FirstOrDefault(name =>
            formula.Contains(name, StringComparison.Ordinal) && file.Find(name)!.IsMostlyNumbers()
        );
        spoilt ??= file.Names.FirstOrDefault(name =>
            formula.Contains(name, StringComparison.Ordinal) && file.IsUnclearDate(name)
        );
        return spoilt is null ? finding
            : file.IsUnclearDate(spoilt) ? file.Placed(finding, spoilt)
            : file.Placed(finding, spoilt) with
            {
                Expected = $"a number in every cell of column {spoilt}",
                Remedy = "Mend the cell, or name its text under `data.missing`.",
            };
    }
}
