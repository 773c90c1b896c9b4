using Netto.DuckDb;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.Tests.Spec;
using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Outcomes.Tests.Stores;

/// <summary>A store with rows written by hand: all canonical tables, filled where text gives rows.</summary>
internal static class SmallStore
{
    public static RegisterStudy Open(ExperimentProtocol protocol, string rows, params string[] dropped)
    {
        var connection = DuckDbDatabase.InMemory().Connect();
        foreach (var table in RegisterSchema.Tables)
        {
            connection.Execute(table.CreateSql());
        }
        connection.Execute("ALTER TABLE entries ADD COLUMN large_employer BOOLEAN");
        foreach (var table in TextTable.ReadAll(rows))
        {
            Insert(connection, table);
        }
        foreach (var statement in dropped)
        {
            connection.Execute(statement);
        }
        return RegisterStudy.Open(connection, protocol, TestContext.Current.CancellationToken);
    }

    private static void Insert(DuckDbConnection connection, TextTable table)
    {
        var names = string.Join(", ", table.Columns.Select(SqlNames.Quoted));
        var rows = table.Rows.Select(row =>
            $"({string.Join(", ", table.Columns.Select(column => Cell(row[column])))})"
        );
        connection.Execute($"INSERT INTO {table.Name} ({names}) VALUES {string.Join(", ", rows)}");
    }

    private static string Cell(string text) => text.Length == 0 ? "NULL" : SqlNames.Literal(text);
}
