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
        var (b, bread) =
            kappa == 1 ? (solution.Coefficients, solution.Bread) : KClassSolve(sample, stages, original, kappa);
        var isDone = kappa == 1 && solution.Solver == Solver.NormalEquations;
        var residuals = isDone ? solution.Residuals : LeastSquaresSolver.Residuals(original, sample.Outcome.Values, b);
        var data = sample.Sandwich(hat, residuals, bread) with
        {
            OriginalX = original,
            Solver = solution.Solver,
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
            projected[at] = Less(stages.Columns[e].Values, stages.All[e].Fit.Residuals, kappa);
        }
        return projected;
    }

    /// <summary>column − κ residuals, in parallel.</summary>
    private static double[] Less(double[] column, double[] residuals, double kappa)
    {
        var less = GC.AllocateUninitializedArray<double>(column.Length);
        LongSums.ForEach(
            less.Length,
            (start, length) =>
            {
                var part = less.AsSpan(start, length);
                column.AsSpan(start, length).CopyTo(part);
                Vectors.AddScaled(part, residuals.AsSpan(start, length), -kappa);
            }
        );
        return less;
    }

    /// <summary>
    /// b = (X̂'X)⁻¹X̂'y, the exogenous columns W partialled out by their own solver first (M_Z M_W = M_Z): summed moments of columns far from zero would lose digits as the square
    /// of mean over spread.
    /// </summary>
    private static (double[] Coefficients, Matrix Bread) KClassSolve(
        Sample sample,
        FirstStages stages,
        double[][] x,
        double kappa
    )
    {
        int[] endogenous = [.. stages.Columns.Select(c => Array.IndexOf(x, c.Values))];
        int[] exogenous = [.. Enumerable.Range(0, x.Length).Except(endogenous)];
        double[][] explained = [.. endogenous.Select(j => x[j]), sample.Outcome.Values];
        var within = exogenous.Length == 0 ? null : Partial([.. exogenous.Select(j => x[j])], explained, sample);
        double[][] left = within is null ? explained : [.. within.Select(f => f.Residuals)];
        double[][] instrumented =
        [
            .. endogenous.Select(
                (_, e) =>
                {
                    var hat = (double[])left[e].Clone();
                    Vectors.AddScaled(hat, stages.All[e].Fit.Residuals, -kappa);
                    return hat;
                }
            ),
        ];
        var count = endogenous.Length;
        var gram = CrossProducts.Gram([.. instrumented, .. left], sample.Weights);
        var cross = new Matrix(count, count);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                cross[i, j] = gram[i, count + j];
            }
        }

        cross.Symmetrise();
        var inverse =
            ScaledInverse.TryOf(cross)?.Inverse
            ?? throw new StatisticsException(
                StatisticsErrors.Singular,
                "The k-class moment matrix is not positive definite.",
                "Use 2SLS; the instruments are too weak for LIML."
            );
        var effects = inverse.Times(gram.Column(2 * count)[..count]);
        return Whole((endogenous, exogenous), effects, inverse, within);
    }

    private static LeastSquaresSolution[] Partial(double[][] exogenous, double[][] explained, Sample sample) =>
        LeastSquaresSolver.Solve(exogenous, explained, sample.Weights, new(MeatScale.None, sample.CheckFinite));

    /// <summary>Coefficients and bread of all columns from those of the endogenous ones (inverse of a partitioned matrix).</summary>
    private static (double[] Coefficients, Matrix Bread) Whole(
        (int[] Endogenous, int[] Exogenous) at,
        double[] effects,
        Matrix inverse,
        LeastSquaresSolution[]? within
    )
    {
        var k = at.Endogenous.Length + at.Exogenous.Length;
        // Columns: what each endogenous regressor, cleared of the exogenous ones, is made of.
        var parts = new Matrix(k, effects.Length);
        var coefficients = new double[k];
        var bread = new Matrix(k, k);
        for (var e = 0; e < effects.Length; e++)
        {
            coefficients[at.Endogenous[e]] = effects[e];
            parts[at.Endogenous[e], e] = 1;
            for (var w = 0; w < at.Exogenous.Length; w++)
            {
                parts[at.Exogenous[w], e] = -within![e].Coefficients[w];
            }
        }

        for (var w = 0; w < at.Exogenous.Length; w++)
        {
            var own = within![^1].Coefficients[w];
            coefficients[at.Exogenous[w]] = own - effects.Select((b, e) => b * within[e].Coefficients[w]).Sum();
            for (var v = 0; v < at.Exogenous.Length; v++)
            {
                bread[at.Exogenous[w], at.Exogenous[v]] = within[0].Bread[w, v];
            }
        }

        return (coefficients, bread.Plus(parts.Sandwich(inverse)));
    }
}
