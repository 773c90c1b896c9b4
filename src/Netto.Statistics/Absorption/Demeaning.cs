using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Finds what factors explain of columns: the effects of all levels.</summary>
internal sealed class Demeaning
{
    private const int Lanes = ColumnGroup.Lanes;
    private readonly IReadOnlyList<Clusters> factors;
    private readonly double[]? weights;

    /// <summary>Prepares to take factors out.</summary>
    /// <param name="factors">At least one factor.</param>
    /// <param name="weights">Weights of the rows, or null.</param>
    internal Demeaning(IReadOnlyList<Clusters> factors, double[]? weights)
    {
        // The one with most levels is eliminated: the equations are those of the others.
        this.factors = [.. factors.OrderByDescending(f => f.Count)];
        this.weights = weights;
    }

    /// <summary>Steps of the slowest column.</summary>
    internal int Iterations { get; private set; }

    /// <summary>The columns less the effects.</summary>
    internal DemeanedColumns Of(IReadOnlyList<double[]> columns) => Of(columns, Squares(columns));

    /// <summary>The columns less the effects, which are made when rows are read; those given are left as they are.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="squares">Weighted sum of squares of each.</param>
    /// <remarks>
    /// With m the means by level of the first factor, r the sums by level of the others of what is left, and θ their effects, the products of
    /// what is explained are m'D₁m + r'θ.
    /// </remarks>
    internal DemeanedColumns Of(IReadOnlyList<double[]> columns, double[] squares)
    {
        ColumnGroup[] groups = [.. columns.Chunk(Lanes).Select(c => new ColumnGroup(c, []))];
        Vector512<double>[][] means = [];
        LevelSystem? system = null;
        double[] totals = [];
        Parallel.Invoke(
            () => means = LevelSums.Of(groups, factors[0], weights),
            () =>
            {
                system = factors.Count > 1 ? new LevelSystem(factors, weights) : null;
                totals = system?.FirstTotals ?? LevelRows.TotalsOf(factors[0], weights);
            }
        );
        Parallel.For(0, means.Length, g => Divide(means[g], totals));
        var explained = LevelSums.Products(means, means, totals);
        var effects = Array.ConvertAll(means, m => new[] { m });
        if (system is not null)
        {
            explained = explained.Plus(AddOthers(system, groups, effects, squares));
        }
        var products = explained.Submatrix([.. Enumerable.Range(0, columns.Count)]);
        products.Symmetrise();
        return new DemeanedColumns([.. columns], factors, effects, products);
    }

    private double[] Squares(IReadOnlyList<double[]> columns)
    {
        var squares = new double[columns.Count];
        Parallel.For(0, squares.Length, j => squares[j] = SumOfSquares(columns[j]));
        return squares;
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

    /// <summary>Puts the effects of the other factors beside those of the first; gives the products that they explain further.</summary>
    private Matrix AddOthers(
        LevelSystem system,
        ColumnGroup[] groups,
        Vector512<double>[][][] effects,
        double[] squares
    )
    {
        var sums = Sums(
            system,
            [.. groups.Select((g, at) => g with { Explained = [(factors[0].Codes, effects[at][0])] })]
        );
        var solver = new EffectsSolver(system);
        var found = new Vector512<double>[groups.Length][];
        for (var g = 0; g < groups.Length; g++)
        {
            (found[g], var iterations) = solver.Solve([.. sums[g]], Rounding(squares, g));
            Iterations = Math.Max(Iterations, iterations);
            system.SubtractMeans(found[g], effects[g][0]);
            var own = found[g];
            effects[g] =
            [
                effects[g][0],
                .. Enumerable
                    .Range(1, factors.Count - 1)
                    .Select(f => own.AsSpan(system.Offset(f), factors[f].Count).ToArray()),
            ];
        }
        return LevelSums.Products(sums, found);
    }

    /// <summary>Per group the sums by level of all factors but the first.</summary>
    private Vector512<double>[][] Sums(LevelSystem system, ColumnGroup[] within)
    {
        Vector512<double>[][] sums = [.. within.Select(_ => new Vector512<double>[system.Size])];
        for (var f = 1; f < factors.Count; f++)
        {
            var own = LevelSums.Of(within, factors[f], weights);
            for (var g = 0; g < sums.Length; g++)
            {
                own[g].CopyTo(sums[g], system.Offset(f));
            }
        }
        return sums;
    }

    private static void Divide(Vector512<double>[] sums, double[] totals)
    {
        for (var level = 0; level < sums.Length; level++)
        {
            sums[level] /= Vector512.Create(totals[level]);
        }
    }

    /// <summary>Squared length of what rounding alone leaves of the columns of a group.</summary>
    private static Vector512<double> Rounding(double[] squares, int group)
    {
        const double Unit = 1e-14;
        var sizes = new double[Lanes];
        for (var j = group * Lanes; j < Math.Min(squares.Length, (group + 1) * Lanes); j++)
        {
            sizes[j % Lanes] = Unit * Unit * squares[j];
        }
        return Vector512.Create(sizes);
    }
}
