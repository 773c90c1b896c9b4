using Netto.DuckDb;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Sql;
using NodaTime;

namespace Netto.Outcomes.Tests.Engines;

/// <summary>Runs plans as they run in earnest: compiled to SQL, on tables in DuckDB.</summary>
internal sealed class DuckDbEngine : IEngine
{
    public IReadOnlyDictionary<string, object?[]> Evaluate(
        Histories histories,
        IReadOnlyList<KeyValuePair<string, Expression>> values
    )
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        foreach (var table in histories.Tables.Values)
        {
            Load(connection, table);
        }
        var person = new KeyValuePair<string, Expression>(
            "person",
            new Expression.PersonColumn("person", ValueKind.Text)
        );
        var answer = connection.ReadColumns(PlanCompiler.Compile(histories.Root, values.Prepend(person)));
        return Enumerable
            .Range(0, answer.RowCount)
            .ToDictionary(
                row => (string)Cell(answer.All[0], row)!,
                row => answer.All.Skip(1).Select(column => Cell(column, row)).ToArray()
            );
    }

    public static void Load(DuckDbConnection connection, TableRows table)
    {
        var name = $"\"{table.Shape.Name}\"";
        var columns = table.Shape.Columns.Select(column => $", \"{column.Name}\" {SqlType(column.Kind)}");
        connection.Execute($"CREATE TABLE {name} (person VARCHAR{string.Concat(columns)})");
        if (table.Rows.Count > 0)
        {
            var rows = table.Rows.Select(row =>
                $"({SqlText.Text(row.Person)}{string.Concat(table.Shape.Columns.Select(column => ", " + Literal(row[column.Name])))})"
            );
            connection.Execute($"INSERT INTO {name} VALUES {string.Join(", ", rows)}");
        }
    }

    private static string SqlType(ValueKind kind) =>
        kind switch
        {
            ValueKind.Flag => "BOOLEAN",
            ValueKind.Number => "DOUBLE",
            ValueKind.Date => "DATE",
            _ => "VARCHAR",
        };

    private static string Literal(object? value) =>
        value switch
        {
            null => "NULL",
            bool flag => flag ? "TRUE" : "FALSE",
            double number => SqlText.Number(number),
            LocalDate date => SqlText.Date(date),
            _ => SqlText.Text((string)value),
        };

    private static object? Cell(DuckDbColumn column, int row) =>
        column switch
        {
            _ when !column.Validity.IsValid(row) => null,
            DoubleColumn doubles => doubles.Values[row],
            BooleanColumn booleans => booleans.Values[row],
            DateColumn dates => DayNumbers.Date(dates.Days[row]),
            TextColumn texts => texts.Values[row],
            _ => throw new InvalidOperationException($"Column {column.Name} is {column.Type}."),
        };
}
