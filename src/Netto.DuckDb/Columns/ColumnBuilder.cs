using System.Runtime.CompilerServices;

namespace Netto.DuckDb.Columns;

/// <summary>Gathers the chunks of one column of an answer.</summary>
internal abstract class ColumnBuilder
{
    internal static ColumnBuilder For(DuckDbColumnInfo column, int index) =>
        column.Type switch
        {
            DuckDbType.Double => new Gathering<double, double>(index, value => value, Doubles(column.Name)),
            DuckDbType.Float => new Gathering<float, double>(index, value => value, Doubles(column.Name)),
            DuckDbType.Decimal => ForDecimal(column, index),
            DuckDbType.Integer => new Gathering<int, int>(index, value => value, Integers(column.Name)),
            DuckDbType.TinyInt => new Gathering<sbyte, int>(index, value => value, Integers(column.Name)),
            DuckDbType.SmallInt => new Gathering<short, int>(index, value => value, Integers(column.Name)),
            DuckDbType.UTinyInt => new Gathering<byte, int>(index, value => value, Integers(column.Name)),
            DuckDbType.USmallInt => new Gathering<ushort, int>(index, value => value, Integers(column.Name)),
            DuckDbType.BigInt => new Gathering<long, long>(index, value => value, Longs(column.Name)),
            DuckDbType.UInteger => new Gathering<uint, long>(index, value => value, Longs(column.Name)),
            DuckDbType.UBigInt => new Gathering<ulong, long>(index, value => checked((long)value), Longs(column.Name)),
            DuckDbType.HugeInt => new Gathering<Int128, long>(index, value => checked((long)value), Longs(column.Name)),
            DuckDbType.Boolean => new Gathering<bool, bool>(
                index,
                value => value,
                (values, validity) => new BooleanColumn(column.Name, values, validity)
            ),
            DuckDbType.Date => new Gathering<int, int>(
                index,
                value => value,
                (values, validity) => new DateColumn(column.Name, values, validity)
            ),
            DuckDbType.Null => new Gathering<int, int>(index, value => value, Integers(column.Name)),
            DuckDbType.Text => new TextGathering(index, column.Name),
            _ => throw new DuckDbException(
                $"Column {column.Name} is {column.Type}, which cannot be read whole. Cast it in the statement.",
                sql: null
            ),
        };

    internal abstract void Add(DuckDbChunk chunk);

    internal abstract DuckDbColumn Build();

    private static ColumnBuilder ForDecimal(DuckDbColumnInfo column, int index)
    {
        var unit = Math.Pow(10, column.DecimalScale);
        var doubles = Doubles(column.Name);
        return column.StorageType switch
        {
            DuckDbType.SmallInt => new Gathering<short, double>(index, value => value / unit, doubles),
            DuckDbType.Integer => new Gathering<int, double>(index, value => value / unit, doubles),
            DuckDbType.BigInt => new Gathering<long, double>(index, value => value / unit, doubles),
            _ => new Gathering<Int128, double>(index, value => (double)value / unit, doubles),
        };
    }

    private static Func<double[], DuckDbValidity, DuckDbColumn> Doubles(string name) =>
        (values, validity) => new DoubleColumn(name, values, validity);

    private static Func<int[], DuckDbValidity, DuckDbColumn> Integers(string name) =>
        (values, validity) => new IntegerColumn(name, values, validity);

    private static Func<long[], DuckDbValidity, DuckDbColumn> Longs(string name) =>
        (values, validity) => new LongColumn(name, values, validity);

    private sealed class Gathering<TStored, TValue>(
        int column,
        Func<TStored, TValue> convert,
        Func<TValue[], DuckDbValidity, DuckDbColumn> finish
    ) : ColumnBuilder
        where TStored : unmanaged
    {
        private TValue[] values = [];
        private bool[]? valid;
        private int count;

        internal override void Add(DuckDbChunk chunk)
        {
            var needed = count + chunk.RowCount;
            Grow(ref values, needed);
            var source = chunk.Raw<TStored>(column);
            var validity = chunk.Validity(column);
            if (valid is null && !validity.AllValid)
            {
                valid = new bool[values.Length];
                valid.AsSpan(0, count).Fill(value: true);
            }
            CopyValues(source, validity);
            if (valid is not null)
            {
                Grow(ref valid, needed);
                for (var row = 0; row < source.Length; row++)
                {
                    valid[count + row] = validity.IsValid(row);
                }
            }
            count = needed;
        }

        internal override DuckDbColumn Build()
        {
            Array.Resize(ref values, count);
            if (valid is null)
            {
                return finish(values, DuckDbValidity.All(count));
            }
            Array.Resize(ref valid, count);
            return finish(values, DuckDbValidity.Of(valid));
        }

        private void CopyValues(ReadOnlySpan<TStored> source, DuckDbChunkValidity validity)
        {
            if (typeof(TStored) == typeof(TValue))
            {
                source.CopyTo(Unsafe.As<TValue[], TStored[]>(ref values).AsSpan(count));
                return;
            }
            for (var row = 0; row < source.Length; row++)
            {
                // A NULL's slot may hold anything, also what does not convert.
                values[count + row] = validity.IsValid(row) ? convert(source[row]) : default!;
            }
        }
    }

    private sealed class TextGathering(int column, string name) : ColumnBuilder
    {
        private readonly TextCache cache = new();
        private string?[] values = [];
        private int count;

        internal override void Add(DuckDbChunk chunk)
        {
            Grow(ref values, count + chunk.RowCount);
            var validity = chunk.Validity(column);
            for (var row = 0; row < chunk.RowCount; row++)
            {
                values[count + row] = validity.IsValid(row) ? cache.Get(chunk.Utf8(column, row)) : null;
            }
            count += chunk.RowCount;
        }

        internal override DuckDbColumn Build()
        {
            Array.Resize(ref values, count);
            return new TextColumn(name, values);
        }
    }

    private static void Grow<T>(ref T[] array, int needed)
    {
        if (array.Length < needed)
        {
            Array.Resize(ref array, Math.Max(needed, Math.Max(2048, array.Length * 2)));
        }
    }
}
