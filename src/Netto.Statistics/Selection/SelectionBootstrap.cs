using Netto.Statistics.Binary;
using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Selection;

/// <summary>
/// Draws rows, or whole clusters, with replacement and repeats both steps of a selection model: probit, inverse Mills ratio, (two-stage) least squares.
/// </summary>
/// <remarks>Both steps in each draw, so that the first one's uncertainty counts: Wooldridge (2010), 12.8.2 and 19.6.2.</remarks>
public static class SelectionBootstrap
{
    // From the estimates of the sample Newton's method needs two or three steps in a draw.
    private const int LargestIteration = 12;

    /// <summary>Bootstraps the outcome equation.</summary>
    /// <param name="model">Columns of both equations; its weights stay with the rows.</param>
    /// <param name="clusters">Whole clusters are drawn; null to draw rows. One code a row of the model.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <returns>Estimates of the sample with the covariance of the draws; draws that could not be estimated are counted.</returns>
    /// <exception cref="StatisticsException">When the sample itself, or all but one draw, cannot be estimated.</exception>
    public static BootstrapFit Fit(SelectionModel model, Clusters? clusters, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        var covariance = clusters is null ? CovarianceEstimator.HC0 : CovarianceEstimator.CR0(clusters);
        var prepared = PreparedSelection.Of(model, covariance);
        var second = SecondStep.Fit(prepared);
        var used = (prepared.Covariance as CovarianceEstimator.Clustered)?.Clusters;
        var draws = plan.Run((random, _) => Draw(prepared, second, Counts(prepared, used, random)));
        double[][] solved = [.. draws.OfType<double[]>()];
        if (solved.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.Singular,
                $"The model could be estimated in {solved.Length} of {draws.Length} draws.",
                "Use fewer regressors."
            );
        }

        var table = CoefficientTable.From(second.Terms, second.Coefficients, BootstrapSpread.Of(solved));
        return new BootstrapFit(table, solved, draws.Length - solved.Length);
    }

    private static double[] Counts(PreparedSelection prepared, Clusters? clusters, RandomSource random)
    {
        var n = prepared.Sample.Observed.Length;
        var times = new double[clusters?.Count ?? n];
        for (var i = 0; i < times.Length; i++)
        {
            times[random.NextInt(times.Length)]++;
        }

        var weights = prepared.Probit.Weights;
        var drawn = new double[n];
        for (var i = 0; i < n; i++)
        {
            drawn[i] = times[clusters?.Codes[i] ?? i] * (weights?[i] ?? 1);
        }

        return drawn;
    }

    private static double[]? Draw(PreparedSelection prepared, SecondStep second, double[] weights)
    {
        if (Predictor(prepared, weights) is not { } z)
        {
            return null;
        }

        var ratio = Array.ConvertAll(prepared.Sample.Of(z), Normal.InverseMillsRatio);
        double[][] w = [.. second.W];
        double[][] q = [.. second.Q];
        if (second.Terms[^1] == SelectionFit.InverseMillsRatio)
        {
            (w[^1], q[^1]) = (ratio, ratio);
        }

        var gram = CrossProducts.Gram([.. q, .. w, prepared.Outcome.Values], prepared.Sample.Of(weights));
        return Solve(gram, q.Length, w.Length);
    }

    /// <summary>b = (W'Q (Q'Q)⁻¹ Q'W)⁻¹ W'Q (Q'Q)⁻¹ Q'y.</summary>
    private static double[]? Solve(Matrix gram, int instruments, int regressors)
    {
        int[] ofQ = [.. Enumerable.Range(0, instruments)];
        if (ScaledInverse.TryOf(gram.Submatrix(ofQ)) is not { } inner)
        {
            return null;
        }

        var cross = new Matrix(instruments, regressors);
        for (var j = 0; j < regressors; j++)
        {
            gram.Column(instruments + j)[..instruments].CopyTo(cross.Column(j));
        }

        var projection = inner.Inverse.Times(cross);
        var right = projection.TransposeTimes(gram.Column(instruments + regressors)[..instruments]);
        return ScaledInverse.TryOf(cross.TransposeTimes(projection))?.Inverse.Times(right);
    }

    private static double[]? Predictor(PreparedSelection prepared, double[] weights)
    {
        var x = prepared.Probit.Design.Arrays();
        var y = prepared.Sample.Observed.Values;
        double[] gamma = [.. prepared.Probit.Coefficients.Select(c => c.Estimate)];
        var (scores, information) = (new double[y.Length], new double[y.Length]);
        for (var iteration = 0; iteration < LargestIteration; iteration++)
        {
            var z = LinearPredictor.Of(x, gamma);
            for (var i = 0; i < z.Length; i++)
            {
                var row = weights[i] > 0 ? LinkFunctions.Row(BinaryLink.Probit, y[i], z[i]) : default;
                (scores[i], information[i]) = (weights[i] * row.Score, weights[i] * row.Information);
            }

            var gradient = LeastSquaresSolver.TransposeTimes(x, scores);
            if (ScaledInverse.TryOf(CrossProducts.Gram(x, information)) is not { } inverse)
            {
                return null;
            }

            var step = inverse.Inverse.Times(gradient);
            Vectors.AddScaled(gamma, step, 1);
            // What is left after this step is of the order of its square.
            if (Vectors.Dot(step, gradient) < 1e-9)
            {
                return LinearPredictor.Of(x, gamma);
            }
        }

        return null;
    }
}
