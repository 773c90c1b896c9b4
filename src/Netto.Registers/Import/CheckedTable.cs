using System.Globalization;
using Netto.DuckDb;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>
/// The rows of one table, typed, mended, and marked with the first check that they fail. Columns beside the table's:
/// <c>row_</c> (from 1), <c>cn_</c> (citizen number), <c>ord_</c> (place of the person), <c>fail_</c> (0 or the check), <c>mend_</c> (bits).
/// </summary>
internal sealed class CheckedTable
{
    internal const string Name = "checked_";

    private readonly DuckDbConnection connection;
    private readonly CancellationToken cancellation;
    private readonly List<RowCheck> failing;

    private CheckedTable(DuckDbConnection connection, LoadedFile file, RowChecks checks, CancellationToken cancellation)
    {
        this.connection = connection;
        this.cancellation = cancellation;
        File = file;
        Checks = checks;
        failing = [.. checks.Failing];
    }

    internal LoadedFile File { get; }

    internal RowChecks Checks { get; }

    internal RegisterTable Table => File.File.Table;

    /// <summary>Names of the stored columns that are there, the person first.</summary>
    internal IEnumerable<string> StoredColumns =>
        Checks.Columns.Select(column => column.Column.Name).Prepend(RegisterSchema.Person);

    /// <summary>Checks that took rows out, numbered from 1 as in <c>fail_</c>.</summary>
    internal IReadOnlyList<RowCheck> Failing => failing;

    internal static CheckedTable Build(
        DuckDbConnection connection,
        LoadedFile file,
        ImportPlan plan,
        CancellationToken cancellation
    )
    {
        var checks = RowCheckBuilder.For(file.File.Table, file.Columns, plan, (file.Mark, file.Dates));
        var table = new CheckedTable(connection, file, checks, cancellation);
        connection.Execute(table.CreateSql(), cancellation: cancellation);
        return table;
    }

    /// <summary>Takes more rows out: those that the statement names by <c>row_</c>.</summary>
    internal long Fail(RowCheck check, string rowsSql)
    {
        failing.Add(check);
        return connection.Execute(
            $"UPDATE {Name} SET fail_ = {failing.Count} WHERE fail_ = 0 AND row_ IN ({rowsSql})",
            cancellation: cancellation
        );
    }

    internal long Execute(string sql) => connection.Execute(sql, cancellation: cancellation);

    internal DuckDbColumns Read(string sql) => connection.ReadColumns(sql, cancellation: cancellation);

    private string CreateSql()
    {
        var texts = Checks.Columns.Select(column => $"{column.Text} AS {Quoted("v_" + column.Column.Name)}");
        var typed = Checks.Columns.Select(column => $"{column.Typed} AS {Quoted("t_" + column.Column.Name)}");
        var stored = Checks.Columns.Select(column => $"{column.Stored} AS {Quoted(column.Column.Name)}");
        var place = Table == RegisterSchema.Entries ? "NULL::INTEGER" : "e.ord_";
        var entered = Table == RegisterSchema.Entries ? "" : $"LEFT JOIN {EnteredTable.Name} e ON e.person = g.person";
        return $"""
            CREATE OR REPLACE TABLE {Name} AS
            SELECT row_, cn_, ord_, person{List(stored)}, {FailSql()} AS fail_, {MendSql()} AS mend_
            FROM (
              SELECT *{List(typed)}
              FROM (
                SELECT r.rowid + 1 AS row_, g.number AS cn_, g.person, g.valid_, {place} AS ord_{List(texts)}
                FROM {LoadedFile.RawTable} r
                LEFT JOIN {GateTable.Name} g ON g.raw = r.{Quoted(RegisterSchema.CitizenNumber)}
                {entered}
              )
            ) t
            """;
    }

    private static string List(IEnumerable<string> expressions) =>
        string.Concat(expressions.Select(expression => ", " + expression));

    private string FailSql()
    {
        var cases = Checks.Failing.Select(
            (check, index) => string.Create(CultureInfo.InvariantCulture, $" WHEN {check.Condition} THEN {index + 1}")
        );
        return $"CASE{string.Concat(cases)} ELSE 0 END::INTEGER";
    }

    private string MendSql()
    {
        var bits = Checks.Mending.Select(
            (check, index) => $"CASE WHEN {check.Condition} THEN {1L << index} ELSE 0 END"
        );
        return Checks.Mending.Count == 0 ? "0::BIGINT" : $"({string.Join(" + ", bits)})::BIGINT";
    }
}
