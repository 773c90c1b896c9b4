using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;

namespace Netto.Evaluation.Estimation;

/// <summary>Runs the analysis plan: each task with its estimator, in parallel, results in the order of the plan.</summary>
internal static class EffectEstimation
{
    public static EffectEstimate[] Run(Study study, IReadOnlyList<EffectTask> tasks)
    {
        var covariates = new CovariateColumns(study);
        var estimates = new EffectEstimate[tasks.Count];
        Parallel.For(0, tasks.Count, at => estimates[at] = Estimate(study, tasks[at], covariates));
        return estimates;
    }

    private static EffectEstimate Estimate(Study study, EffectTask task, CovariateColumns covariates)
    {
        try
        {
            return task.Method switch
            {
                EffectMethod.Itt => MeanDifference.Estimate(study, task),
                EffectMethod.IttAdjusted => AdjustedDifference.Estimate(study, task, covariates),
                EffectMethod.Late => LocalAverageEffect.Estimate(study, task, covariates),
                EffectMethod.Did or EffectMethod.DidIv => OfficesEffect.Estimate(study, task, covariates),
                EffectMethod.SelectionIv => SelectedEffect.Estimate(study, task, covariates),
                _ => EffectEstimate.None("not-computed"),
            };
        }
        catch (StatisticsException refused)
        {
            // The estimator says why it cannot; the row carries that, never a number.
            return EffectEstimate.None($"{Refusals.Code(refused)}: {refused.Facts}");
        }
    }
}
