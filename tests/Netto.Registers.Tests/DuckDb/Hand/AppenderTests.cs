using Netto.DuckDb;

namespace Netto.Registers.Tests.DuckDb.Hand;

[Trait("Kind", "Hand")]
public sealed class AppenderTests
{
    [Fact]
    public void Columns_of_all_types_go_in_and_come_out_the_same()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE t(d DOUBLE, l BIGINT, i INTEGER, b BOOLEAN, day DATE, s VARCHAR)");
        const int Rows = 5000;
        var valid = Enumerable.Range(0, Rows).Select(row => row % 7 != 0).ToArray();
        var validity = DuckDbValidity.Of(valid);
        var texts = Enumerable.Range(0, Rows).Select(row => row % 11 == 0 ? null : new string('ü', row % 40)).ToArray();
        texts[4999] = new string('x', 5000);
        using (var appender = connection.Append("t"))
        {
            appender.Add([
                new DoubleColumn("d", Numbers(row => row / 3d), validity),
                new LongColumn("l", Numbers(row => (long)row << 33), validity),
                new IntegerColumn("i", Numbers(row => row)),
                new BooleanColumn("b", Numbers(row => row % 2 == 0), validity),
                new DateColumn("day", Numbers(row => row - 100), validity),
                new TextColumn("s", texts),
            ]);
            appender.Complete();
        }

        var columns = connection.ReadColumns("SELECT * FROM t ORDER BY i");

        columns.RowCount.ShouldBe(Rows);
        columns.Texts("s").Values.ShouldBe(texts);
        columns.Integers("i").Validity.AllValid.ShouldBeTrue();
        for (var row = 0; row < Rows; row++)
        {
            columns["d"].Validity.IsValid(row).ShouldBe(valid[row]);
            if (valid[row])
            {
                columns.Doubles("d").Values[row].ShouldBe(row / 3d);
                columns.Longs("l").Values[row].ShouldBe((long)row << 33);
                columns.Booleans("b").Values[row].ShouldBe(row % 2 == 0);
                columns.Dates("day").Days[row].ShouldBe(row - 100);
            }
        }

        static T[] Numbers<T>(Func<int, T> make) => Enumerable.Range(0, Rows).Select(make).ToArray();
    }

    [Fact]
    public void A_database_open_for_reading_takes_rows_in_temporary_tables_only()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("netto-duckdb-").FullName, "read.duckdb");
        using (var made = DuckDbDatabase.Open(file))
        using (var first = made.Connect())
        {
            first.Execute("CREATE TABLE kept(x INTEGER)");
        }
        using var database = DuckDbDatabase.Open(file, new DuckDbSettings { Access = DuckDbAccess.ReadOnly });
        using var connection = database.Connect();
        connection.Execute("CREATE TEMP TABLE t(x INTEGER)");
        using (var appender = connection.AppendTemporary("t"))
        {
            appender.Add([new IntegerColumn("x", [1, 2, 3])]);
            appender.Complete();
        }

        connection.ReadValue("SELECT sum(x)::BIGINT FROM t").AsLong().ShouldBe(6);
        Should.Throw<DuckDbException>(() => connection.Append("kept")).Message.ShouldContain("readonly");
        Should.Throw<DuckDbException>(() => connection.AppendTemporary("kept"));
    }

    [Fact]
    public void A_transaction_keeps_all_or_nothing()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE t(x INTEGER)");
        using (connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO t VALUES (1)");
        }
        connection.ReadValue("SELECT count(*) FROM t").AsLong().ShouldBe(0);
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute("INSERT INTO t VALUES (1)");
            transaction.Commit();
            Should.Throw<DuckDbException>(transaction.Commit);
        }
        connection.ReadValue("SELECT count(*) FROM t").AsLong().ShouldBe(1);
    }

    [Fact]
    public void An_appender_given_up_leaves_no_rows()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        connection.Execute("CREATE TABLE t(x INTEGER)");
        using (var appender = connection.Append("t"))
        {
            appender.Add([new IntegerColumn("x", [1, 2, 3])]);
        }
        connection.ReadValue("SELECT count(*) FROM t").AsLong().ShouldBe(0);
    }
}
