using Netto.Evaluation.Studies;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>Intention to treat: the difference of the means of two sides, with Neyman's variance (HC2).</summary>
internal static class MeanDifference
{
    /// <summary>Name of the regressor that is 1 for the treated side.</summary>
    public const string Treated = "treated";

    /// <summary>Estimates for tasks on the same people.</summary>
    public static EffectEstimate[] Estimate(Study study, IReadOnlyList<EffectTask> tasks)
    {
        var (sample, treated) = RandomisedSample.Of(study, tasks[0], []);
        return TaskSample.Estimate(
            TaskSample.Of(study, tasks, sample),
            own => RandomisedSample.Refusal(own, treated),
            all => Fit(study, all, treated)
        );
    }

    private static EffectEstimate[] Fit(Study study, IReadOnlyList<TaskSample> all, DataColumn treated)
    {
        var fits = LinearRegression.Fit(
            [.. all.Select(own => own.Sample.Outcome)],
            Design.WithConstant(treated),
            new LinearSpecification { Covariance = RobustErrors.Of(all[0].Task.Comparison, CovarianceEstimator.HC2) }
        );
        return
        [
            .. all.Zip(
                fits,
                (own, fit) =>
                    new EffectEstimate
                    {
                        Effect = AtLevel(study, fit.Coefficients[Treated]),
                        StandardErrors = fit.StandardErrors,
                        N = own.Sample.Rows.Length,
                        Dropped = own.Sample.Dropped,
                        To = RandomisedSample.TreatedMean(own.Sample, treated),
                        Notes = RandomisedSample.Notes(own.Task, treated),
                    }
            ),
        ];
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
