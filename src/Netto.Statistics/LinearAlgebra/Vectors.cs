using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>Sums over columns with eight fixed lanes: the same bits on every machine, wide registers or not.</summary>
internal static class Vectors
{
    private const int Lanes = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"lengths differ: {a.Length} and {b.Length}", nameof(b));
        }
        var sum = Vector512<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(a[i..]), Vector512.Create(b[i..]), sum);
        }
        var total = AddLanes(sum);
        for (; i < a.Length; i++)
        {
            total = Math.FusedMultiplyAdd(a[i], b[i], total);
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Sum(ReadOnlySpan<double> a)
    {
        var sum = Vector512<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            sum += Vector512.Create(a[i..]);
        }
        var total = AddLanes(sum);
        for (; i < a.Length; i++)
        {
            total += a[i];
        }
        return total;
    }

    /// <summary>Σ (a − mean)² less the square of the sum of deviations over n: right also when the mean is rounded.</summary>
    internal static double SumOfSquares(ReadOnlySpan<double> a, double mean)
    {
        var (square, sum) = SquaresAbout(a, mean);
        return mean == 0 ? square : square - (sum * sum / a.Length);
    }

    /// <summary>Σ (a − mean)² and Σ (a − mean).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static (double Squares, double Sum) SquaresAbout(ReadOnlySpan<double> a, double mean)
    {
        var (squares, sums) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var centre = Vector512.Create(mean);
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
        {
            var gap = Vector512.Create(a[i..]) - centre;
            squares = Vector512.FusedMultiplyAdd(gap, gap, squares);
            sums += gap;
        }
        var (square, sum) = (AddLanes(squares), AddLanes(sums));
        for (; i < a.Length; i++)
        {
            var gap = a[i] - mean;
            square += gap * gap;
            sum += gap;
        }
        return (square, sum);
    }

    /// <summary>target += factor × source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        if (target.Length != source.Length)
        {
            throw new ArgumentException($"lengths differ: {target.Length} and {source.Length}", nameof(source));
        }
        var f = Vector512.Create(factor);
        var t = MemoryMarshal.Cast<double, Vector512<double>>(target);
        var s = MemoryMarshal.Cast<double, Vector512<double>>(source);
        for (var i = 0; i < t.Length; i++)
        {
            t[i] = Vector512.FusedMultiplyAdd(s[i], f, t[i]);
        }
        for (var i = t.Length * Lanes; i < target.Length; i++)
        {
            target[i] = Math.FusedMultiplyAdd(source[i], factor, target[i]);
        }
    }

    /// <summary>target = a × b, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        var x = MemoryMarshal.Cast<double, Vector512<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector512<double>>(b);
        var t = MemoryMarshal.Cast<double, Vector512<double>>(target);
        for (var i = 0; i < x.Length; i++)
        {
            t[i] = x[i] * y[i];
        }
        for (var i = x.Length * Lanes; i < a.Length; i++)
        {
            target[i] = a[i] * b[i];
        }
    }

    /// <summary>target += a × b, element by element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target)
    {
        var x = MemoryMarshal.Cast<double, Vector512<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector512<double>>(b);
        var t = MemoryMarshal.Cast<double, Vector512<double>>(target);
        for (var i = 0; i < x.Length; i++)
        {
            t[i] = Vector512.FusedMultiplyAdd(x[i], y[i], t[i]);
        }
        for (var i = x.Length * Lanes; i < a.Length; i++)
        {
            target[i] = Math.FusedMultiplyAdd(a[i], b[i], target[i]);
        }
    }

    /// <summary>e^(value − shift), in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ExpOfDifference(Span<double> values, double shift)
    {
        var v = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var s = Vector512.Create(shift);
        for (var i = 0; i < v.Length; i++)
        {
            v[i] = Vector512.Exp(v[i] - s);
        }
        for (var i = v.Length * Lanes; i < values.Length; i++)
        {
            values[i] = Math.Exp(values[i] - shift);
        }
    }

    /// <summary>Natural logarithms, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Log(Span<double> values)
    {
        var v = MemoryMarshal.Cast<double, Vector512<double>>(values);
        for (var i = 0; i < v.Length; i++)
        {
            v[i] = Vector512.Log(v[i]);
        }
        for (var i = v.Length * Lanes; i < values.Length; i++)
        {
            values[i] = Math.Log(values[i]);
        }
    }

    /// <summary>The largest value; of at least one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Max(ReadOnlySpan<double> a)
    {
        var v = MemoryMarshal.Cast<double, Vector512<double>>(a);
        var wide = Vector512.Create(a[0]);
        foreach (var part in v)
        {
            wide = Vector512.Max(wide, part);
        }
        var largest = a[0];
        for (var lane = 0; lane < Lanes; lane++)
        {
            largest = Math.Max(largest, wide.GetElement(lane));
        }
        foreach (var rest in a[(v.Length * Lanes)..])
        {
            largest = Math.Max(largest, rest);
        }
        return largest;
    }

    internal static double Norm(ReadOnlySpan<double> a)
    {
        var squares = Dot(a, a);
        if (squares is > 1e-200 and < 1e200)
        {
            return Math.Sqrt(squares);
        }
        var largest = 0.0;
        foreach (var v in a)
        {
            largest = Math.Max(largest, Math.Abs(v));
        }
        if (largest is 0 || double.IsNaN(largest) || double.IsInfinity(largest))
        {
            return largest;
        }
        var sum = 0.0;
        foreach (var v in a)
        {
            sum += v / largest * (v / largest);
        }
        return largest * Math.Sqrt(sum);
    }

    /// <summary>Row of the first value that is NaN or infinite, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int FirstNotFinite(ReadOnlySpan<double> a)
    {
        var x = MemoryMarshal.Cast<double, Vector512<double>>(a);
        var zero = Vector512<double>.Zero;
        var bad = Vector512<double>.Zero;
        foreach (var v in x)
        {
            bad += v * zero; // NaN as soon as one value is not finite
        }
        var start = AddLanes(bad) == 0 ? x.Length * Lanes : 0;
        for (var i = start; i < a.Length; i++)
        {
            if (!double.IsFinite(a[i]))
            {
                return i;
            }
        }
        return -1;
    }

    internal static double AddLanes(Vector512<double> v)
    {
        var a = v.GetElement(0) + v.GetElement(4);
        var b = v.GetElement(1) + v.GetElement(5);
        var c = v.GetElement(2) + v.GetElement(6);
        var d = v.GetElement(3) + v.GetElement(7);
        return a + c + (b + d);
    }
}
