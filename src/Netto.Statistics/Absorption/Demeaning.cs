using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Finds what factors explain of columns: the effects of all levels.</summary>
internal sealed class Demeaning
{
    private const int Lanes = DemeanedColumns.Lanes;
    private readonly IReadOnlyList<Clusters> factors;
    private readonly double[]? weights;
    private readonly double[] totals;

    /// <summary>Prepares to take factors out.</summary>
    /// <param name="factors">At least one factor.</param>
    /// <param name="weights">Weights of the rows, or null.</param>
    internal Demeaning(IReadOnlyList<Clusters> factors, double[]? weights)
    {
        // The one with most levels is eliminated: the equations are those of the others.
        this.factors = [.. factors.OrderByDescending(f => f.Count)];
        this.weights = weights;
        totals = new double[this.factors[0].Count];
        for (var i = 0; i < this.factors[0].Codes.Length; i++)
        {
            totals[this.factors[0].Codes[i]] += weights is null ? 1 : weights[i];
        }
    }

    /// <summary>Steps of the slowest column.</summary>
    internal int Iterations { get; private set; }

    /// <summary>The columns less the effects, which are made when rows are read; those given are left as they are.</summary>
    internal DemeanedColumns Of(IReadOnlyList<double[]> columns)
    {
        double[][][] groups = [.. columns.Chunk(Lanes)];
        var effects = new Vector512<double>[groups.Length][][];
        Parallel.For(0, groups.Length, g => effects[g] = [MeansOfFirst(groups[g])]);
        if (factors.Count > 1)
        {
            var system = new LevelSystem(factors, weights);
            var solver = new EffectsSolver(system);
            for (var g = 0; g < groups.Length; g++)
            {
                effects[g] = WithOthers((system, solver), groups[g], effects[g][0]);
            }
        }
        return new DemeanedColumns(
            [.. columns],
            [.. factors.Select(f => f.Codes)],
            effects,
            (group, f, sums) => FillSums(groups[group], f, effects[group][f], sums)
        );
    }

    private Vector512<double>[] MeansOfFirst(double[][] columns)
    {
        var means = new Vector512<double>[totals.Length];
        AddSums(columns, 0, means);
        for (var g = 0; g < means.Length; g++)
        {
            means[g] /= Vector512.Create(totals[g]);
        }
        return means;
    }

    private void FillSums(double[][] columns, int factor, Vector512<double>[] effects, Vector512<double>[] sums)
    {
        if (factors.Count > 1)
        {
            Array.Clear(sums);
            AddSums(columns, factor, sums);
            return;
        }
        for (var g = 0; g < sums.Length; g++)
        {
            sums[g] = effects[g] * totals[g]; // with one factor the effects are the means
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSums(double[][] columns, int factor, Vector512<double>[] sums)
    {
        var codes = factors[factor].Codes;
        var flat = MemoryMarshal.Cast<Vector512<double>, double>(sums.AsSpan());
        for (var start = 0; start < codes.Length; start += CrossProducts.BlockRows)
        {
            // A block of a column at a time: its rows stay in the cache for the lanes beside it.
            var end = Math.Min(codes.Length, start + CrossProducts.BlockRows);
            for (var lane = 0; lane < columns.Length; lane++)
            {
                var column = columns[lane];
                for (var i = start; i < end; i++)
                {
                    flat[(codes[i] * Lanes) + lane] += weights is null ? column[i] : weights[i] * column[i];
                }
            }
        }
    }

    /// <summary>Effects of the first factor and of the others, of at most eight columns.</summary>
    private Vector512<double>[][] WithOthers(
        (LevelSystem Levels, EffectsSolver Solver) system,
        double[][] columns,
        Vector512<double>[] first
    )
    {
        var (levels, solver) = system;
        var sums = new Vector512<double>[levels.Size];
        Parallel.For(0, columns.Length, lane => AddSums(levels, (columns[lane], first), lane, sums));
        var (effects, iterations) = solver.Solve(sums, Rounding(columns));
        Iterations = Math.Max(Iterations, iterations);
        levels.SubtractMeans(effects, first);
        return
        [
            first,
            .. Enumerable
                .Range(1, factors.Count - 1)
                .Select(f => effects.AsSpan(levels.Offset(f), factors[f].Count).ToArray()),
        ];
    }

    /// <summary>Squared length of what rounding alone leaves of a column.</summary>
    private Vector512<double> Rounding(double[][] columns)
    {
        const double Unit = 1e-14;
        var sizes = new double[Lanes];
        Parallel.For(0, columns.Length, lane => sizes[lane] = Unit * Unit * SumOfSquares(columns[lane]));
        return Vector512.Create(sizes);
    }

    private double SumOfSquares(double[] column)
    {
        if (weights is null)
        {
            return Vectors.Dot(column, column);
        }
        var sum = 0.0;
        for (var i = 0; i < column.Length; i++)
        {
            sum += weights[i] * column[i] * column[i];
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSums(
        LevelSystem system,
        (double[] Values, Vector512<double>[] Means) column,
        int lane,
        Vector512<double>[] sums
    )
    {
        var flat = MemoryMarshal.Cast<Vector512<double>, double>(sums.AsSpan());
        var means = MemoryMarshal.Cast<Vector512<double>, double>(column.Means.AsSpan())[lane..];
        var (values, own) = (column.Values, factors[0].Codes);
        for (var f = 1; f < factors.Count; f++)
        {
            var codes = factors[f].Codes;
            var part = flat[((system.Offset(f) * Lanes) + lane)..];
            for (var i = 0; i < codes.Length; i++)
            {
                var within = values[i] - means[own[i] * Lanes];
                part[codes[i] * Lanes] += weights is null ? within : weights[i] * within;
            }
        }
    }
}
