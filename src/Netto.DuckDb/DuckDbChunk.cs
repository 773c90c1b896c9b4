using System.Runtime.InteropServices;
using System.Text;
using Netto.DuckDb.Native;

namespace Netto.DuckDb;

/// <summary>Up to 2,048 rows of an answer, by column, in DuckDB's own memory. Valid until the next chunk is asked for or its result is disposed; spans must not be kept longer.</summary>
public sealed unsafe class DuckDbChunk
{
    private readonly ChunkHandle handle;
    private readonly IReadOnlyList<DuckDbColumnInfo> columns;

    internal DuckDbChunk(ChunkHandle handle, IReadOnlyList<DuckDbColumnInfo> columns)
    {
        this.handle = handle;
        this.columns = columns;
        RowCount = (int)NativeMethods.duckdb_data_chunk_get_size(handle);
    }

    /// <summary>Number of rows, at least 1.</summary>
    public int RowCount { get; }

    /// <summary>The values of a DOUBLE column; a NULL row holds anything.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public ReadOnlySpan<double> Doubles(int column) => Typed<double>(column, DuckDbType.Double);

    /// <summary>The values of an INTEGER column; a NULL row holds anything.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public ReadOnlySpan<int> Integers(int column) => Typed<int>(column, DuckDbType.Integer);

    /// <summary>The values of a BIGINT column; a NULL row holds anything.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public ReadOnlySpan<long> Longs(int column) => Typed<long>(column, DuckDbType.BigInt);

    /// <summary>The values of a BOOLEAN column; a NULL row holds anything.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public ReadOnlySpan<bool> Booleans(int column) => Typed<bool>(column, DuckDbType.Boolean);

    /// <summary>The values of a DATE column in days since 1970-01-01; a NULL row holds anything.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public ReadOnlySpan<int> Days(int column) => Typed<int>(column, DuckDbType.Date);

    /// <summary>The text of one row of a VARCHAR column; null where it is NULL.</summary>
    /// <exception cref="DuckDbException">The column is of another type.</exception>
    public string? Text(int column, int row) =>
        Validity(column).IsValid(row) ? Encoding.UTF8.GetString(Utf8(column, row)) : null;

    /// <summary>The UTF-8 bytes of one row of a VARCHAR column that is not NULL, without a copy.</summary>
    /// <exception cref="DuckDbException">The column is of another type, or the row is NULL.</exception>
    public ReadOnlySpan<byte> Utf8(int column, int row)
    {
        const int Inlined = 12;
        var entries = Typed<TextEntry>(column, DuckDbType.Text);
        if (!Validity(column).IsValid(row))
        {
            throw new DuckDbException($"Row {row} of column {columns[column].Name} is NULL.", sql: null);
        }
        ref readonly var entry = ref entries[row];
        if (entry.Length > Inlined)
        {
            return new ReadOnlySpan<byte>((void*)entry.Pointer, (int)entry.Length);
        }
        var bytes = MemoryMarshal.AsBytes(entries.Slice(row, 1));
        return bytes.Slice(sizeof(uint), (int)entry.Length);
    }

    /// <summary>Which rows of a column hold a value.</summary>
    public DuckDbChunkValidity Validity(int column) =>
        new(NativeMethods.duckdb_vector_get_validity(Vector(column)), RowCount);

    internal ReadOnlySpan<T> Raw<T>(int column)
        where T : unmanaged => new((void*)NativeMethods.duckdb_vector_get_data(Vector(column)), RowCount);

    private ReadOnlySpan<T> Typed<T>(int column, DuckDbType type)
        where T : unmanaged
    {
        var info = columns[column];
        return info.Type == type
            ? Raw<T>(column)
            : throw new DuckDbException(
                $"Column {info.Name} is {info.Type} and was asked as {type}. Cast it in the statement.",
                sql: null
            );
    }

    private nint Vector(int column)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns.Count, nameof(column));
        return NativeMethods.duckdb_data_chunk_get_vector(handle, (ulong)column);
    }

    /// <summary>DuckDB's text: up to 12 bytes lie in the entry itself, else 4 of them and a pointer.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TextEntry
    {
        public readonly uint Length;
        public readonly uint Prefix;
        public readonly nint Pointer;
    }
}

/// <summary>Which rows of a chunk's column hold a value: one bit a row in DuckDB's own memory.</summary>
public readonly unsafe ref struct DuckDbChunkValidity
{
    private readonly ReadOnlySpan<ulong> words;
    private readonly int rows;

    internal DuckDbChunkValidity(ulong* words, int rows)
    {
        this.words = words is null ? default : new ReadOnlySpan<ulong>(words, (rows + 63) / 64);
        this.rows = rows;
    }

    /// <summary>True where the column has no mask: no row is NULL. A mask may be there although all rows hold a value.</summary>
    public bool AllValid => words.IsEmpty;

    /// <summary>Whether this row (from 0) holds a value.</summary>
    public bool IsValid(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(row));
        return words.IsEmpty || (words[row >> 6] >> (row & 63) & 1) != 0;
    }
}
