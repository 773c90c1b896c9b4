using System.Runtime.CompilerServices;

namespace Netto.Statistics.LinearAlgebra;

/// <summary>The sums of products of columns of one chunk of rows, kept in vectors until the chunk is done.</summary>
/// <remarks>
/// Columns go in tiles of four by four, whose 16 sums stay in registers. One or two columns more than a multiple of four go in edges of
/// four by one; with three the last tile begins earlier: a few products are made twice and stored once.
/// </remarks>
internal sealed class GramWork
{
    private const int Lanes = 8;
    private readonly int size;
    private readonly int[] starts;
    private readonly int rest;
    private readonly GramTile tile;
    private double[]? scratch;
    private readonly double[] left;
    private readonly double[] right;
    private readonly double[] few;

    internal GramWork(int size)
    {
        this.size = size;
        rest = size < 4 || size % 4 == 3 ? 0 : size % 4;
        starts = Starts(size - rest);
        tile = new GramTile(starts.Length * (starts.Length + 1) / 2, rest * (starts.Length + 1));
        (left, right) = (new double[size * Lanes], new double[size * Lanes]);
        few = new double[starts.Length == 0 ? size * size : 0];
    }

    /// <summary>The lower triangle, column by column.</summary>
    internal double[] Sums => starts.Length == 0 ? (double[])few.Clone() : Reduced();

    /// <summary>Makes it as new, for another chunk.</summary>
    internal void Clear()
    {
        tile.Clear();
        Array.Clear(few);
    }

    internal void AddBlock(double[][] columns, int start, int length)
    {
        var block = new GramBlock(columns, start);
        Add(block, block, length);
    }

    internal void AddScaledBlock(double[][] columns, ReadOnlySpan<double> scale, int start)
    {
        Scale(columns, scale, start);
        var block = new GramBlock(Scaled, CrossProducts.BlockRows);
        Add(block, block, scale.Length);
    }

    internal void AddWeightedBlock(double[][] columns, ReadOnlySpan<double> weights, int start)
    {
        Scale(columns, weights, start);
        Add(new GramBlock(Scaled, CrossProducts.BlockRows), new GramBlock(columns, start), weights.Length);
    }

    private double[] Scaled => scratch ??= new double[size * CrossProducts.BlockRows];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scale(double[][] columns, ReadOnlySpan<double> scale, int start)
    {
        for (var j = 0; j < size; j++)
        {
            var target = Scaled.AsSpan(j * CrossProducts.BlockRows, scale.Length);
            Vectors.Multiply(columns[j].AsSpan(start, scale.Length), scale, target);
        }
    }

    private void Add(in GramBlock one, in GramBlock other, int length)
    {
        if (starts.Length == 0)
        {
            AddFew(one, other, length);
            return;
        }
        var whole = length / Lanes * Lanes;
        AddTiles(one, other, whole);
        if (whole < length)
        {
            Pad(one, left, (whole, length));
            Pad(other, right, (whole, length));
            AddTiles(new GramBlock(left, Lanes), new GramBlock(right, Lanes), Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTiles(in GramBlock one, in GramBlock other, int length)
    {
        var at = 0;
        for (var j = 0; j < starts.Length; j++)
        {
            for (var i = j; i < starts.Length; i++)
            {
                tile.Add(at++, one.Four(starts[i]), other.Four(starts[j]), (nuint)length);
            }
        }
        at = 0;
        for (var row = size - rest; row < size; row++)
        {
            for (var j = 0; j < starts.Length; j++)
            {
                tile.AddEdge(at++, other.Four(starts[j]), ref one.One(row), (nuint)length);
            }
            // The last four columns, of which the rest are part.
            tile.AddEdge(at++, other.Four(size - 4), ref one.One(row), (nuint)length);
        }
    }

    /// <summary>Fewer than four columns.</summary>
    private void AddFew(in GramBlock one, in GramBlock other, int length)
    {
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                few[(j * size) + i] += Vectors.Dot(one.Column(i, length), other.Column(j, length));
            }
        }
    }

    /// <summary>The last rows, with zeros up to a whole vector.</summary>
    private void Pad(in GramBlock block, double[] target, (int From, int Length) rows)
    {
        Array.Clear(target);
        for (var j = 0; j < size; j++)
        {
            block.Column(j, rows.Length)[rows.From..].CopyTo(target.AsSpan(j * Lanes));
        }
    }

    private double[] Reduced()
    {
        var sums = new double[size * size];
        var at = 0;
        for (var j = 0; j < starts.Length; j++)
        {
            for (var i = j; i < starts.Length; i++, at++)
            {
                for (var c = 0; c < 4; c++)
                {
                    for (var r = 0; r < 4; r++)
                    {
                        var (row, column) = (starts[i] + r, starts[j] + c);
                        if (row >= column)
                        {
                            sums[(column * size) + row] = tile.Sum(at, r, c);
                        }
                    }
                }
            }
        }
        AddEdges(sums);
        return sums;
    }

    private void AddEdges(double[] sums)
    {
        var at = 0;
        for (var row = size - rest; row < size; row++)
        {
            foreach (var start in (int[])[.. starts, size - 4])
            {
                for (var r = 0; r < 4; r++)
                {
                    if (start + r <= row)
                    {
                        sums[((start + r) * size) + row] = tile.EdgeSum(at, r);
                    }
                }
                at++;
            }
        }
    }

    private static int[] Starts(int size)
    {
        if (size < 4)
        {
            return [];
        }
        var first = new int[(size + 3) / 4];
        for (var t = 0; t < first.Length; t++)
        {
            first[t] = Math.Min(4 * t, size - 4);
        }
        return first;
    }
}
