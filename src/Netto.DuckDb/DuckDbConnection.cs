using System.Runtime.InteropServices;
using System.Text;
using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>A connection: runs statements one after the other. For one thread at a time; a second thread gets an exception, not a wrong answer.</summary>
public sealed unsafe class DuckDbConnection : IDisposable
{
    private readonly ConnectionHandle handle;
    private DuckDbResult? open;
    private int busy;

    internal DuckDbConnection(ConnectionHandle handle) => this.handle = handle;

    /// <summary>Runs a statement, or without parameters several divided by semicolons, and gives the number of rows that the last one changed.</summary>
    /// <param name="sql">The statement; parameters are <c>?</c> or <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="parameters">One value for each parameter.</param>
    /// <param name="cancellation">Interrupts the statement.</param>
    /// <exception cref="DuckDbException">DuckDB refused the statement, or it failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public long Execute(
        string sql,
        IReadOnlyList<DuckDbValue>? parameters = null,
        CancellationToken cancellation = default
    )
    {
        using var use = Use(cancellation);
        RefuseOpenResult(sql);
        using var result = new ResultHandle();
        if (parameters is null or { Count: 0 })
        {
            Check(NativeMethods.duckdb_query(handle, sql, result.Pointer), result, sql, cancellation);
        }
        else
        {
            using var statement = Prepare(sql, parameters);
            Check(NativeMethods.duckdb_execute_prepared(statement, result.Pointer), result, sql, cancellation);
        }
        return (long)NativeMethods.duckdb_rows_changed(result.Pointer);
    }

    /// <summary>Runs one query and streams its answer.</summary>
    /// <param name="sql">The statement; parameters are <c>?</c> or <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="parameters">One value for each parameter.</param>
    /// <param name="cancellation">Interrupts the query, also while its answer is read.</param>
    /// <exception cref="DuckDbException">DuckDB refused the statement, or it failed, or an answer is still open.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public DuckDbResult Query(
        string sql,
        IReadOnlyList<DuckDbValue>? parameters = null,
        CancellationToken cancellation = default
    )
    {
        using var use = Use(cancellation);
        RefuseOpenResult(sql);
        var statement = Prepare(sql, parameters ?? []);
        var result = new ResultHandle();
        try
        {
            var state = NativeMethods.duckdb_execute_prepared_streaming(statement, result.Pointer);
            Check(state, result, sql, cancellation);
            return open = new DuckDbResult(this, result, statement, sql, cancellation);
        }
        catch
        {
            result.Dispose();
            statement.Dispose();
            throw;
        }
    }

    /// <summary>Runs one query and reads its whole answer, by column.</summary>
    /// <inheritdoc cref="Query"/>
    public DuckDbColumns ReadColumns(
        string sql,
        IReadOnlyList<DuckDbValue>? parameters = null,
        CancellationToken cancellation = default
    )
    {
        using var result = Query(sql, parameters, cancellation);
        return result.ReadAll();
    }

    /// <summary>Runs a query that answers with one row of one column.</summary>
    /// <inheritdoc cref="Query"/>
    /// <exception cref="DuckDbException">The answer has another number of rows or columns.</exception>
    public DuckDbValue ReadValue(
        string sql,
        IReadOnlyList<DuckDbValue>? parameters = null,
        CancellationToken cancellation = default
    )
    {
        var columns = ReadColumns(sql, parameters, cancellation);
        if (columns.All.Count != 1 || columns.RowCount != 1)
        {
            throw new DuckDbException(
                $"Expected one value, and got {columns.RowCount} rows of {columns.All.Count} columns.",
                sql
            );
        }
        return First(columns.All[0]);
    }

    /// <summary>An appender that adds columns of values to a table, the fastest way in.</summary>
    /// <param name="table">Name of a table that exists, unquoted.</param>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    public DuckDbAppender Append(string table) => Append(catalog: null, table);

    /// <summary>The same for a temporary table, which a database that is open for reading only has too.</summary>
    /// <param name="table">Name of a temporary table of this connection, unquoted.</param>
    /// <exception cref="DuckDbException">There is no such table.</exception>
    public DuckDbAppender AppendTemporary(string table) => Append("temp", table);

    /// <summary>Begins a transaction; it is undone when disposed before it is committed.</summary>
    public DuckDbTransaction BeginTransaction()
    {
        Execute("BEGIN TRANSACTION");
        return new DuckDbTransaction(this);
    }

    /// <summary>Closes the connection, and an answer that is still open.</summary>
    public void Dispose()
    {
        open?.Dispose();
        handle.Dispose();
    }

    internal bool IsClosed => handle.IsClosed;

    internal bool IsBusy => Volatile.Read(ref busy) != 0;

    internal Interruption Use(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        if (Interlocked.Exchange(ref busy, 1) != 0)
        {
            throw new DuckDbException(
                "The connection is in use by another thread. Open one connection for each thread.",
                sql: null
            );
        }
        return new Interruption(this, handle, cancellation);
    }

    internal void Leave() => Volatile.Write(ref busy, 0);

    internal void Finished(DuckDbResult result)
    {
        if (ReferenceEquals(open, result))
        {
            open = null;
        }
    }

    internal static Exception Failure(string message, string sql, CancellationToken cancellation) =>
        cancellation.IsCancellationRequested
            ? new OperationCanceledException("The statement was cancelled.", cancellation)
            : new DuckDbException(message, sql);

    private DuckDbAppender Append(string? catalog, string table)
    {
        using var use = Use(CancellationToken.None);
        RefuseOpenResult(table);
        var state = NativeMethods.duckdb_appender_create_ext(handle, catalog, schema: null, table, out var appender);
        if (state == NativeState.Success)
        {
            return new DuckDbAppender(this, new AppenderHandle(appender), table);
        }
        var error = Marshal.PtrToStringUTF8(NativeMethods.duckdb_appender_error(appender));
        _ = NativeMethods.duckdb_appender_destroy(ref appender);
        throw new DuckDbException($"Cannot append to {table}: {error}", sql: null);
    }

    private void RefuseOpenResult(string sql)
    {
        if (open is not null)
        {
            throw new DuckDbException("An answer is still open on this connection. Dispose it first.", sql);
        }
    }

    private static void Check(NativeState state, ResultHandle result, string sql, CancellationToken cancellation)
    {
        if (state != NativeState.Success)
        {
            var message = Marshal.PtrToStringUTF8(NativeMethods.duckdb_result_error(result.Pointer));
            throw Failure(message ?? "DuckDB gave no reason.", sql, cancellation);
        }
    }

    private StatementHandle Prepare(string sql, IReadOnlyList<DuckDbValue> parameters)
    {
        var state = NativeMethods.duckdb_prepare(handle, sql, out var native);
        var statement = new StatementHandle(native);
        try
        {
            if (state != NativeState.Success)
            {
                var message = Marshal.PtrToStringUTF8(NativeMethods.duckdb_prepare_error(statement));
                throw new DuckDbException(message ?? "DuckDB gave no reason.", sql);
            }
            BindAll(statement, sql, parameters);
            return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    private static void BindAll(StatementHandle statement, string sql, IReadOnlyList<DuckDbValue> parameters)
    {
        var expected = (int)NativeMethods.duckdb_nparams(statement);
        if (expected != parameters.Count)
        {
            throw new DuckDbException(
                $"The statement has {expected} parameters, and {parameters.Count} values were given.",
                sql
            );
        }
        for (var index = 0; index < expected; index++)
        {
            if (Bind(statement, (ulong)index + 1, parameters[index]) != NativeState.Success)
            {
                throw new DuckDbException(
                    $"Parameter {index + 1} does not take a value of kind {parameters[index].Kind}.",
                    sql
                );
            }
        }
    }

    private static NativeState Bind(StatementHandle statement, ulong index, DuckDbValue value)
    {
        switch (value.Kind)
        {
            case DuckDbValueKind.Boolean:
                return NativeMethods.duckdb_bind_boolean(statement, index, value.AsBoolean() ? (byte)1 : (byte)0);
            case DuckDbValueKind.Long:
                return NativeMethods.duckdb_bind_int64(statement, index, value.AsLong());
            case DuckDbValueKind.Double:
                return NativeMethods.duckdb_bind_double(statement, index, value.AsDouble());
            case DuckDbValueKind.Date:
                return NativeMethods.duckdb_bind_date(statement, index, value.AsDays());
            case DuckDbValueKind.Text:
                var utf8 = Encoding.UTF8.GetBytes(value.AsText() + '\0');
                fixed (byte* text = utf8)
                {
                    return NativeMethods.duckdb_bind_varchar_length(statement, index, text, (ulong)utf8.Length - 1);
                }
            default:
                return NativeMethods.duckdb_bind_null(statement, index);
        }
    }

    private static DuckDbValue First(DuckDbColumn column)
    {
        if (!column.Validity.IsValid(0))
        {
            return DuckDbValue.Null;
        }
        return column switch
        {
            DoubleColumn doubles => doubles.Values[0],
            LongColumn longs => longs.Values[0],
            IntegerColumn integers => (long)integers.Values[0],
            BooleanColumn booleans => booleans.Values[0],
            DateColumn dates => DuckDbValue.OfDays(dates.Days[0]),
            TextColumn texts => texts.Values[0],
            _ => throw column.WrongType("a value"),
        };
    }
}
