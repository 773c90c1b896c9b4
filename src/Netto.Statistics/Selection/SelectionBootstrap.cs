using Netto.Statistics.Resampling;

namespace Netto.Statistics.Selection;

/// <summary>
/// Draws rows, or whole clusters, with replacement and repeats both steps of a selection model: probit, inverse Mills ratio, (two-stage) least squares.
/// </summary>
/// <remarks>Both steps in each draw, so that the first one's uncertainty counts: Wooldridge (2010), 12.8.2 and 19.6.2.</remarks>
public static class SelectionBootstrap
{
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
        var drawn = new ResampledSelection(prepared, SecondStep.Fit(prepared));
        var used = (prepared.Covariance as CovarianceEstimator.Clustered)?.Clusters;
        var draws = plan.Run((random, _) => drawn.Estimate(Counts(prepared, used, random)));
        double[][] solved = [.. draws.OfType<double[]>()];
        if (solved.Length < 2)
        {
            throw new StatisticsException(
                StatisticsErrors.Singular,
                $"The model could be estimated in {solved.Length} of {draws.Length} draws.",
                "Use fewer regressors."
            );
        }

        var table = CoefficientTable.From(drawn.Terms, drawn.Estimates, BootstrapSpread.Of(solved));
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
}
