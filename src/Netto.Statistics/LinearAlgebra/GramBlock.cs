using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>Where the columns of a block of rows are: in the data, or one after the other in a scratch array.</summary>
internal readonly ref struct GramBlock
{
    private readonly double[][]? columns;
    private readonly double[]? scratch;
    private readonly int at;

    /// <summary>Columns of the data from a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal GramBlock(double[][] columns, int start)
    {
        this.columns = columns;
        at = start;
    }

    /// <summary>Columns in a scratch array, a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal GramBlock(double[] scratch, int stride)
    {
        this.scratch = scratch;
        at = stride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ReadOnlySpan<double> Column(int j, int length) =>
        columns is not null ? columns[j].AsSpan(at, length) : scratch.AsSpan(j * at, length);

    /// <summary>The first value of column j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref double One(int j) => ref First(j);

    /// <summary>Four columns from column j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FourColumns Four(int j) => new(ref First(j), ref First(j + 1), ref First(j + 2), ref First(j + 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref double First(int j) =>
        ref MemoryMarshal.GetReference(columns is not null ? columns[j].AsSpan(at) : scratch.AsSpan(j * at));
}

/// <summary>The first values of four columns.</summary>
internal readonly ref struct FourColumns
{
    internal readonly ref double A;
    internal readonly ref double B;
    internal readonly ref double C;
    internal readonly ref double D;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FourColumns(ref double a, ref double b, ref double c, ref double d)
    {
        A = ref a;
        B = ref b;
        C = ref c;
        D = ref d;
    }
}
