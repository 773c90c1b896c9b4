using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Columns less what factors explain of them: their residuals on the dummies of all levels.</summary>
internal sealed class Demeaning
{
    private const int Lanes = 8;
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

    /// <summary>New columns, demeaned; those given are left as they are.</summary>
    internal double[][] Of(IReadOnlyList<double[]> columns)
    {
        var demeaned = new double[columns.Count][];
        Parallel.For(0, columns.Count, j => demeaned[j] = WithinFirst(columns[j]));
        if (factors.Count == 1)
        {
            return demeaned;
        }
        var system = new LevelSystem(factors, weights);
        var solver = new EffectsSolver(system);
        for (var j = 0; j < demeaned.Length; j += Lanes)
        {
            var at = j..Math.Min(j + Lanes, demeaned.Length);
            TakeOut((system, solver), demeaned[at], Rounding([.. columns.Take(at)]));
        }
        return demeaned;
    }

    private double[] WithinFirst(double[] column)
    {
        var codes = factors[0].Codes;
        var means = new double[totals.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            means[codes[i]] += weights is null ? column[i] : weights[i] * column[i];
        }
        for (var g = 0; g < means.Length; g++)
        {
            means[g] /= totals[g];
        }
        var within = GC.AllocateUninitializedArray<double>(column.Length);
        for (var i = 0; i < codes.Length; i++)
        {
            within[i] = column[i] - means[codes[i]];
        }
        return within;
    }

    /// <summary>Takes the effects of the other factors out of at most eight columns.</summary>
    private void TakeOut(
        (LevelSystem Levels, EffectsSolver Solver) system,
        double[][] columns,
        Vector512<double> rounding
    )
    {
        var (levels, solver) = system;
        var sums = new Vector512<double>[levels.Size];
        Parallel.For(0, columns.Length, lane => AddSums(levels, columns[lane], lane, sums));
        var (effects, iterations) = solver.Solve(sums, rounding);
        Iterations = Math.Max(Iterations, iterations);
        var means = levels.NewMeans();
        levels.Means(effects, means);
        Parallel.For(0, columns.Length, lane => Subtract(levels, (effects, means), columns[lane], lane));
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

    private void AddSums(LevelSystem system, double[] column, int lane, Vector512<double>[] sums)
    {
        var flat = MemoryMarshal.Cast<Vector512<double>, double>(sums.AsSpan());
        for (var f = 1; f < factors.Count; f++)
        {
            var codes = factors[f].Codes;
            var part = flat[((system.Offset(f) * Lanes) + lane)..];
            for (var i = 0; i < codes.Length; i++)
            {
                part[codes[i] * Lanes] += weights is null ? column[i] : weights[i] * column[i];
            }
        }
    }

    private void Subtract(
        LevelSystem system,
        (Vector512<double>[] Effects, Vector512<double>[] Means) solved,
        double[] column,
        int lane
    )
    {
        var means = MemoryMarshal.Cast<Vector512<double>, double>(solved.Means.AsSpan())[lane..];
        var all = MemoryMarshal.Cast<Vector512<double>, double>(solved.Effects.AsSpan());
        var codes = factors[0].Codes;
        for (var i = 0; i < codes.Length; i++)
        {
            column[i] += means[codes[i] * Lanes];
        }
        for (var f = 1; f < factors.Count; f++)
        {
            var effects = all[((system.Offset(f) * Lanes) + lane)..];
            codes = factors[f].Codes;
            for (var i = 0; i < codes.Length; i++)
            {
                column[i] -= effects[codes[i] * Lanes];
            }
        }
    }
}
