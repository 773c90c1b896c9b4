using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Netto.Statistics.Absorption;

/// <summary>The first values of eight columns, added to sums by level eight rows at a time, with a row a vector.</summary>
/// <remarks>Eight by eight values are turned and stay in registers: stored on the way they cost more than the sums that they are for.</remarks>
internal readonly ref struct EightColumns
{
    private readonly ref double a;
    private readonly ref double b;
    private readonly ref double c;
    private readonly ref double d;
    private readonly ref double e;
    private readonly ref double f;
    private readonly ref double g;
    private readonly ref double h;

    /// <summary>Columns from a row.</summary>
    /// <param name="columns">One to eight columns.</param>
    /// <param name="start">The row.</param>
    /// <param name="zeros">As many zeros as rows will be read: they stand for columns that are not there.</param>
    internal EightColumns(double[][] columns, int start, double[] zeros)
    {
        a = ref First(columns, 0, start, zeros);
        b = ref First(columns, 1, start, zeros);
        c = ref First(columns, 2, start, zeros);
        d = ref First(columns, 3, start, zeros);
        e = ref First(columns, 4, start, zeros);
        f = ref First(columns, 5, start, zeros);
        g = ref First(columns, 6, start, zeros);
        h = ref First(columns, 7, start, zeros);
    }

    /// <summary>Whether this machine can turn the values.</summary>
    internal static bool IsSupported => Avx512F.IsSupported;

    /// <summary>Adds rows from the start, less effects, times a scale, to the sums of their levels.</summary>
    /// <param name="codes">The level of each row: as many rows as there are, a multiple of eight.</param>
    /// <param name="scale">What each row is multiplied by; empty for nothing.</param>
    /// <param name="own">The level of each row whose effect is taken off.</param>
    /// <param name="effects">These effects; empty for none.</param>
    /// <param name="sums">A sum per level.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddTo(
        ReadOnlySpan<int> codes,
        ReadOnlySpan<double> scale,
        ReadOnlySpan<int> own,
        ReadOnlySpan<Vector512<double>> effects,
        Span<Vector512<double>> sums
    )
    {
        for (var i = 0; i < codes.Length; i += 8)
        {
            var at = (nuint)i;
            var (low0, high0) = Pair(Vector512.LoadUnsafe(ref a, at), Vector512.LoadUnsafe(ref b, at));
            var (low1, high1) = Pair(Vector512.LoadUnsafe(ref c, at), Vector512.LoadUnsafe(ref d, at));
            var (low2, high2) = Pair(Vector512.LoadUnsafe(ref e, at), Vector512.LoadUnsafe(ref f, at));
            var (low3, high3) = Pair(Vector512.LoadUnsafe(ref g, at), Vector512.LoadUnsafe(ref h, at));
            var (even0, even2) = Halves(low0, low1); // rows 0 and 4, rows 2 and 6
            var (even1, even3) = Halves(low2, low3);
            var (odd0, odd2) = Halves(high0, high1);
            var (odd1, odd3) = Halves(high2, high3);
            var (r0, r4) = Halves(even0, even1);
            var (r2, r6) = Halves(even2, even3);
            var (r1, r5) = Halves(odd0, odd1);
            var (r3, r7) = Halves(odd2, odd3);
            if (!effects.IsEmpty)
            {
                var of = own.Slice(i, 8);
                (r0, r1, r2, r3) = (r0 - effects[of[0]], r1 - effects[of[1]], r2 - effects[of[2]], r3 - effects[of[3]]);
                (r4, r5, r6, r7) = (r4 - effects[of[4]], r5 - effects[of[5]], r6 - effects[of[6]], r7 - effects[of[7]]);
            }
            if (!scale.IsEmpty)
            {
                var by = scale.Slice(i, 8);
                (r0, r1, r2, r3) = (r0 * by[0], r1 * by[1], r2 * by[2], r3 * by[3]);
                (r4, r5, r6, r7) = (r4 * by[4], r5 * by[5], r6 * by[6], r7 * by[7]);
            }
            var to = codes.Slice(i, 8);
            sums[to[0]] += r0;
            sums[to[1]] += r1;
            sums[to[2]] += r2;
            sums[to[3]] += r3;
            sums[to[4]] += r4;
            sums[to[5]] += r5;
            sums[to[6]] += r6;
            sums[to[7]] += r7;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Low, Vector512<double> High) Pair(
        Vector512<double> one,
        Vector512<double> other
    ) => (Avx512F.UnpackLow(one, other), Avx512F.UnpackHigh(one, other));

    /// <summary>The even and the odd quarters of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> Even, Vector512<double> Odd) Halves(
        Vector512<double> one,
        Vector512<double> other
    ) => (Avx512F.Shuffle4x128(one, other, 0b10_00_10_00), Avx512F.Shuffle4x128(one, other, 0b11_01_11_01));

    private static ref double First(double[][] columns, int j, int start, double[] zeros) =>
        ref j < columns.Length ? ref columns[j][start] : ref zeros[0];
}
