using System.Diagnostics;
using Netto.DuckDb;
using Netto.DuckDb.Native;

namespace Netto.Registers.Tests.DuckDb.Misuse;

[Trait("Kind", "Hand")]
public sealed class MisuseTests : IDisposable
{
    private readonly DuckDbDatabase database = DuckDbDatabase.InMemory();
    private readonly DuckDbConnection connection;

    public MisuseTests() => connection = database.Connect();

    [Fact]
    public void A_wrong_statement_says_what_and_where()
    {
        var error = Should.Throw<DuckDbException>(() => connection.Execute("SELECT nothing FROM nowhere"));
        error.Message.ShouldContain("nowhere");
        error.Sql.ShouldBe("SELECT nothing FROM nowhere");
        error.Reason.ShouldContain("Catalog Error");
        Should.Throw<DuckDbException>(() => connection.Query("SELEKT 1")).Message.ShouldContain("Parser Error");
    }

    [Fact]
    public void A_failure_in_the_middle_of_the_stream_is_an_exception_not_an_end()
    {
        using var result = connection.Query(
            "SELECT CAST(CASE WHEN i = 900000 THEN 'x' ELSE '1' END AS INTEGER) AS x FROM range(1000000) t(i)"
        );
        var error = Should.Throw<DuckDbException>(() => result.Chunks().Sum(chunk => chunk.RowCount));
        error.Message.ShouldContain("Could not convert string 'x'");
    }

    [Fact]
    public void Another_type_than_the_column_has_is_refused()
    {
        using var result = connection.Query("SELECT 'a' AS name, 1 AS n");
        var chunk = result.Next()!;
        Should.Throw<DuckDbException>(() => _ = chunk.Doubles(0)).Message.ShouldContain("name is Text");
        Should.Throw<DuckDbException>(() => _ = chunk.Longs(1)).Message.ShouldContain("n is Integer");
        Should.Throw<ArgumentOutOfRangeException>(() => _ = chunk.Doubles(2));
        result.Dispose();
        var columns = connection.ReadColumns("SELECT 'a' AS name");
        Should.Throw<DuckDbException>(() => columns.Doubles("name")).Message.ShouldContain("Text");
        Should.Throw<DuckDbException>(() => columns.Texts("nam")).Message.ShouldContain("it has name");
        Should.Throw<DuckDbException>(() => connection.ReadColumns("SELECT [1] AS list")).Message.ShouldContain("Cast");
    }

    [Fact]
    public void Parameters_must_fit_the_statement()
    {
        Should
            .Throw<DuckDbException>(() => connection.Execute("SELECT ?", [1L, 2L]))
            .Message.ShouldContain("1 parameters");
        Should.Throw<DuckDbException>(() => connection.Query("SELECT ?")).Message.ShouldContain("0 values");
        Should
            .Throw<DuckDbException>(() => connection.ReadValue("SELECT * FROM range(2)"))
            .Message.ShouldContain("2 rows");
        Should.Throw<DuckDbException>(() => DuckDbValue.Of("x").AsLong()).Message.ShouldContain("Text");
    }

    [Fact]
    public void After_dispose_nothing_can_be_used()
    {
        var result = connection.Query("SELECT 1.0::DOUBLE AS x FROM range(5000)");
        var chunk = result.Next()!;
        result.Next();
        Should.Throw<ObjectDisposedException>(() => _ = chunk.Doubles(0));
        result.Dispose();
        result.Dispose();
        Should.Throw<ObjectDisposedException>(() => result.Next());
        connection.Execute("CREATE TABLE t(x INTEGER)");
        var appender = connection.Append("t");
        appender.Dispose();
        Should.Throw<ObjectDisposedException>(() => appender.Add([new IntegerColumn("x", [1])]));
        connection.Dispose();
        Should.Throw<ObjectDisposedException>(() => connection.Execute("SELECT 1"));
        database.Dispose();
        Should.Throw<ObjectDisposedException>(database.Connect);
    }

    [Fact]
    public void A_result_left_open_bars_the_next_statement_and_says_so()
    {
        using (connection.Query("SELECT 1"))
        {
            Should
                .Throw<DuckDbException>(() => connection.Execute("SELECT 2"))
                .Message.ShouldContain("Dispose it first");
        }
        connection.Execute("SELECT 2");
    }

    [Fact]
    public async Task A_second_thread_on_one_connection_gets_an_exception()
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(
            () => connection.Execute(Endless, cancellation: stop.Token),
            TestContext.Current.CancellationToken
        );
        while (!connection.IsBusy)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        Should.Throw<DuckDbException>(() => connection.Execute("SELECT 1")).Message.ShouldContain("another thread");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public void Cancelling_ends_a_long_statement_soon_and_the_connection_lives_on()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();
        Should.Throw<OperationCanceledException>(() => connection.Execute(Endless, cancellation: stop.Token));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        connection.ReadValue("SELECT 42").AsLong().ShouldBe(42);
        Should.Throw<OperationCanceledException>(() => connection.Execute("SELECT 1", cancellation: stop.Token));
    }

    [Fact]
    public void Cancelling_ends_a_stream_too()
    {
        using var stop = new CancellationTokenSource();
        using var result = connection.Query("SELECT i FROM range(100000000) t(i)", cancellation: stop.Token);
        result.Next().ShouldNotBeNull();
        stop.Cancel();
        Should.Throw<OperationCanceledException>(() => result.Next());
    }

    [Fact]
    public void The_appender_refuses_columns_that_do_not_fit()
    {
        connection.Execute("CREATE TABLE t(x INTEGER, y VARCHAR)");
        using var appender = connection.Append("t");
        Should
            .Throw<DuckDbException>(() => appender.Add([new IntegerColumn("x", [1])]))
            .Message.ShouldContain("2 columns");
        Should
            .Throw<DuckDbException>(() => appender.Add([new IntegerColumn("x", [1]), new TextColumn("y", ["a", "b"])]))
            .Message.ShouldContain("2 rows");
        Should
            .Throw<DuckDbException>(() =>
                appender.Add([new TextColumn("x", ["no number"]), new TextColumn("y", ["a"])])
            )
            .Message.ShouldContain("Cannot append to t");
        Should.Throw<DuckDbException>(() => connection.Append("absent")).Message.ShouldContain("absent");
    }

    [Fact]
    public void A_file_that_is_no_database_or_absent_and_read_only_is_refused()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("text.duckdb", "this is not a database, only a line of text that is long enough");
        Should.Throw<DuckDbException>(() => DuckDbDatabase.Open(text)).Message.ShouldContain(text);
        var readOnly = new DuckDbSettings { Access = DuckDbAccess.ReadOnly };
        Should.Throw<DuckDbException>(() => DuckDbDatabase.Open(folder.File("absent.duckdb"), readOnly));
        Should
            .Throw<DuckDbException>(() => DuckDbDatabase.InMemory(new DuckDbSettings { Threads = -3 }))
            .Message.ShouldContain("threads");
    }

    [Fact]
    public void The_library_is_looked_for_beside_the_assembly_and_up_the_folders()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("eng/node/node_modules"));
        var candidates = DuckDbLibrary.Candidates(folder.File("src/bin")).ToList();
        candidates.ShouldContain(path => path.StartsWith(folder.File("src/bin"), StringComparison.Ordinal));
        candidates.ShouldContain(path =>
            path.StartsWith(folder.File("eng/node/node_modules/@duckdb"), StringComparison.Ordinal)
        );
    }

    public void Dispose()
    {
        connection.Dispose();
        database.Dispose();
    }

    private const string Endless =
        "SELECT count(*) FROM range(10000000) a(i), range(10000000) b(j) WHERE (a.i * b.j) % 7 = 3";
}
