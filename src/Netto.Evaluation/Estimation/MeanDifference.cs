using Netto.Evaluation.Studies;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>Intention to treat: the difference of the means of two sides, with Neyman's variance (HC2).</summary>
internal static class MeanDifference
{
    /// <summary>Name of the regressor that is 1 for the treated side.</summary>
    public const string Treated = "treated";

    public static EffectEstimate Estimate(Study study, EffectTask task)
    {
        var (sample, treated) = RandomisedSample.Of(study, task, []);
        if (RandomisedSample.Refusal(sample, treated) is { } reason)
            return EffectEstimate.None(reason, sample);
        var fit = LinearRegression.Fit(
            sample.Outcome,
            Design.WithConstant(treated),
            new LinearSpecification { Covariance = RobustErrors.Of(task.Comparison, CovarianceEstimator.HC2) }
        );
        return new EffectEstimate
        {
            Effect = AtLevel(study, fit.Coefficients[Treated]),
            StandardErrors = fit.StandardErrors,
            N = sample.Rows.Length,
            Dropped = sample.Dropped,
            To = RandomisedSample.TreatedMean(sample, treated),
            Notes = RandomisedSample.Notes(task, treated),
        };
    }

    /// <summary>The coefficient with an interval of the level that the protocol asks.</summary>
    public static Coefficient AtLevel(Study study, Coefficient found) =>
        study.Settings.ConfidenceLevel == 0.95
            ? found
            : Coefficient.From(
                found.Term,
                found.Estimate,
                found.StandardError,
                found.DegreesOfFreedom,
                study.Settings.ConfidenceLevel
            );
}
