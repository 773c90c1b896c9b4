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
    /// <summary>The k of the k-class.</summary>
    internal required double Kappa { get; init; }

    /// <summary>Solves for each sample; the samples differ in their outcome only.</summary>
    internal static SecondStage[] Solve(Sample[] samples, FirstStages stages, double kappa)
    {
        var first = samples[0];
        var projected = Project(first.X, stages, kappa);
        var solutions = LeastSquaresSolver.Solve(
            projected,
            [.. samples.Select(own => own.Outcome.Values)],
            first.Weights,
            new(first.MeatScale, () => Array.ForEach(samples, own => own.CheckFinite()))
            {
                Original = kappa == 1 ? first.X.Arrays() : null,
            }
        );
        var parts = new DesignParts();
        var seconds = new SecondStage[samples.Length];
        for (var m = 0; m < seconds.Length; m++)
        {
            var second = Of((samples[m], stages), projected, solutions[m], kappa);
            seconds[m] = ReferenceEquals(second.Data.Bread, solutions[0].Bread)
                ? second with
                {
                    Data = second.Data with { Parts = parts },
                }
                : second;
        }
        return seconds;
    }

    private static SecondStage Of(
        (Sample Sample, FirstStages Stages) at,
        double[][] projected,
        LeastSquaresSolution solution,
        double kappa
    )
    {
        var (sample, stages) = at;
        var x = sample.X.Arrays();
        var dropped = sample.DroppedColumns(solution.Dropped);
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
        var residuals = isDone ? solution.Residuals : LeastSquaresSolver.Residuals(original, sample.Outcome.Values, b);
        var data = sample.Sandwich(hat, residuals, bread) with
        {
            OriginalX = original,
            Solver = kappa == 1 ? solution.Solver : Solver.NormalEquations,
            Meat = isDone ? solution.Meat : null,
        };
        return new(
            [.. solution.Kept.Select(j => sample.X.Columns[j].Label)],
            b,
            data,
            solution.ConditionNumber,
            dropped
        )
        {
            Kappa = kappa,
        };
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
