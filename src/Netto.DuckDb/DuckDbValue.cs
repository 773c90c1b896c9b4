using System.Runtime.InteropServices;

namespace Netto.DuckDb;

/// <summary>What kind of value a <see cref="DuckDbValue"/> holds.</summary>
public enum DuckDbValueKind
{
    /// <summary>SQL NULL.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Long,

    /// <summary>A double.</summary>
    Double,

    /// <summary>A date.</summary>
    Date,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>One value: a parameter of a statement, or a single answer. Converts by itself from bool, long, double, date and text.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuckDbValue
{
    private readonly long bits;
    private readonly string? text;

    private DuckDbValue(DuckDbValueKind kind, long bits, string? text = null)
    {
        Kind = kind;
        this.bits = bits;
        this.text = text;
    }

    /// <summary>SQL NULL.</summary>
    public static DuckDbValue Null => default;

    /// <summary>What it holds.</summary>
    public DuckDbValueKind Kind { get; }

    /// <summary>True where it is SQL NULL.</summary>
    public bool IsNull => Kind == DuckDbValueKind.Null;

    /// <summary>A truth value.</summary>
    public static DuckDbValue Of(bool value) => new(DuckDbValueKind.Boolean, value ? 1 : 0);

    /// <summary>A whole number.</summary>
    public static DuckDbValue Of(long value) => new(DuckDbValueKind.Long, value);

    /// <summary>A double; NaN stays NaN and is not NULL.</summary>
    public static DuckDbValue Of(double value) => new(DuckDbValueKind.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A date.</summary>
    public static DuckDbValue Of(DateOnly value) => new(DuckDbValueKind.Date, DuckDbDate.ToDays(value));

    /// <summary>A date in days since 1970-01-01.</summary>
    public static DuckDbValue OfDays(int days) => new(DuckDbValueKind.Date, days);

    /// <summary>Text; null becomes SQL NULL.</summary>
    public static DuckDbValue Of(string? value) => value is null ? Null : new(DuckDbValueKind.Text, 0, value);

    /// <summary>A truth value.</summary>
    public static implicit operator DuckDbValue(bool value) => Of(value);

    /// <summary>A whole number.</summary>
    public static implicit operator DuckDbValue(long value) => Of(value);

    /// <summary>A double.</summary>
    public static implicit operator DuckDbValue(double value) => Of(value);

    /// <summary>A date.</summary>
    public static implicit operator DuckDbValue(DateOnly value) => Of(value);

    /// <summary>Text, or NULL.</summary>
    public static implicit operator DuckDbValue(string? value) => Of(value);

    /// <summary>The truth value held.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public bool AsBoolean() => Expect(DuckDbValueKind.Boolean).bits != 0;

    /// <summary>The whole number held.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public long AsLong() => Expect(DuckDbValueKind.Long).bits;

    /// <summary>The double held; a whole number is widened.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public double AsDouble() =>
        Kind == DuckDbValueKind.Long ? bits : BitConverter.Int64BitsToDouble(Expect(DuckDbValueKind.Double).bits);

    /// <summary>The date held.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public DateOnly AsDate() => DuckDbDate.FromDays(AsDays());

    /// <summary>The date held, in days since 1970-01-01.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public int AsDays() => (int)Expect(DuckDbValueKind.Date).bits;

    /// <summary>The text held.</summary>
    /// <exception cref="DuckDbException">It holds something else.</exception>
    public string AsText() => Expect(DuckDbValueKind.Text).text!;

    private DuckDbValue Expect(DuckDbValueKind kind) =>
        Kind == kind ? this : throw new DuckDbException($"The value is {Kind}, and was asked as {kind}.", sql: null);
}
