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
        var (n, weights) = (prepared.Sample.Observed.Length, prepared.Probit.Weights);
        var draws = plan.Run((random, _) => drawn.Estimate(DrawnRows.Counts(random, n, used, weights)));
        return BootstrapFit.Of(drawn.Terms, drawn.Estimates, draws);
    }
}
