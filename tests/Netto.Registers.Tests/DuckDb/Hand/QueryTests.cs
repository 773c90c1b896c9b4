using Netto.DuckDb;

namespace Netto.Registers.Tests.DuckDb.Hand;

[Trait("Kind", "Hand")]
public sealed class QueryTests
{
    [Fact]
    public void The_library_is_the_pinned_version() => DuckDbDatabase.LibraryVersion.ShouldStartWith("v1.5");

    [Fact]
    public void Dates_go_in_and_come_out_as_they_are()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        foreach (var day in new[] { new DateOnly(1970, 1, 1), new DateOnly(2020, 2, 29), new DateOnly(1899, 12, 31) })
        {
            connection.ReadValue("SELECT ?::VARCHAR", [day]).AsText().ShouldBe($"{day:yyyy-MM-dd}");
            connection.ReadValue($"SELECT DATE '{day:yyyy-MM-dd}'").AsDate().ShouldBe(day);
        }
    }

    [Fact]
    public void Texts_of_any_length_and_many_different_ones_come_back_as_they_are()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();

        // Up to twelve bytes lie in the entry itself.
        connection
            .ReadColumns("SELECT repeat('x', i::INTEGER) AS x FROM range(10, 16) t(i)")
            .Texts("x")
            .Values.Select(text => text!.Length)
            .ShouldBe([10, 11, 12, 13, 14, 15]);
        var many = connection.ReadColumns("SELECT printf('%06d', i) AS x FROM range(20000) t(i)").Texts("x").Values;
        for (var i = 0; i < many.Length; i++)
        {
            many[i].ShouldBe($"{i:000000}");
        }
    }

    [Fact]
    public void A_null_in_a_later_chunk_leaves_the_first_one_valid()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var column = connection.ReadColumns("SELECT CASE WHEN i < 3000 THEN i END AS x FROM range(5000) t(i)")["x"];

        column.Validity.MissingCount.ShouldBe(2000);
        column.Validity.IsValid(0).ShouldBeTrue();
        column.Validity.IsValid(2999).ShouldBeTrue();
        column.Validity.IsValid(3000).ShouldBeFalse();
    }

    [Fact]
    public void A_number_too_large_is_never_another_number()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();

        Should.Throw<OverflowException>(() => connection.ReadColumns("SELECT 18446744073709551615::UBIGINT AS x"));
    }

    [Fact]
    public void Every_kind_of_value_comes_back_typed_with_its_nulls()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        var columns = connection.ReadColumns(
            """
            SELECT * FROM (VALUES
                (1.5::DOUBLE, 1::INTEGER, 2::BIGINT, true, DATE '2016-02-29', 'short', 12.34::DECIMAL(9,2), 7::HUGEINT),
                (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                (-2.0, -1, 9007199254740993, false, DATE '1969-12-31', 'longer than twelve bytes é', 0.01, -7))
            AS t(d, i, l, b, date, text, money, huge)
            """
        );

        columns.RowCount.ShouldBe(3);
        columns.Doubles("d").NullAsNaN().ShouldBe([1.5, double.NaN, -2.0]);
        columns.Integers("i").Values[2].ShouldBe(-1);
        columns.Longs("l").Values[2].ShouldBe(9007199254740993);
        columns.Booleans("b").Values[0].ShouldBeTrue();
        DuckDbDate.FromDays(columns.Dates("date").Days[0]).ShouldBe(new DateOnly(2016, 2, 29));
        columns.Dates("date").Days[2].ShouldBe(-1);
        columns.Texts("text").Values.ShouldBe(["short", null, "longer than twelve bytes é"]);
        columns.Doubles("money").Values[0].ShouldBe(12.34);
        columns.Longs("huge").Values[2].ShouldBe(-7);
        foreach (var column in columns.All)
        {
            column.Validity.MissingCount.ShouldBe(1);
            column.Validity.IsValid(1).ShouldBeFalse();
        }
    }

    [Fact]
    public void Chunks_give_spans_and_validity_over_many_chunks()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        using var result = connection.Query(
            "SELECT CASE WHEN i % 10 = 3 THEN NULL ELSE i::DOUBLE END AS x, i AS n, 'person ' || i AS name FROM range(10000) t(i)"
        );
        double sum = 0;
        long rows = 0,
            missing = 0;
        foreach (var chunk in result.Chunks())
        {
            var x = chunk.Doubles(0);
            var validity = chunk.Validity(0);
            var n = chunk.Longs(1);
            for (var row = 0; row < chunk.RowCount; row++)
            {
                chunk.Text(2, row).ShouldBe($"person {n[row]}");
                sum += validity.IsValid(row) ? x[row] : 0;
                missing += validity.IsValid(row) ? 0 : 1;
            }
            rows += chunk.RowCount;
        }

        rows.ShouldBe(10000);
        missing.ShouldBe(1000);
        sum.ShouldBe(49995000 - 4998000);
        result.Next().ShouldBeNull();
    }

    [Fact]
    public void Parameters_of_every_kind_arrive_as_they_are()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE t(b BOOLEAN, l BIGINT, d DOUBLE, day DATE, s VARCHAR, n VARCHAR)");
        var changed = connection.Execute(
            "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)",
            [true, 42L, 0.1, new DateOnly(2024, 2, 29), "it's; \"é\" -- no comment", DuckDbValue.Null]
        );

        changed.ShouldBe(1);
        var row = connection.ReadColumns("SELECT * FROM t WHERE l = $1", [42L]);
        row.Booleans("b").Values[0].ShouldBeTrue();
        row.Doubles("d").Values[0].ShouldBe(0.1);
        row.Dates("day").Days[0].ShouldBe(DuckDbDate.ToDays(new DateOnly(2024, 2, 29)));
        row.Texts("s").Values[0].ShouldBe("it's; \"é\" -- no comment");
        row.Texts("n").Values[0].ShouldBeNull();
        connection.ReadValue("SELECT ?::VARCHAR", [""]).AsText().ShouldBe("");
    }

    [Fact]
    public void Several_statements_run_in_order_and_a_single_value_is_read()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE t(x INTEGER); INSERT INTO t VALUES (1), (2); DELETE FROM t WHERE x = 1");
        connection.ReadValue("SELECT sum(x) FROM t").AsLong().ShouldBe(2);
        connection.ReadValue("SELECT max(x) FROM t WHERE x > 5").IsNull.ShouldBeTrue();
    }

    [Fact]
    public void Read_only_refuses_to_write_and_sees_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.duckdb");
        using (var database = DuckDbDatabase.Open(path))
        using (var connection = database.Connect())
        {
            connection.Execute("CREATE TABLE t AS SELECT 7 AS x");
        }
        using var again = DuckDbDatabase.Open(
            path,
            new DuckDbSettings
            {
                Access = DuckDbAccess.ReadOnly,
                Threads = 1,
                MemoryLimit = 200_000_000,
            }
        );
        using var reader = again.Connect();
        reader.ReadValue("SELECT x FROM t").AsLong().ShouldBe(7);
        reader.ReadValue("SELECT current_setting('threads')").AsLong().ShouldBe(1);
        Should.Throw<DuckDbException>(() => reader.Execute("DELETE FROM t")).Message.ShouldContain("read-only");
    }
}
