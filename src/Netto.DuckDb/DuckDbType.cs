namespace Netto.DuckDb;

/// <summary>The types of DuckDB's columns, numbered as in its C API.</summary>
public enum DuckDbType
{
    /// <summary>No type.</summary>
    Invalid = 0,

    /// <summary>BOOLEAN, one byte.</summary>
    Boolean = 1,

    /// <summary>TINYINT, signed 8 bits.</summary>
    TinyInt = 2,

    /// <summary>SMALLINT, signed 16 bits.</summary>
    SmallInt = 3,

    /// <summary>INTEGER, signed 32 bits.</summary>
    Integer = 4,

    /// <summary>BIGINT, signed 64 bits.</summary>
    BigInt = 5,

    /// <summary>UTINYINT, unsigned 8 bits.</summary>
    UTinyInt = 6,

    /// <summary>USMALLINT, unsigned 16 bits.</summary>
    USmallInt = 7,

    /// <summary>UINTEGER, unsigned 32 bits.</summary>
    UInteger = 8,

    /// <summary>UBIGINT, unsigned 64 bits.</summary>
    UBigInt = 9,

    /// <summary>FLOAT, 32 bits.</summary>
    Float = 10,

    /// <summary>DOUBLE, 64 bits.</summary>
    Double = 11,

    /// <summary>TIMESTAMP in microseconds.</summary>
    Timestamp = 12,

    /// <summary>DATE, days since 1970-01-01.</summary>
    Date = 13,

    /// <summary>TIME in microseconds.</summary>
    Time = 14,

    /// <summary>INTERVAL.</summary>
    Interval = 15,

    /// <summary>HUGEINT, signed 128 bits: what <c>sum</c> of whole numbers gives.</summary>
    HugeInt = 16,

    /// <summary>VARCHAR, UTF-8 text.</summary>
    Text = 17,

    /// <summary>BLOB.</summary>
    Blob = 18,

    /// <summary>DECIMAL(width, scale).</summary>
    Decimal = 19,

    /// <summary>TIMESTAMP in seconds.</summary>
    TimestampSeconds = 20,

    /// <summary>TIMESTAMP in milliseconds.</summary>
    TimestampMilliseconds = 21,

    /// <summary>TIMESTAMP in nanoseconds.</summary>
    TimestampNanoseconds = 22,

    /// <summary>ENUM.</summary>
    Enum = 23,

    /// <summary>LIST.</summary>
    List = 24,

    /// <summary>STRUCT.</summary>
    Struct = 25,

    /// <summary>MAP.</summary>
    Map = 26,

    /// <summary>UUID.</summary>
    Uuid = 27,

    /// <summary>UNION.</summary>
    Union = 28,

    /// <summary>BIT.</summary>
    Bit = 29,

    /// <summary>TIME WITH TIME ZONE.</summary>
    TimeWithZone = 30,

    /// <summary>TIMESTAMP WITH TIME ZONE.</summary>
    TimestampWithZone = 31,

    /// <summary>UHUGEINT, unsigned 128 bits.</summary>
    UHugeInt = 32,

    /// <summary>ARRAY of fixed length.</summary>
    Array = 33,

    /// <summary>The type of a bare NULL.</summary>
    Null = 36,
}
