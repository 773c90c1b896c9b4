using System.Numerics;
using System.Runtime.InteropServices;
using Netto.Statistics.Models;

namespace Netto.Bench.Statistics.Topics;

/// <summary>The sum of all values of outcome and regressors, on all threads: the time that reading the data takes.</summary>
internal static class PlainSum
{
    internal static double Of(MadeData data)
    {
        DataColumn[] columns = [data.Y, .. data.Design.Columns];
        var sums = new double[columns.Length];
        Parallel.For(0, columns.Length, j => sums[j] = Sum(columns[j].Values));
        return sums.Sum();
    }

    private static double Sum(double[] values)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var i = 0;
        for (; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }
        var rest = 0.0;
        for (var r = i * Vector<double>.Count; r < values.Length; r++)
        {
            rest += values[r];
        }
        return Vector.Sum(a + b + c + d) + rest;
    }
}
