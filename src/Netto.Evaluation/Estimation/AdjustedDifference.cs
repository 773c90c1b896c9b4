using Netto.Evaluation.Studies;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Intention to treat adjusted for covariates: least squares with the covariates, centred at their means, and their
/// products with the treated side (Lin 2013); HC2 unless the comparison says otherwise. The annex prints the additive model.
/// </summary>
internal static class AdjustedDifference
{
    /// <summary>Estimates for tasks on the same people.</summary>
    public static EffectEstimate[] Estimate(Study study, IReadOnlyList<EffectTask> tasks, CovariateColumns covariates)
    {
        var (sample, treated) = RandomisedSample.Of(study, tasks[0], covariates.Of(Adjustment.For(study, tasks[0])));
        return TaskSample.Estimate(
            TaskSample.Of(study, tasks, sample),
            own => RandomisedSample.Refusal(own, treated),
            all => Fit(study, all, treated, covariates)
        );
    }

    private static EffectEstimate[] Fit(
        Study study,
        IReadOnlyList<TaskSample> all,
        DataColumn treated,
        CovariateColumns covariates
    )
    {
        var (comparison, sample) = (all[0].Task.Comparison, all[0].Sample);
        var fits = IntentionToTreat.Adjusted(
            [.. all.Select(own => own.Sample.Outcome)],
            treated,
            sample.Covariates,
            new LinearSpecification
            {
                Covariance = RobustErrors.Of(study, comparison, sample.Rows, CovarianceEstimator.HC2),
            }
        );
        var offices = RobustErrors.Clusters(study, comparison, sample.Rows);
        var lin = LinDesign.Of(treated, sample.Covariates);
        var drawn = BootstrapErrors.Asked(study, all[0].Task)
            ? BootstrapErrors.OfLinear(study, all, lin.Design, lin.Effect, offices)
            : new double?[all.Count];
        var additive = Additive(study, [.. all.Select(own => own.Task)], covariates);
        return
        [
            .. all.Select(
                (own, at) =>
                    new EffectEstimate
                    {
                        Effect = MeanDifference.AtLevel(study, fits[at].Coefficients[MeanDifference.Treated]),
                        StandardErrors = fits[at].StandardErrors,
                        BootstrapStandardError = drawn[at],
                        N = own.Sample.Rows.Length,
                        Dropped = own.Sample.Dropped,
                        Clusters = offices?.Count,
                        ByOffice = RandomisedInfluence.ByOffice(own, (treated, treated), lin.Controls, offices),
                        To = RandomisedSample.TreatedMean(own.Sample, treated),
                        Notes = Notes(own, treated, fits[at]),
                        Regressions = additive.Count > 0 ? additive[at] : [],
                    }
            ),
        ];
    }

    private static List<string> Notes(TaskSample own, DataColumn treated, LinearFit fit)
    {
        var notes = RandomisedSample.Notes(own.Task, treated).ToList();
        if (own.Sample.Covariates.Count == 0)
            notes.Add("without-covariates");
        notes.AddRange(fit.DroppedColumns.Select(column => $"dropped-term: {column.Label}"));
        return notes;
    }

    // The additive model with all covariates of the analysis settings: what readers of an annex know.
    private static IReadOnlyList<IReadOnlyList<Results.RegressionTable>> Additive(
        Study study,
        IReadOnlyList<EffectTask> tasks,
        CovariateColumns covariates
    )
    {
        if (!RegressionTables.Wanted(tasks[0]))
            return [];
        var (sample, treated) = RandomisedSample.Of(study, tasks[0], covariates.Of(study.Protocol.Analysis.AdjustFor));
        var fits = LinearRegression.Fit(
            [.. TaskSample.Of(study, tasks, sample).Select(own => own.Sample.Outcome)],
            Design.WithConstant([treated, .. sample.Covariates]),
            LinearSpecification.Default
        );
        return [.. tasks.Zip(fits, (task, fit) => RegressionTables.OfLinear(study, (task, "ols"), fit))];
    }
}
