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
        var design = Design.WithConstant(treated);
        var (comparison, rows) = (all[0].Task.Comparison, all[0].Sample.Rows);
        var fits = LinearRegression.Fit(
            [.. all.Select(own => own.Sample.Outcome)],
            design,
            new LinearSpecification { Covariance = RobustErrors.Of(study, comparison, rows, CovarianceEstimator.HC2) }
        );
        var offices = RobustErrors.Clusters(study, comparison, rows);
        var drawn = BootstrapErrors.OfLinear(study, all, design, (draw, _) => draw.Of(Treated), offices);
        return
        [
            .. all.Select(
                (own, at) =>
                    new EffectEstimate
                    {
                        Effect = AtLevel(study, fits[at].Coefficients[Treated]),
                        StandardErrors = fits[at].StandardErrors,
                        BootstrapStandardError = drawn[at],
                        N = own.Sample.Rows.Length,
                        Dropped = own.Sample.Dropped,
                        Clusters = offices?.Count,
                        ByOffice = RandomisedInfluence.ByOffice(own, (treated, treated), [], offices),
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
