using System.Runtime.InteropServices;
using System.Text;
using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>Adds whole columns of values to a table. Nothing is sure to be there before <see cref="Complete"/>; disposed earlier, rows that are not yet written are given up.</summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly AppenderHandle handle;
    private readonly string table;

    internal DuckDbAppender(DuckDbConnection connection, AppenderHandle handle, string table)
    {
        this.connection = connection;
        this.handle = handle;
        this.table = table;
        ColumnCount = (int)NativeMethods.duckdb_appender_column_count(handle);
    }

    /// <summary>Number of columns of the table.</summary>
    public int ColumnCount { get; }

    /// <summary>Adds rows: one column of values for each column of the table, in its order and of its type.</summary>
    /// <exception cref="DuckDbException">Number, length or type of the columns does not fit.</exception>
    public void Add(IReadOnlyList<DuckDbColumn> columns)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        RefuseMisfits(columns);
        using var use = connection.Use(CancellationToken.None);
        using var chunk = NewChunk(columns);
        var size = (int)NativeMethods.duckdb_vector_size();
        for (var from = 0; from < columns[0].Count; from += size)
        {
            var rows = Math.Min(size, columns[0].Count - from);
            NativeMethods.duckdb_data_chunk_reset(chunk);
            for (var index = 0; index < columns.Count; index++)
            {
                var vector = NativeMethods.duckdb_data_chunk_get_vector(chunk, (ulong)index);
                Fill(vector, columns[index], from, rows);
            }
            NativeMethods.duckdb_data_chunk_set_size(chunk, (ulong)rows);
            Check(NativeMethods.duckdb_append_data_chunk(handle, chunk));
        }
    }

    /// <summary>Writes what was added; the appender can be used on.</summary>
    /// <exception cref="DuckDbException">A constraint of the table is broken.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        using var use = connection.Use(CancellationToken.None);
        Check(NativeMethods.duckdb_appender_flush(handle));
    }

    /// <summary>Frees the appender.</summary>
    public void Dispose() => handle.Dispose();

    private void RefuseMisfits(IReadOnlyList<DuckDbColumn> columns)
    {
        if (columns.Count != ColumnCount)
        {
            throw new DuckDbException($"{table} has {ColumnCount} columns, and {columns.Count} were given.", sql: null);
        }
        foreach (var column in columns)
        {
            if (column.Count != columns[0].Count)
            {
                throw new DuckDbException(
                    $"Column {column.Name} has {column.Count} rows, and {columns[0].Name} has {columns[0].Count}.",
                    sql: null
                );
            }
        }
    }

    private static ChunkHandle NewChunk(IReadOnlyList<DuckDbColumn> columns)
    {
        var types = stackalloc nint[columns.Count];
        for (var index = 0; index < columns.Count; index++)
        {
            types[index] = NativeMethods.duckdb_create_logical_type(columns[index].Type);
        }
        var chunk = new ChunkHandle(NativeMethods.duckdb_create_data_chunk(types, (ulong)columns.Count));
        for (var index = 0; index < columns.Count; index++)
        {
            NativeMethods.duckdb_destroy_logical_type(ref types[index]);
        }
        return chunk;
    }

    private static void Fill(nint vector, DuckDbColumn column, int from, int rows)
    {
        switch (column)
        {
            case DoubleColumn doubles:
                Copy<double>(doubles.Values, vector, from, rows);
                break;
            case LongColumn longs:
                Copy<long>(longs.Values, vector, from, rows);
                break;
            case IntegerColumn integers:
                Copy<int>(integers.Values, vector, from, rows);
                break;
            case BooleanColumn booleans:
                Copy<bool>(booleans.Values, vector, from, rows);
                break;
            case DateColumn dates:
                Copy<int>(dates.Days, vector, from, rows);
                break;
            case TextColumn texts:
                FillTexts(texts.Values.AsSpan(from, rows), vector);
                break;
        }
        if (!column.Validity.AllValid)
        {
            MarkNulls(column.Validity, vector, from, rows);
        }
    }

    private static void Copy<T>(T[] values, nint vector, int from, int rows)
        where T : unmanaged =>
        values.AsSpan(from, rows).CopyTo(new Span<T>((void*)NativeMethods.duckdb_vector_get_data(vector), rows));

    private static void FillTexts(ReadOnlySpan<string?> texts, nint vector)
    {
        Span<byte> buffer = stackalloc byte[1024];
        for (var row = 0; row < texts.Length; row++)
        {
            if (texts[row] is not { } text)
            {
                continue;
            }
            var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
            var bytes = longest <= buffer.Length ? buffer : new byte[longest];
            var length = Encoding.UTF8.GetBytes(text, bytes);
            fixed (byte* start = &MemoryMarshal.GetReference(bytes))
            {
                NativeMethods.duckdb_vector_assign_string_element_len(vector, (ulong)row, start, (ulong)length);
            }
        }
    }

    private static void MarkNulls(DuckDbValidity validity, nint vector, int from, int rows)
    {
        NativeMethods.duckdb_vector_ensure_validity_writable(vector);
        var words = NativeMethods.duckdb_vector_get_validity(vector);
        for (var row = 0; row < rows; row++)
        {
            var bit = 1UL << (row & 63);
            words[row >> 6] = validity.IsValid(from + row) ? words[row >> 6] | bit : words[row >> 6] & ~bit;
        }
    }

    private void Check(NativeState state)
    {
        if (state == NativeState.Success)
        {
            return;
        }
        var native = handle.DangerousGetHandle();
        var error = Marshal.PtrToStringUTF8(NativeMethods.duckdb_appender_error(native));
        throw new DuckDbException($"Cannot append to {table}: {error}", sql: null);
    }
}
