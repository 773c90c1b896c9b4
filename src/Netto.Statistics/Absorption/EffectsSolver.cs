using System.Runtime.Intrinsics;

namespace Netto.Statistics.Absorption;

/// <summary>Conjugate gradients on the normal equations of the effects, scaled by the weight of each level, eight columns at once.</summary>
/// <remarks>
/// Hestenes and Stiefel (1952), doi:10.6028/jres.049.044. The equations are singular (a constant may move between factors) but
/// consistent: the steps stay where they are not. This is alternating projection (Gaure 2013, doi:10.1016/j.csda.2013.03.024) with
/// the acceleration that is best for it.
/// </remarks>
internal sealed class EffectsSolver
{
    /// <summary>Size of the remainder, relative to that at the start, at which a column is done.</summary>
    private const double Tolerance = 1e-11;
    private const int MostIterations = 20_000;
    private readonly LevelSystem system;
    private readonly Vector512<double>[] direction;
    private readonly Vector512<double>[] product;

    internal EffectsSolver(LevelSystem system)
    {
        this.system = system;
        direction = new Vector512<double>[system.Size];
        product = new Vector512<double>[system.Size];
    }

    /// <summary>Solves S θ = s; s becomes the remainder.</summary>
    /// <param name="remainder">s.</param>
    /// <param name="rounding">Size per column under which a remainder is nothing but rounding.</param>
    internal (Vector512<double>[] Effects, int Iterations) Solve(
        Vector512<double>[] remainder,
        Vector512<double> rounding
    )
    {
        var effects = new Vector512<double>[system.Size];
        var size = Start(remainder);
        var enough = Vector512.Max(size * Vector512.Create(Tolerance * Tolerance), rounding);
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            var open = Vector512.GreaterThan(size, enough);
            if (open == Vector512<double>.Zero)
            {
                return (effects, iteration);
            }
            system.Times(direction, product);
            var step = Quotient(size, Curvature(), open);
            var next = Step(effects, remainder, step);
            Turn(remainder, Quotient(next, size, open));
            size = next;
        }
        throw new StatisticsException(
            StatisticsErrors.NotConverged,
            $"The absorbed effects did not settle in {MostIterations:N0} steps.",
            "Look for factors that hardly overlap, or absorb fewer."
        );
    }

    /// <summary>Sets the first direction; gives r'D⁻¹r.</summary>
    private Vector512<double> Start(Vector512<double>[] remainder)
    {
        var size = Vector512<double>.Zero;
        for (var h = 0; h < remainder.Length; h++)
        {
            direction[h] = remainder[h] / system.Totals[h];
            size = Vector512.FusedMultiplyAdd(remainder[h], direction[h], size);
        }
        return size;
    }

    private Vector512<double> Curvature()
    {
        var sum = Vector512<double>.Zero;
        for (var h = 0; h < direction.Length; h++)
        {
            sum = Vector512.FusedMultiplyAdd(direction[h], product[h], sum);
        }
        return sum;
    }

    private Vector512<double> Step(Vector512<double>[] effects, Vector512<double>[] remainder, Vector512<double> step)
    {
        var size = Vector512<double>.Zero;
        for (var h = 0; h < remainder.Length; h++)
        {
            effects[h] = Vector512.FusedMultiplyAdd(direction[h], step, effects[h]);
            remainder[h] -= product[h] * step;
            size = Vector512.FusedMultiplyAdd(remainder[h], remainder[h] / system.Totals[h], size);
        }
        return size;
    }

    private void Turn(Vector512<double>[] remainder, Vector512<double> turn)
    {
        for (var h = 0; h < remainder.Length; h++)
        {
            direction[h] = Vector512.FusedMultiplyAdd(direction[h], turn, remainder[h] / system.Totals[h]);
        }
    }

    /// <summary>Zero where a column is done: it stays as it is.</summary>
    private static Vector512<double> Quotient(Vector512<double> a, Vector512<double> b, Vector512<double> open) =>
        Vector512.ConditionalSelect(open, a / b, Vector512<double>.Zero);
}
