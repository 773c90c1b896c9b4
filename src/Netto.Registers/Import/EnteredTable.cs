using Netto.DuckDb;

namespace Netto.Registers.Import;

/// <summary>
/// The people with an entry, each with a place: in the order of their first entry, its number, and their citizen number.
/// The order knows neither pseudonyms nor the order of the files, so tables sorted by it read the same under any key.
/// </summary>
internal static class EnteredTable
{
    internal const string Name = "entered_";

    internal static void Build(DuckDbConnection connection) =>
        connection.Execute(
            $"""
            CREATE OR REPLACE TABLE {Name} AS
            SELECT person, (row_number() OVER (ORDER BY first_date, first_id))::INTEGER AS ord_
            FROM (
              SELECT person, min(entry_date) AS first_date, arg_min(entry_id, (entry_date, entry_id)) AS first_id
              FROM {CheckedTable.Name} WHERE fail_ = 0 GROUP BY person
            )
            """
        );
}
