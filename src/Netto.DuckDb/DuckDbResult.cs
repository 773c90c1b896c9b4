using System.Runtime.InteropServices;
using Netto.DuckDb.Columns;
using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>The answer to a query, streamed chunk by chunk. One at a time is open on a connection; dispose it before the next statement.</summary>
public sealed unsafe class DuckDbResult : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly ResultHandle handle;
    private readonly StatementHandle statement;
    private readonly string sql;
    private readonly CancellationToken cancellation;
    private ChunkHandle? current;
    private bool ended;

    internal DuckDbResult(
        DuckDbConnection connection,
        ResultHandle handle,
        StatementHandle statement,
        string sql,
        CancellationToken cancellation
    )
    {
        this.connection = connection;
        this.handle = handle;
        this.statement = statement;
        this.sql = sql;
        this.cancellation = cancellation;
        Columns = Describe(handle);
    }

    /// <summary>Names and types of the columns.</summary>
    public IReadOnlyList<DuckDbColumnInfo> Columns { get; }

    /// <summary>The next rows, or null at the end. The chunk before becomes invalid.</summary>
    /// <exception cref="DuckDbException">The statement failed on the way.</exception>
    /// <exception cref="OperationCanceledException">The token given with the query was cancelled.</exception>
    public DuckDbChunk? Next()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        current?.Dispose();
        current = null;
        while (!ended)
        {
            current = Fetch();
            if (current is null)
            {
                ended = true;
            }
            else if (NativeMethods.duckdb_data_chunk_get_size(current) > 0)
            {
                return new DuckDbChunk(current, Columns);
            }
            else
            {
                current.Dispose();
            }
        }
        return null;
    }

    /// <summary>The chunks that are left, one by one, each valid until the next.</summary>
    public IEnumerable<DuckDbChunk> Chunks()
    {
        while (Next() is { } chunk)
        {
            yield return chunk;
        }
    }

    /// <summary>Reads what is left into whole columns.</summary>
    public DuckDbColumns ReadAll()
    {
        var builders = Columns.Select(ColumnBuilder.For).ToArray();
        while (Next() is { } chunk)
        {
            foreach (var builder in builders)
            {
                builder.Add(chunk);
            }
        }
        return new DuckDbColumns(Array.ConvertAll(builders, builder => builder.Build()));
    }

    /// <summary>Ends the query and frees its memory.</summary>
    public void Dispose()
    {
        if (handle.IsClosed)
        {
            return;
        }
        current?.Dispose();
        handle.Dispose();
        statement.Dispose();
        connection.Finished(this);
    }

    private ChunkHandle? Fetch()
    {
        using var use = connection.Use(cancellation);
        var chunk = NativeMethods.duckdb_fetch_chunk(*handle.Pointer);
        if (chunk != 0)
        {
            return new ChunkHandle(chunk);
        }
        var error = Marshal.PtrToStringUTF8(NativeMethods.duckdb_result_error(handle.Pointer));
        return string.IsNullOrEmpty(error) ? null : throw DuckDbConnection.Failure(error, sql, cancellation);
    }

    private static DuckDbColumnInfo[] Describe(ResultHandle handle)
    {
        var columns = new DuckDbColumnInfo[(int)NativeMethods.duckdb_column_count(handle.Pointer)];
        for (var index = 0; index < columns.Length; index++)
        {
            var name = Marshal.PtrToStringUTF8(NativeMethods.duckdb_column_name(handle.Pointer, (ulong)index));
            var type = NativeMethods.duckdb_column_type(handle.Pointer, (ulong)index);
            var info = new DuckDbColumnInfo(name ?? "", type);
            columns[index] = type == DuckDbType.Decimal ? DescribeDecimal(handle, info, index) : info;
        }
        return columns;
    }

    private static DuckDbColumnInfo DescribeDecimal(ResultHandle handle, DuckDbColumnInfo info, int index)
    {
        var logical = NativeMethods.duckdb_column_logical_type(handle.Pointer, (ulong)index);
        var described = info with
        {
            DecimalScale = NativeMethods.duckdb_decimal_scale(logical),
            StorageType = NativeMethods.duckdb_decimal_internal_type(logical),
        };
        NativeMethods.duckdb_destroy_logical_type(ref logical);
        return described;
    }
}
