using Netto.Statistics.Likelihood;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Binary;

/// <summary>Draws rows, or whole clusters, with replacement and estimates a probit or logit again.</summary>
/// <remarks>
/// Efron (1979), doi:10.1214/aos/1176344552. Newton's method starts at the estimates of the sample (<see cref="ResampledBinary"/>). A draw without a maximum,
/// for instance one that the regressors separate, is left out and counted.
/// </remarks>
public static class BinaryBootstrap
{
    /// <summary>Bootstraps the model.</summary>
    /// <param name="outcome">0 or 1 per row, n values.</param>
    /// <param name="design">The regressors, n × k, the constant among them where wanted.</param>
    /// <param name="link">Probit or logit.</param>
    /// <param name="rows">What is drawn, and weights that stay with the rows; a row of weight zero is never drawn.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <returns>The fit of the sample; marginal effects have delta-method errors from the covariance of the draws.</returns>
    /// <exception cref="StatisticsException">When the sample itself, or all but one draw, cannot be estimated: as <see cref="BinaryRegression"/>, EST008.</exception>
    public static Bootstrapped<BinaryFit> Fit(
        DataColumn outcome,
        Design design,
        BinaryLink link,
        BootstrapRows rows,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        if (CentredColumns.TryOf(design) is { } centred)
        {
            var (inner, draws) = Fit(outcome, centred.Design, link, rows, plan);
            return new(inner.Back(centred), centred.Back(draws));
        }

        var covariance = rows.Clusters is { } groups ? CovarianceEstimator.CR0(groups) : CovarianceEstimator.HC0;
        var specification = new BinarySpecification
        {
            Link = link,
            Covariance = covariance,
            Weights = rows.Weights,
        };
        var fit = BinaryRegression.Fit(outcome, design, specification);
        var sample = Sample.Unchecked(outcome, [design], rows.Weights, covariance);
        var clusters = (sample.Covariance as CovarianceEstimator.Clustered)?.Clusters;
        var drawn = new ResampledBinary(fit, sample.Outcome.Values);
        var n = sample.Outcome.Length;
        var found = plan.Run(
            (random, _) => drawn.Estimate(DrawnRows.Counts(random, n, clusters, fit.Weights), new double[n])
        );
        var bootstrap = BootstrapFit.Of(fit.Coefficients.Terms, [.. fit.Coefficients.Select(b => b.Estimate)], found);
        return new(fit.With(bootstrap.Coefficients, "bootstrap"), bootstrap);
    }
}
