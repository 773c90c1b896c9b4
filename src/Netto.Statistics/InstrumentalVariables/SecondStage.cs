using Netto.Statistics.Covariances;
using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>The second stage solved, with what its covariance needs.</summary>
internal sealed record SecondStage(
    IReadOnlyList<string> Terms,
    double[] Coefficients,
    SandwichData Data,
    double ConditionNumber,
    IReadOnlyList<DroppedColumn> Dropped
)
{
    internal static SecondStage Solve(Sample sample, FirstStages stages, double kappa)
    {
        var x = sample.X.Arrays();
        var projected = Project(sample.X, stages, kappa);
        var solution = LeastSquaresSolver.Solve(
            projected,
            sample.Outcome.Values,
            sample.Weights,
            new(sample.MeatScale, sample.CheckFinite) { Original = kappa == 1 ? x : null }
        );
        var dropped = Fits.Dropped(sample.X, solution.Dropped);
        if (dropped.FirstOrDefault(d => stages.Columns.Any(c => c.Label == d.Label)) is { } lost)
        {
            throw new StatisticsException(
                StatisticsErrors.Underidentified,
                $"The instruments do not move {lost.Label} apart from the other regressors.",
                "Add an instrument or drop an endogenous variable."
            );
        }
        double[][] original = [.. solution.Kept.Select(j => x[j])];
        double[][] hat = [.. solution.Kept.Select(j => projected[j])];
        var (b, bread) = kappa == 1 ? (solution.Coefficients, solution.Bread) : KClassSolve(sample, original, hat);
        var isDone = kappa == 1 && solution.Solver == Solver.NormalEquations;
        var data = new SandwichData(
            hat,
            isDone ? solution.Residuals : LeastSquaresSolver.Residuals(original, sample.Outcome.Values, b),
            sample.Weights,
            sample.IsFrequency,
            bread,
            sample.N
        )
        {
            OriginalX = original,
            Meat = isDone ? solution.Meat : null,
        };
        return new(
            [.. solution.Kept.Select(j => sample.X.Columns[j].Label)],
            b,
            data,
            solution.ConditionNumber,
            dropped
        );
    }

    /// <summary>Endogenous columns less κ times their first-stage residuals; the others as they are.</summary>
    private static double[][] Project(Design x, FirstStages stages, double kappa)
    {
        var projected = x.Arrays();
        for (var e = 0; e < stages.Count; e++)
        {
            var at = Array.IndexOf(projected, stages.Columns[e].Values);
            var hat = (double[])stages.Columns[e].Values.Clone();
            Vectors.AddScaled(hat, stages.All[e].Fit.Residuals, -kappa);
            projected[at] = hat;
        }
        return projected;
    }

    /// <summary>b = (X̂'X)⁻¹X̂'y; X̂'X is symmetric because M_Z is a projection.</summary>
    private static (double[] Coefficients, Matrix Bread) KClassSolve(Sample sample, double[][] x, double[][] hat)
    {
        var k = x.Length;
        var gram = CrossProducts.Gram([.. hat, .. x, sample.Outcome.Values], sample.Weights);
        var cross = new Matrix(k, k);
        var right = new double[k];
        for (var j = 0; j < k; j++)
        {
            for (var i = 0; i < k; i++)
            {
                cross[i, j] = gram[i, k + j];
            }
            right[j] = gram[j, 2 * k];
        }
        cross.Symmetrise();
        var inverse =
            ScaledInverse.TryOf(cross)
            ?? throw new StatisticsException(
                StatisticsErrors.Singular,
                "The k-class moment matrix is not positive definite.",
                "Use 2SLS; the instruments are too weak for LIML."
            );
        return (inverse.Inverse.Times(right), inverse.Inverse);
    }
}
