using Netto.DuckDb;
using Netto.DuckDb.Native;

namespace Netto.Registers.Tests.DuckDb.Misuse;

/// <summary>Alone in its collection: it counts the native objects of the whole process.</summary>
[Trait("Kind", "Hand")]
[CollectionDefinition(nameof(LeakTests), DisableParallelization = true)]
[Collection(nameof(LeakTests))]
public sealed class LeakTests
{
    [Fact]
    public void Everything_opened_is_closed_also_when_statements_fail()
    {
        var before = LiveHandles.Count;
        for (var round = 0; round < 200; round++)
        {
            using var database = DuckDbDatabase.InMemory();
            using var connection = database.Connect();
            connection.Execute("CREATE TABLE t(x INTEGER, s VARCHAR)");
            using (var appender = connection.Append("t"))
            {
                appender.Add([new IntegerColumn("x", [1, 2]), new TextColumn("s", ["a", null])]);
                appender.Complete();
            }
            Should.Throw<DuckDbException>(() => connection.Query("SELECT * FROM absent WHERE x = ?", [1L]));
            Should.Throw<DuckDbException>(() => connection.Execute("SELECT ?", []));
            Should.Throw<DuckDbException>(() =>
                connection.Execute("SELECT CAST(s AS INTEGER) FROM t WHERE x = ?", [1L])
            );
            connection.Query("SELECT * FROM t WHERE x = ?", [1L]).Next().ShouldNotBeNull();
        }
        LiveHandles.Count.ShouldBe(before);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_number_of_queries()
    {
        using var database = DuckDbDatabase.InMemory();
        using var connection = database.Connect();
        Run(300);
        var before = Environment.WorkingSet;
        Run(3000);
        (Environment.WorkingSet - before).ShouldBeLessThan(60_000_000);

        void Run(int times)
        {
            for (var round = 0; round < times; round++)
            {
                connection.ReadColumns("SELECT i, 'text that is longer than twelve ' || i AS s FROM range(5000) t(i)");
            }
        }
    }
}
