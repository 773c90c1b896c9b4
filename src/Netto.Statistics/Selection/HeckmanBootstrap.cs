using Netto.Statistics.Resampling;

namespace Netto.Statistics.Selection;

/// <summary>Draws rows, or whole clusters, with replacement and maximises the likelihood of a selection model again.</summary>
/// <remarks>
/// Efron (1979), doi:10.1214/aos/1176344552. Each draw starts at the estimates of the sample; one without a maximum inside −1 &lt; ρ &lt; 1 is left out and counted.
/// <see cref="SelectionBootstrap"/> does the same for the two-step estimator.
/// </remarks>
public static class HeckmanBootstrap
{
    /// <summary>Bootstraps both equations and the errors' parameters.</summary>
    /// <param name="model">Columns of both equations, no instruments; its weights stay with the rows.</param>
    /// <param name="clusters">Whole clusters are drawn; null to draw rows. One code a row of the model.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <returns>The fit of the sample with the errors of the draws, and the draws of the outcome equation.</returns>
    /// <exception cref="StatisticsException">When the sample itself, or all but one draw, cannot be estimated: as <see cref="HeckmanMaximum"/>, EST008.</exception>
    public static Bootstrapped<HeckmanFit> Fit(SelectionModel model, Clusters? clusters, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        if (model.Centred is { } centred)
        {
            var (fit, draws) = Fit(model.Less(centred), clusters, plan);
            return new(fit.Back(centred), centred.Back(draws));
        }

        var covariance = clusters is null ? CovarianceEstimator.HC0 : CovarianceEstimator.CR0(clusters);
        var sample = HeckmanMaximum.Maximise(model, covariance);
        var used = (sample.Prepared.Covariance as CovarianceEstimator.Clustered)?.Clusters;
        var (n, weights) = (sample.Prepared.Sample.Observed.Length, sample.Prepared.Probit.Weights);
        var found = plan.Run((random, _) => Estimate(sample, DrawnRows.Counts(random, n, used, weights)));
        string[] terms =
        [
            .. Enumerable.Range(0, sample.Likelihood.Count).Select(j => FormattableString.Invariant($"{j}")),
        ];
        var all = BootstrapFit.Of(terms, sample.Point.Theta, found);
        var result = HeckmanMaximum.Result(sample, all.Coefficients.Covariance, "bootstrap");
        var outcome = sample.Likelihood.SelectionCount..(sample.Likelihood.Count - 2);
        return new(result, new(result.Coefficients, [.. all.Draws.Select(b => b[outcome])], all.Failed));
    }

    private static double[]? Estimate(HeckmanTop sample, double[] counts)
    {
        try
        {
            return HeckmanMaximum.Maximise(sample.Likelihood.Weighted(counts), sample.Point.Theta).Point.Theta;
        }
        catch (StatisticsException refused)
            when (refused.Code is StatisticsErrors.NotConverged or StatisticsErrors.Singular)
        {
            return null;
        }
    }
}
