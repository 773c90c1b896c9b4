using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>The checks that need more than one row: equal keys, overlaps, two entries of one person.</summary>
internal sealed class SetRules(CheckedTable rows, ImportPlan plan)
{
    private readonly List<SetRepair> repairs = [];

    /// <summary>What was mended, with the rows, for the log.</summary>
    internal IReadOnlyList<SetRepair> Repairs => repairs;

    internal void Apply()
    {
        if (rows.Table.Key.Count > 0)
        {
            ApplyDuplicates();
        }
        if (rows.Table == RegisterSchema.Entries)
        {
            ApplyTwoEntries();
        }
        if (rows.Table.Timing is RegisterTiming.Spell spell && rows.Table.NoOverlapWithin is { } within)
        {
            ApplyOverlaps(spell, within);
        }
    }

    private string AllColumns => string.Join(", ", rows.StoredColumns.Select(Quoted));

    private void ApplyDuplicates()
    {
        var key = string.Join(", ", rows.Table.Key.Select(Quoted));
        rows.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE twins_ AS
            SELECT row_, row_number() OVER (PARTITION BY {key}, {AllColumns} ORDER BY row_) AS copy,
                   min(ROW({AllColumns})) OVER (PARTITION BY {key}) IS DISTINCT FROM
                   max(ROW({AllColumns})) OVER (PARTITION BY {key}) AS differ
            FROM {CheckedTable.Name} c
            WHERE fail_ = 0 AND ({key}) IN (
              SELECT ({key}) FROM {CheckedTable.Name} WHERE fail_ = 0 GROUP BY {key} HAVING count(*) > 1)
            """
        );
        var column = rows.Table.Key[^1] is RegisterSchema.Person ? RegisterSchema.CitizenNumber : rows.Table.Key[^1];
        var action = ImportRuleNames.ActionOf(ImportRule.DuplicateKey, plan.Rules);
        if (action == ImportAction.Repair)
        {
            // Of rows that are wholly equal one stays; where they differ nobody can say which is right.
            rows.Fail(
                Check(ImportRule.DuplicateKey, column, ImportAction.Quarantine),
                "SELECT row_ FROM twins_ WHERE differ"
            );
            rows.Fail(Check(ImportRule.DuplicateKey, column, action), "SELECT row_ FROM twins_ WHERE copy > 1");
        }
        else
        {
            rows.Fail(Check(ImportRule.DuplicateKey, column, action), "SELECT row_ FROM twins_");
        }
    }

    private void ApplyTwoEntries()
    {
        var action = ImportRuleNames.ActionOf(ImportRule.TwoEntries, plan.Rules);
        var ofScheme = plan.Scheme is { } scheme ? $" AND scheme = {Literal(scheme)}" : "";
        foreach (var window in plan.Windows)
        {
            var inside = $"entry_date BETWEEN DATE '{Day(window.From)}' AND DATE '{Day(window.Until)}'{ofScheme}";
            var place = action == ImportAction.Repair ? "place > 1" : "entries_ > 1";
            rows.Fail(
                Check(ImportRule.TwoEntries, "entry_date", action),
                $"""
                SELECT row_ FROM (
                  SELECT row_, row_number() OVER (PARTITION BY person ORDER BY entry_date, entry_id) AS place,
                         count(*) OVER (PARTITION BY person) AS entries_
                  FROM {CheckedTable.Name} WHERE fail_ = 0 AND {inside})
                WHERE {place}
                """
            );
        }
    }

    private void ApplyOverlaps(RegisterTiming.Spell spell, IReadOnlyList<string> within)
    {
        var (start, end) = (Quoted(spell.Start), Quoted(spell.End));
        var kind = string.Concat(within.Select(name => ", " + Quoted(name)));
        rows.Execute(
            $"""
            CREATE OR REPLACE TEMP TABLE overlaps_ AS
            SELECT row_, next_ FROM (
              SELECT row_, {end} AS end_,
                     lead({start}) OVER (PARTITION BY person{kind} ORDER BY {start}, {end} NULLS LAST, {AllColumns}, row_) AS next_
              FROM {CheckedTable.Name} WHERE fail_ = 0)
            WHERE next_ < coalesce(end_, DATE '9999-12-31')
            """
        );
        var action = ImportRuleNames.ActionOf(ImportRule.Overlap, plan.Rules);
        if (action != ImportAction.Repair)
        {
            rows.Fail(Check(ImportRule.Overlap, spell.Start, action), "SELECT row_ FROM overlaps_");
            return;
        }
        var nothingLeft =
            $"SELECT o.row_ FROM overlaps_ o JOIN {CheckedTable.Name} c USING (row_) WHERE next_ <= c.{start}";
        rows.Fail(Check(ImportRule.Overlap, spell.Start, action), nothingLeft);
        var cut = rows.Execute(
            $"UPDATE {CheckedTable.Name} c SET {end} = o.next_ FROM overlaps_ o WHERE c.row_ = o.row_ AND c.fail_ = 0"
        );
        if (cut > 0)
        {
            repairs.Add(
                new SetRepair(
                    Check(ImportRule.Overlap, spell.End, action),
                    cut,
                    $"SELECT o.row_ FROM overlaps_ o JOIN {CheckedTable.Name} c USING (row_) WHERE c.fail_ = 0"
                )
            );
        }
    }

    private static RowCheck Check(ImportRule rule, string column, ImportAction action) => new(rule, column, "", action);

    private static string Day(NodaTime.LocalDate date) => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}";
}

/// <summary>Rows that were mended by looking at several at once.</summary>
/// <param name="Check">The rule, the column and the action.</param>
/// <param name="Rows">Their number.</param>
/// <param name="RowsSql">A query that gives their <c>row_</c>.</param>
internal sealed record SetRepair(RowCheck Check, long Rows, string RowsSql);
