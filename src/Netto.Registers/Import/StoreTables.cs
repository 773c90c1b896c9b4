using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using Netto.Registers.Store;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>Writes checked tables, quarantined rows and the log into the attached store.</summary>
internal sealed class StoreTables(DuckDbConnection connection, CancellationToken cancellation)
{
    /// <summary>Name under which the store is attached while it is written.</summary>
    internal const string Store = "store";

    /// <summary>Makes the tables of the log, in memory: many small rows, each of which would cost a write to disk.</summary>
    internal void CreateLog()
    {
        foreach (var sql in StoreLayout.CreateLogTables)
        {
            connection.Execute(sql, cancellation: cancellation);
        }
    }

    /// <summary>Puts the log, and a table without rows for each that no file brought, into the store.</summary>
    internal void Complete(IReadOnlyList<RegisterTable> absent)
    {
        foreach (var table in absent)
        {
            WriteColumns(table, []);
        }
        using var transaction = connection.BeginTransaction();
        foreach (var table in absent)
        {
            connection.Execute(InStore(table.CreateSql()), cancellation: cancellation);
        }
        foreach (var sql in StoreLayout.CreateLogTables)
        {
            var name = sql.Split(' ')[2];
            connection.Execute(InStore(sql), cancellation: cancellation);
            connection.Execute($"INSERT INTO {Store}.{name} SELECT * FROM {name}", cancellation: cancellation);
        }
        transaction.Commit();
        foreach (var sql in StoreLayout.CreateLogTables)
        {
            // A store in memory shares the database: nothing of the same name may be left beside it.
            connection.Execute($"DROP TABLE {sql.Split(' ')[2]}", cancellation: cancellation);
        }
    }

    /// <summary>Writes the rows that passed, in an order that depends on their content only.</summary>
    internal void Write(CheckedTable rows)
    {
        var present = rows.Checks.Columns.Select(column => column.Column).ToList();
        var covariates = present.Where(column => !rows.Table.Columns.Any(known => known.Name == column.Name));
        var columns = rows.Table.Columns.Concat(covariates).ToList();
        var selected = columns.Select(column =>
            column.Name == RegisterSchema.Person || present.Contains(column)
                ? $"c.{Quoted(column.Name)}"
                : $"NULL::{column.SqlType} AS {Quoted(column.Name)}"
        );
        var join = rows.Table.InsteadOfPerson is null ? "JOIN" : "LEFT JOIN";
        var ordered = OrderOf(rows).Select(name => $"c.{Quoted(name)}").Prepend("e.ord_");
        connection.Execute(
            $"CREATE TABLE {Store}.{rows.Table.Name} AS SELECT {string.Join(", ", selected)} "
                + $"FROM {CheckedTable.Name} c {join} {EnteredTable.Name} e ON e.person = c.person WHERE c.fail_ = 0 "
                + $"ORDER BY {string.Join(", ", ordered)}",
            cancellation: cancellation
        );
        WriteColumns(rows.Table, present);
        WriteQuarantine(rows);
    }

    internal void WritePersonOrder() =>
        connection.Execute($"INSERT INTO person_order SELECT person, ord_ FROM {EnteredTable.Name} ORDER BY ord_");

    internal void WriteMeta(string name, string value) =>
        connection.Execute($"INSERT INTO import_meta VALUES (?, ?)", [name, value]);

    internal void WriteSummary(CheckedTable rows)
    {
        var (first, last) = rows.Table.Timing switch
        {
            RegisterTiming.Event known => (known.Column, known.Column),
            RegisterTiming.Spell known => (known.Start, known.Start),
            _ => (null, null),
        };
        var dates = first is null ? "NULL::DATE, NULL::DATE" : $"min({Quoted(first)}), max({Quoted(last!)})";
        connection.Execute(
            $"INSERT INTO import_tables SELECT ?, ?, ?, ?, ?, ?, ?, count(*), {dates} FROM {CheckedTable.Name} WHERE fail_ = 0",
            [
                rows.Table.Name,
                rows.File.Description.Name,
                rows.File.Description.Encoding,
                rows.File.Description.Delimiter,
                rows.File.Description.DecimalMark,
                rows.File.Description.Dates,
                rows.File.Rows,
            ]
        );
    }

    internal void WriteLog(IEnumerable<ImportFinding> findings)
    {
        foreach (var finding in findings)
        {
            connection.Execute(
                $"INSERT INTO import_log VALUES (?, ?, ?, ?, ?)",
                [finding.Table, finding.Rule, finding.Column, ActionNames.Of(finding.Action), finding.Rows]
            );
            foreach (var example in finding.Examples)
            {
                connection.Execute(
                    $"INSERT INTO import_examples VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        finding.Table,
                        finding.Rule,
                        finding.Column,
                        ActionNames.Of(finding.Action),
                        example.File,
                        example.Row,
                        example.Line is { } line ? line : DuckDbValue.Null,
                        example.Found,
                    ]
                );
            }
        }
    }

    private static string InStore(string createSql) =>
        createSql.Replace("CREATE TABLE ", $"CREATE TABLE {Store}.", StringComparison.Ordinal);

    private static IEnumerable<string> OrderOf(CheckedTable rows)
    {
        var first = rows.Table.Timing switch
        {
            RegisterTiming.Event known => known.Column,
            RegisterTiming.Spell known => known.Start,
            RegisterTiming.Year known => known.Column,
            _ => null,
        };
        var others = rows.Checks.Columns.Select(column => column.Column.Name).Where(name => name != first);
        return first is null ? others : others.Prepend(first);
    }

    private void WriteColumns(RegisterTable table, List<RegisterColumn> present)
    {
        var covariates = present.Where(column => !table.Columns.Any(known => known.Name == column.Name));
        foreach (var column in table.Columns.Concat(covariates))
        {
            var isThere = present.Contains(column) || (present.Count > 0 && column.Name == RegisterSchema.Person);
            connection.Execute(
                $"INSERT INTO import_columns VALUES (?, ?, ?, ?)",
                [table.Name, column.Name, column.SqlType, isThere]
            );
        }
    }

    private void WriteQuarantine(CheckedTable rows)
    {
        if (rows.Read($"SELECT 1 AS x FROM {CheckedTable.Name} WHERE fail_ > 0 LIMIT 1").RowCount == 0)
        {
            return;
        }
        var cells = rows
            .File.Header.Where(name => name != RegisterSchema.CitizenNumber)
            .Select(name => $"{Quoted(name)} := r.{Quoted(name)}")
            .ToList();
        var raw = cells.Count == 0 ? "'{}'" : $"to_json(struct_pack({string.Join(", ", cells)}))::VARCHAR";
        var line = rows.File.Lines == Reading.CsvRowLines.OnePerRow ? "c.row_ + 1" : "NULL";
        var reasons = rows.Failing.Select(
            (check, index) => $"({index + 1}, {Literal(ImportRuleNames.NameOf(check.Rule))}, {Literal(check.Column)})"
        );
        connection.Execute(
            $"INSERT INTO quarantine SELECT {Literal(rows.Table.Name)}, w.rule, w.column_name, "
                + $"{Literal(rows.File.File.Name)}, c.row_, {line}, c.person, {raw} "
                + $"FROM {CheckedTable.Name} c JOIN {LoadedFile.RawTable} r ON r.rowid = c.row_ - 1 "
                + $"JOIN (VALUES {string.Join(", ", reasons)}) w(number, rule, column_name) ON w.number = c.fail_ "
                + "ORDER BY c.row_",
            cancellation: cancellation
        );
    }
}

/// <summary>Names of the actions in the log.</summary>
internal static class ActionNames
{
    internal static string Of(ImportAction action) =>
        action switch
        {
            ImportAction.Repair => "repair",
            ImportAction.Quarantine => "quarantine",
            _ => "stop",
        };

    internal static ImportAction Parse(string name) =>
        name switch
        {
            "repair" => ImportAction.Repair,
            "quarantine" => ImportAction.Quarantine,
            _ => ImportAction.Stop,
        };
}
