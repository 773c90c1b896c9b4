using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>Counts what the checks found in a table, with the first rows of each.</summary>
internal sealed class Findings(CheckedTable rows)
{
    private const int MostExamples = 5;

    internal IEnumerable<ImportFinding> Read(IReadOnlyList<SetRepair> repairs)
    {
        var failed = rows.Read(
            $"SELECT fail_, count(*) AS n FROM {CheckedTable.Name} WHERE fail_ > 0 GROUP BY fail_ ORDER BY fail_"
        );
        for (var index = 0; index < failed.RowCount; index++)
        {
            var number = failed.Integers("fail_").Values[index];
            yield return Finding(rows.Failing[number - 1], failed.Longs("n").Values[index], $"fail_ = {number}");
        }
        foreach (var finding in Mended())
        {
            yield return finding;
        }
        foreach (var repair in repairs)
        {
            yield return Finding(repair.Check, repair.Rows, $"row_ IN ({repair.RowsSql})");
        }
        foreach (var column in rows.File.LeftOut)
        {
            yield return new ImportFinding(
                rows.Table.Name,
                ImportRuleNames.NameOf(ImportRule.ColumnLeftOut),
                column,
                ImportAction.Repair,
                rows.File.Rows
            );
        }
    }

    private IEnumerable<ImportFinding> Mended()
    {
        var mending = rows.Checks.Mending;
        if (mending.Count == 0)
        {
            yield break;
        }
        var counts = mending.Select((_, bit) => $"count(*) FILTER ({Has(bit)}) AS n{bit}");
        var mended = rows.Read($"SELECT {string.Join(", ", counts)} FROM {CheckedTable.Name} WHERE fail_ = 0");
        for (var bit = 0; bit < mending.Count; bit++)
        {
            var count = mended.Longs($"n{bit}").Values[0];
            if (count > 0)
            {
                yield return Finding(mending[bit], count, $"fail_ = 0 AND {Has(bit)}");
            }
        }
    }

    private static string Has(int bit) => $"(mend_ & {1L << bit}) <> 0";

    private ImportFinding Finding(RowCheck check, long count, string where)
    {
        // The citizen number itself never leaves the gate.
        var found = check.Column == RegisterSchema.CitizenNumber ? "NULL::VARCHAR" : $"r.{Quoted(check.Column)}";
        var examples = rows.Read(
            $"SELECT c.row_, {found} AS found_ FROM {CheckedTable.Name} c JOIN {LoadedFile.RawTable} r ON r.rowid = c.row_ - 1 "
                + $"WHERE {where.Replace("row_ IN", "c.row_ IN", StringComparison.Ordinal)} ORDER BY c.row_ LIMIT {MostExamples}"
        );
        var name = ImportRuleNames.NameOf(check.Rule);
        return new ImportFinding(rows.Table.Name, name, check.Column, check.Action, count)
        {
            Examples = Enumerable
                .Range(0, examples.RowCount)
                .Select(index => examples.Longs("row_").Values[index])
                .Zip(
                    examples.Texts("found_").Values,
                    (row, text) => new ImportExample(rows.File.File.Name, row, rows.File.LineOf(row), text)
                )
                .ToList(),
        };
    }
}
