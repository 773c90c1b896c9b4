using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>Tiles of 4 × 4 sums of products, and edges of 4 × 1, eight partial sums each.</summary>
internal sealed class GramTile(int tiles, int edges)
{
    private readonly Vector512<double>[] sums = new Vector512<double>[16 * tiles];
    private readonly Vector512<double>[] edgeSums = new Vector512<double>[4 * edges];

    /// <summary>Sets all sums to zero.</summary>
    internal void Clear()
    {
        Array.Clear(sums);
        Array.Clear(edgeSums);
    }

    /// <summary>The sum in a row of an edge.</summary>
    internal double EdgeSum(int edge, int row) => Vectors.AddLanes(edgeSums[(4 * edge) + row]);

    /// <summary>Adds the products of four columns with one; <paramref name="length"/> is a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddEdge(int edge, in FourColumns four, ref double one, nuint length)
    {
        ref var a0 = ref four.A;
        ref var a1 = ref four.B;
        ref var a2 = ref four.C;
        ref var a3 = ref four.D;
        var into = edgeSums.AsSpan(4 * edge, 4);
        var (s0, s1, s2, s3) = (into[0], into[1], into[2], into[3]);
        for (nuint r = 0; r < length; r += 8)
        {
            var y = Vector512.LoadUnsafe(ref one, r);
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a0, r), y, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a1, r), y, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a2, r), y, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a3, r), y, s3);
        }
        (into[0], into[1], into[2], into[3]) = (s0, s1, s2, s3);
    }

    /// <summary>The sum in a row and column of a tile.</summary>
    internal double Sum(int tile, int row, int column) => Vectors.AddLanes(sums[(16 * tile) + (4 * column) + row]);

    /// <summary>Adds the products of four columns with four columns; <paramref name="length"/> is a multiple of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(int tile, in FourColumns left, in FourColumns right, nuint length)
    {
        ref var a0 = ref left.A;
        ref var a1 = ref left.B;
        ref var a2 = ref left.C;
        ref var a3 = ref left.D;
        ref var b0 = ref right.A;
        ref var b1 = ref right.B;
        ref var b2 = ref right.C;
        ref var b3 = ref right.D;
        var into = sums.AsSpan(16 * tile, 16);
        var (s00, s10, s20, s30) = (into[0], into[1], into[2], into[3]);
        var (s01, s11, s21, s31) = (into[4], into[5], into[6], into[7]);
        var (s02, s12, s22, s32) = (into[8], into[9], into[10], into[11]);
        var (s03, s13, s23, s33) = (into[12], into[13], into[14], into[15]);
        for (nuint r = 0; r < length; r += 8)
        {
            var x0 = Vector512.LoadUnsafe(ref a0, r);
            var x1 = Vector512.LoadUnsafe(ref a1, r);
            var x2 = Vector512.LoadUnsafe(ref a2, r);
            var x3 = Vector512.LoadUnsafe(ref a3, r);
            var y = Vector512.LoadUnsafe(ref b0, r);
            s00 = Vector512.FusedMultiplyAdd(x0, y, s00);
            s10 = Vector512.FusedMultiplyAdd(x1, y, s10);
            s20 = Vector512.FusedMultiplyAdd(x2, y, s20);
            s30 = Vector512.FusedMultiplyAdd(x3, y, s30);
            y = Vector512.LoadUnsafe(ref b1, r);
            s01 = Vector512.FusedMultiplyAdd(x0, y, s01);
            s11 = Vector512.FusedMultiplyAdd(x1, y, s11);
            s21 = Vector512.FusedMultiplyAdd(x2, y, s21);
            s31 = Vector512.FusedMultiplyAdd(x3, y, s31);
            y = Vector512.LoadUnsafe(ref b2, r);
            s02 = Vector512.FusedMultiplyAdd(x0, y, s02);
            s12 = Vector512.FusedMultiplyAdd(x1, y, s12);
            s22 = Vector512.FusedMultiplyAdd(x2, y, s22);
            s32 = Vector512.FusedMultiplyAdd(x3, y, s32);
            y = Vector512.LoadUnsafe(ref b3, r);
            s03 = Vector512.FusedMultiplyAdd(x0, y, s03);
            s13 = Vector512.FusedMultiplyAdd(x1, y, s13);
            s23 = Vector512.FusedMultiplyAdd(x2, y, s23);
            s33 = Vector512.FusedMultiplyAdd(x3, y, s33);
        }
        (into[0], into[1], into[2], into[3]) = (s00, s10, s20, s30);
        (into[4], into[5], into[6], into[7]) = (s01, s11, s21, s31);
        (into[8], into[9], into[10], into[11]) = (s02, s12, s22, s32);
        (into[12], into[13], into[14], into[15]) = (s03, s13, s23, s33);
    }
}
