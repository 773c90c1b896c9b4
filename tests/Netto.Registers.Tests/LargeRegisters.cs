using Netto.DuckDb;

namespace Netto.Registers.Tests;

/// <summary>Writes registers of any size as CSV, by SQL: people with valid citizen numbers, and about 35 rows for each.</summary>
internal static class LargeRegisters
{
    internal static void Write(string folder, int people)
    {
        Directory.CreateDirectory(folder);
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute(
            $"""
            CREATE TABLE p AS
            SELECT citizen_number, row_number() OVER () AS i, DATE '2019-10-01' + (row_number() OVER () % 500)::INTEGER AS t0
            FROM (
              SELECT prefix || (total % 11)::VARCHAR AS citizen_number
              FROM (
                SELECT prefix, list_sum(list_transform(range(1, 9), n -> (10 - n) * prefix[n]::INTEGER)) AS total
                FROM (SELECT (10000000 + (i * 7919) % 89999999)::VARCHAR AS prefix FROM range({people} * 2) t(i)))
              WHERE total % 11 < 10
              LIMIT {people})
            """
        );
        Copy(
            "people",
            "citizen_number, (DATE '1960-01-01' + (i % 14000)::INTEGER) AS birth_date, CASE WHEN i % 2 = 0 THEN 'f' ELSE 'm' END AS sex, ['low','middle','high'][1 + i % 3] AS education, i % 100 / 7.0 AS debt",
            "p"
        );
        Copy(
            "entries",
            "citizen_number, 'E' || i AS entry_id, 'WGA' AS scheme, t0 AS entry_date, 'Office ' || i % 30 AS office",
            "p"
        );
        Copy(
            "assignments",
            "citizen_number, CASE WHEN right(citizen_number, 1)::INTEGER % 2 = 0 THEN 'control' ELSE 'treatment' END AS arm, t0 AS assigned_on",
            "p"
        );
        Copy(
            "benefit_spells",
            "citizen_number, 'WGA' AS scheme, t0 + 400 * k::INTEGER AS start, CASE WHEN k = 0 THEN t0 + 400 END AS \"end\", ['LGU','LAU'][1 + k] AS phase, 1000.25 + k AS monthly_amount",
            "p, range(2) s(k)"
        );
        Copy(
            "job_spells",
            "citizen_number, 'Employer ' || (i * 31 + k) % 5000 AS employer, t0 + 200 * k::INTEGER AS start, t0 + 200 * k::INTEGER + 150 AS \"end\", 12 + (i + k) % 28 AS hours_per_week, 12.5 AS hourly_wage, 'temporary' AS contract",
            "p, range(3) s(k)"
        );
        Copy(
            "contacts",
            "citizen_number, t0 + 30 * k::INTEGER AS date, 'intake' AS kind, 'individual' AS form, 'held' AS status, 'phone' AS channel",
            "p, range(8) s(k)"
        );
        Copy(
            "applications",
            "citizen_number, t0 + 9 * k::INTEGER AS date, 'letter' AS kind, k % 2 = 0 AS own_initiative, 'none' AS result",
            "p, range(20) s(k)"
        );

        void Copy(string table, string columns, string from) =>
            connection.Execute($"COPY (SELECT {columns} FROM {from}) TO '{Path.Combine(folder, table)}.csv' (HEADER)");
    }
}
