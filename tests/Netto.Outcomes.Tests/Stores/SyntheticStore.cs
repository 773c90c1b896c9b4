using System.Globalization;
using Netto.DuckDb;
using Netto.Protocol;
using Netto.Registers.Schema;

namespace Netto.Outcomes.Tests.Stores;

/// <summary>
/// A store with people, jobs, benefit spells and services that follow from a person's number alone: not realistic, but
/// of realistic size, with overlaps, open ends and gaps.
/// </summary>
internal static class SyntheticStore
{
    public static void Fill(DuckDbConnection connection, ExperimentProtocol protocol, int people, string prefix = "p")
    {
        foreach (var table in RegisterSchema.Tables)
        {
            connection.Execute(table.CreateSql());
        }
        var inflow = protocol.Population.Inflow!;
        var from = protocol.PeriodBefore?.From ?? inflow.From;
        var days = NodaTime.Period.DaysBetween(from, inflow.Until);
        var offices = protocol.Population.Offices;
        string[] all = [.. offices.Experiment, .. offices.Comparison];
        string[] arms = [.. protocol.Arms.Where(arm => arm.Role != ArmRole.Comparison).Select(arm => arm.Id)];
        connection.Execute(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE TEMP TABLE seed AS
                SELECT i, '{prefix}' || (i * 7919 % 1000003) AS person,
                    DATE '{from:yyyy-MM-dd}' + CAST(i * 131 % ({days} + 1) AS INTEGER) AS entry_date,
                    ({List(all)})[1 + i * 17 % {all.Length}] AS office, i % 10 AS digit
                FROM range({people}) AS t(i)
                """
            )
        );
        Insert(connection, protocol, inflow, offices, arms);
    }

    private static string List(IEnumerable<string> values) =>
        "[" + string.Join(", ", values.Select(SqlNames.Literal)) + "]";

    private static void Insert(
        DuckDbConnection connection,
        ExperimentProtocol protocol,
        InflowWindow inflow,
        OfficeList offices,
        string[] arms
    )
    {
        var scheme = SqlNames.Literal(protocol.Population.Scheme!);
        connection.Execute(
            "INSERT INTO people BY NAME SELECT person, DATE '1960-01-01' + CAST(i * 37 % 14000 AS INTEGER) AS birth_date, "
                + "CASE i % 2 WHEN 0 THEN 'man' ELSE 'woman' END AS sex, 'low' AS education FROM seed"
        );
        connection.Execute(
            $"INSERT INTO entries BY NAME SELECT person, 'e' || i AS entry_id, {scheme} AS scheme, entry_date, office, "
                + "CASE i % 5 WHEN 0 THEN '35-80' ELSE '80-100' END AS wia_class FROM seed"
        );
        var assignable = offices.Experiment.Count == 0 ? "TRUE" : $"list_contains({List(offices.Experiment)}, office)";
        connection.Execute(
            $"INSERT INTO assignments BY NAME SELECT person, ({List(arms)})[1 + digit % {arms.Length}] AS arm, "
                + $"entry_date + 14 AS assigned_on, digit FROM seed WHERE {assignable} AND entry_date >= DATE '{inflow.From.AddWeeks(protocol):yyyy-MM-dd}'"
        );
        connection.Execute(
            $"""
            INSERT INTO benefit_spells BY NAME
            SELECT person, CASE WHEN k = 3 AND i % 7 = 0 THEN 'IVA' ELSE {scheme} END AS scheme,
                entry_date + CAST(k * 200 AS INTEGER) AS "start",
                CASE WHEN k = 5 THEN NULL ELSE entry_date + CAST(k * 200 + 170 + (i * 13 + k) % 31 AS INTEGER) END AS "end",
                CASE (i + k) % 9 WHEN 0 THEN 'recovered' WHEN 1 THEN 'pension' WHEN 2 THEN 'death' WHEN 3 THEN 'self-employed' ELSE NULL END AS end_reason,
                (['LGU', 'LAU', 'VVU'])[1 + k % 3] AS phase, (['80-100', '35-80'])[1 + (i + k) % 2] AS class, 1390.25 AS monthly_amount
            FROM seed, range(6) AS t(k)
            WHERE k <= i % 6
            """
        );
        connection.Execute(
            """
            INSERT INTO job_spells BY NAME
            SELECT person, 'w' || k AS employer, entry_date + CAST(i * 29 % 900 + k * 61 - 40 AS INTEGER) AS "start",
                CASE WHEN (i + k) % 5 = 0 THEN NULL ELSE entry_date + CAST(i * 29 % 900 + k * 61 + i % 400 AS INTEGER) END AS "end",
                CAST(4 + i * 3 % 36 AS DOUBLE) AS hours_per_week, 10 + i % 1500 / 100.0 AS hourly_wage,
                (['permanent', 'temporary', 'agency'])[1 + (i + k) % 3] AS contract
            FROM seed, range(4) AS t(k)
            WHERE k < i % 5
            """
        );
        connection.Execute(
            "INSERT INTO self_employment BY NAME SELECT person, CAST(year(entry_date) + k AS INTEGER) AS year FROM seed, range(4) AS t(k) WHERE (i + k) % 11 = 0"
        );
        InsertServices(connection, protocol);
    }

    private static void InsertServices(DuckDbConnection connection, ExperimentProtocol protocol)
    {
        var conversations = List(protocol.Services.Conversations.Select(item => item.Id));
        var trajectories = List(protocol.Services.Trajectories.Select(item => item.Id));
        connection.Execute(
            $"""
            INSERT INTO contacts BY NAME
            SELECT person, entry_date + CAST(k * 61 + i % 30 AS INTEGER) AS date, ({conversations})[1 + (i + k) % len({conversations})] AS kind,
                (['individual', 'group'])[1 + k % 2] AS form, CASE (i + k) % 8 WHEN 0 THEN 'no-show' ELSE 'held' END AS status
            FROM seed, range(18) AS t(k)
            WHERE k < i % 19
            """
        );
        connection.Execute(
            $"""
            INSERT INTO trajectories BY NAME
            SELECT person, coalesce(({trajectories})[1 + (i + k) % greatest(1, len({trajectories}))], 'none') AS kind, entry_date + CAST(k * 150 + i % 300 AS INTEGER) AS "start",
                CASE WHEN (i + k) % 6 = 0 THEN NULL ELSE entry_date + CAST(k * 150 + i % 300 + 120 AS INTEGER) END AS "end",
                CASE (i + k) % 3 WHEN 0 THEN 'stopped' ELSE 'success' END AS result
            FROM seed, range(3) AS t(k)
            WHERE k < i % 4
            """
        );
        connection.Execute(
            "INSERT INTO requests BY NAME SELECT person, entry_date + CAST(i % 500 AS INTEGER) AS date FROM seed WHERE i % 7 = 0"
        );
        connection.Execute(
            "INSERT INTO applications BY NAME SELECT person, entry_date + CAST(k * 9 AS INTEGER) AS date, 'letter' AS kind, k % 3 = 0 AS own_initiative, "
                + "CASE k % 10 WHEN 0 THEN 'interview' ELSE 'none' END AS result FROM seed, range(45) AS t(k) WHERE k < i % 46"
        );
        connection.Execute(
            "INSERT INTO duties BY NAME SELECT person, entry_date + CAST(k * 91 AS INTEGER) AS \"start\", entry_date + CAST(k * 91 + 91 AS INTEGER) AS \"end\", "
                + "CAST(i * 7 % 92 AS DOUBLE) AS met_days, i % 13 = 0 AS exempt FROM seed, range(4) AS t(k)"
        );
    }

    private static NodaTime.LocalDate AddWeeks(this NodaTime.LocalDate date, ExperimentProtocol protocol) =>
        protocol.Population.Inflow!.About == DateOfPerson.Start
            ? date.PlusDays(-7 * protocol.Population.StartsAfterWeeks)
            : date;
}
