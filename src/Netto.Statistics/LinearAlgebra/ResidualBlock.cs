using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>Residuals of a block of rows and their products with the columns, four columns at a time.</summary>
internal static class ResidualBlock
{
    private const int Lanes = 8;

    /// <summary>e = y − X b for the rows from <paramref name="start"/>.</summary>
    internal static void Fill(double[][] x, double[] y, double[] b, int start, Span<double> e)
    {
        y.AsSpan(start, e.Length).CopyTo(e);
        Subtract(x, b, start, e);
    }

    /// <summary>X b for the rows from <paramref name="start"/>; given −b, which callers of many blocks keep.</summary>
    internal static void Predict(double[][] x, double[] minusB, int start, Span<double> z)
    {
        z.Clear();
        Subtract(x, minusB, start, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(double[][] x, double[] b, int start, Span<double> e)
    {
        var j = 0;
        for (; j + 4 <= x.Length; j += 4)
        {
            Subtract(new GramBlock(x, start).Four(j), b.AsSpan(j, 4), e);
        }
        for (; j < x.Length; j++)
        {
            Vectors.AddScaled(e, x[j].AsSpan(start, e.Length), -b[j]);
        }
    }

    /// <summary>sums += X'e for the rows from <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddProducts(double[][] x, ReadOnlySpan<double> e, int start, double[] sums)
    {
        var j = 0;
        for (; j + 4 <= x.Length; j += 4)
        {
            Products(new GramBlock(x, start).Four(j), e, sums.AsSpan(j, 4));
        }
        for (; j < x.Length; j++)
        {
            sums[j] += Vectors.Dot(x[j].AsSpan(start, e.Length), e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(in FourColumns four, ReadOnlySpan<double> b, Span<double> e)
    {
        var (b0, b1) = (Vector512.Create(-b[0]), Vector512.Create(-b[1]));
        var (b2, b3) = (Vector512.Create(-b[2]), Vector512.Create(-b[3]));
        ref var target = ref MemoryMarshal.GetReference(e);
        var end = (nuint)(e.Length / Lanes * Lanes);
        for (nuint i = 0; i < end; i += Lanes)
        {
            var sum = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref four.A, i),
                b0,
                Vector512.LoadUnsafe(ref target, i)
            );
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.B, i), b1, sum);
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.C, i), b2, sum);
            Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.D, i), b3, sum).StoreUnsafe(ref target, i);
        }
        for (var i = (int)end; i < e.Length; i++)
        {
            var (a, c) = (At(ref four.A, i), At(ref four.C, i));
            e[i] = Math.FusedMultiplyAdd(a, -b[0], e[i]);
            e[i] = Math.FusedMultiplyAdd(At(ref four.B, i), -b[1], e[i]);
            e[i] = Math.FusedMultiplyAdd(c, -b[2], e[i]);
            e[i] = Math.FusedMultiplyAdd(At(ref four.D, i), -b[3], e[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products(in FourColumns four, ReadOnlySpan<double> e, Span<double> sums)
    {
        var zero = Vector512<double>.Zero;
        var (s0, s1, s2, s3) = (zero, zero, zero, zero);
        ref var source = ref MemoryMarshal.GetReference(e);
        var end = (nuint)(e.Length / Lanes * Lanes);
        for (nuint i = 0; i < end; i += Lanes)
        {
            var v = Vector512.LoadUnsafe(ref source, i);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.A, i), v, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.B, i), v, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.C, i), v, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref four.D, i), v, s3);
        }
        sums[0] += Vectors.AddLanes(s0);
        sums[1] += Vectors.AddLanes(s1);
        sums[2] += Vectors.AddLanes(s2);
        sums[3] += Vectors.AddLanes(s3);
        for (var i = (int)end; i < e.Length; i++)
        {
            sums[0] += At(ref four.A, i) * e[i];
            sums[1] += At(ref four.B, i) * e[i];
            sums[2] += At(ref four.C, i) * e[i];
            sums[3] += At(ref four.D, i) * e[i];
        }
    }

    private static double At(ref double first, int i) => System.Runtime.CompilerServices.Unsafe.Add(ref first, i);
}
