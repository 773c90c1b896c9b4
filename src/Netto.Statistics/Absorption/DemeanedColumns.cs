using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Columns less the effects of factors, made a block of rows at a time from the columns and the effects: no copy of the data is held.</summary>
/// <param name="Columns">The columns as given.</param>
/// <param name="Factors">The factors.</param>
/// <param name="Effects">Per eight columns and factor the effect of each level, a column a lane.</param>
/// <param name="Explained">Sums of products of what the factors explain of the columns.</param>
internal sealed record DemeanedColumns(
    double[][] Columns,
    IReadOnlyList<Clusters> Factors,
    Vector512<double>[][][] Effects,
    Matrix Explained
)
{
    private const int Lanes = ColumnGroup.Lanes;
    private readonly ColumnGroup[] groups = [.. Columns.Chunk(Lanes).Zip(Effects, (c, e) => Group(c, Factors, e))];

    private int Rows => Factors[0].Codes.Length;

    /// <summary>An array per column for the rows of a block.</summary>
    internal double[][] NewBlock() => [.. Columns.Select(_ => new double[CrossProducts.BlockRows])];

    /// <summary>Fills the first values of each target with a block of rows.</summary>
    internal void Fill(int start, int length, double[][] target)
    {
        Span<Vector512<double>> rows = stackalloc Vector512<double>[ColumnGroup.RowsAtOnce];
        var flat = MemoryMarshal.Cast<Vector512<double>, double>(rows);
        for (var from = 0; from < length; from += rows.Length)
        {
            var count = Math.Min(rows.Length, length - from);
            for (var g = 0; g < groups.Length; g++)
            {
                groups[g].Explain(start + from, rows[..count]);
                for (var lane = 0; lane < groups[g].Columns.Length; lane++)
                {
                    var column = groups[g].Columns[lane].AsSpan(start + from, count);
                    Subtract(column, flat[lane..], target[(g * Lanes) + lane].AsSpan(from, count));
                }
            }
        }
    }

    /// <summary>All rows of the columns, new.</summary>
    internal double[][] ToArrays()
    {
        double[][] made = [.. Columns.Select(_ => GC.AllocateUninitializedArray<double>(Rows))];
        var chunk = CrossProducts.ChunkRows(Rows);
        CrossProducts.ForEachChunk(
            (Rows + chunk - 1) / chunk,
            c =>
            {
                var (block, end) = (NewBlock(), (int)Math.Min(Rows, (long)(c + 1) * chunk));
                for (var start = c * chunk; start < end; start += CrossProducts.BlockRows)
                {
                    var length = Math.Min(CrossProducts.BlockRows, end - start);
                    Fill(start, length, block);
                    for (var j = 0; j < made.Length; j++)
                    {
                        block[j].AsSpan(0, length).CopyTo(made[j].AsSpan(start));
                    }
                }
            }
        );
        return made;
    }

    /// <summary>Effects of a combination of the columns, per factor.</summary>
    internal double[][] Combined(double[] of)
    {
        var combined = new double[Factors.Count][];
        for (var f = 0; f < combined.Length; f++)
        {
            var total = new double[Factors[f].Count];
            for (var g = 0; g < Effects.Length; g++)
            {
                var (effects, part) = (Effects[g][f], Lane(of, g));
                for (var level = 0; level < total.Length; level++)
                {
                    total[level] += Vectors.AddLanes(effects[level] * part);
                }
            }
            combined[f] = total;
        }
        return combined;
    }

    /// <summary>Σ over clusters of s s', s the sums of the first columns, each row times its score.</summary>
    /// <remarks>What a factor within the clusters explains is the same for all rows of a level: it takes the sum of their scores, and no look at the rows.</remarks>
    internal Matrix ClusterProducts(double[] scores, Clusters clusters, int count)
    {
        bool[] within = [.. Factors.Select(f => AbsorbedParameters.IsWithin(f, clusters))];
        ColumnGroup[] crossed =
        [
            .. Columns[..count].Chunk(Lanes).Select((c, g) => Group(c, Factors, Effects[g], f => !within[f])),
        ];
        Vector512<double>[][] sums = [];
        var levels = new (double[] Scores, int[] Clusters)[Factors.Count];
        Parallel.Invoke(
            () => sums = LevelSums.Of(crossed, clusters, scores),
            () =>
                Parallel.For(
                    0,
                    within.Length,
                    f => levels[f] = within[f] ? ByLevel(Factors[f], scores, clusters) : ([], [])
                )
        );
        for (var f = 0; f < within.Length; f++)
        {
            TakeOff(sums, f, levels[f]);
        }
        var products = LevelSums.Products(sums, sums).Submatrix([.. Enumerable.Range(0, count)]);
        products.Symmetrise();
        return products;
    }

    /// <summary>Sum of the scores of each level, and the cluster that it lies in.</summary>
    private static (double[] Scores, int[] Clusters) ByLevel(Clusters factor, double[] scores, Clusters clusters)
    {
        var (ofLevel, clusterOf) = (new double[factor.Count], new int[factor.Count]);
        for (var i = 0; i < scores.Length; i++)
        {
            var level = factor.Codes[i];
            ofLevel[level] += scores[i];
            clusterOf[level] = clusters.Codes[i];
        }
        return (ofLevel, clusterOf);
    }

    private void TakeOff(Vector512<double>[][] sums, int factor, (double[] Scores, int[] Clusters) levels)
    {
        for (var g = 0; g < sums.Length; g++)
        {
            var (into, effects) = (sums[g], Effects[g][factor]);
            for (var level = 0; level < levels.Scores.Length; level++)
            {
                into[levels.Clusters[level]] -= effects[level] * levels.Scores[level];
            }
        }
    }

    private static ColumnGroup Group(
        double[][] columns,
        IReadOnlyList<Clusters> factors,
        Vector512<double>[][] effects,
        Func<int, bool>? wanted = null
    ) =>
        new(
            columns,
            [.. factors.Select((factor, f) => (factor.Codes, effects[f])).Where((_, f) => wanted is null || wanted(f))]
        );

    private static Vector512<double> Lane(double[] of, int group)
    {
        var lane = new double[Lanes];
        of.AsSpan(group * Lanes, Math.Min(Lanes, of.Length - (group * Lanes))).CopyTo(lane);
        return Vector512.Create(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(ReadOnlySpan<double> column, ReadOnlySpan<double> explained, Span<double> target)
    {
        for (var i = 0; i < column.Length; i++)
        {
            target[i] = column[i] - explained[i * Lanes];
        }
    }
}
