using System.Collections.Concurrent;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;

namespace Netto.Evaluation.Estimation;

/// <summary>Runs the analysis plan: tasks on the same people together, groups in parallel, results in the order of the plan.</summary>
internal static class EffectEstimation
{
    public static EffectEstimate[] Run(Study study, IReadOnlyList<EffectTask> tasks)
    {
        var covariates = new CovariateColumns(study);
        var estimates = new EffectEstimate[tasks.Count];
        Parallel.ForEach(
            Partitioner.Create(TaskGroup.Of(study, tasks), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { CancellationToken = study.Cancellation },
            group =>
            {
                var found = Estimate(study, group.Tasks, covariates);
                for (var at = 0; at < found.Length; at++)
                    estimates[group.Places[at]] = Sound(found[at]);
            }
        );
        return estimates;
    }

    // Without degrees of freedom, or when the outcome is the same for all of a group, nothing is known of how sure it is.
    private static EffectEstimate Sound(EffectEstimate found) =>
        found.Effect is not { } effect ? found
        : !(effect.DegreesOfFreedom > 0) || !double.IsFinite(effect.StandardError) ? None(found, "too-few-people")
        : effect.StandardError <= 1e-13 * Math.Abs(effect.Estimate) ? None(found, "no-variation-within")
        : found;

    private static EffectEstimate None(EffectEstimate found, string reason) =>
        EffectEstimate.None(reason) with
        {
            N = found.N,
            Dropped = found.Dropped,
        };

    private static EffectEstimate[] Estimate(Study study, IReadOnlyList<EffectTask> tasks, CovariateColumns covariates)
    {
        try
        {
            return tasks[0].Method switch
            {
                EffectMethod.Itt => MeanDifference.Estimate(study, tasks),
                EffectMethod.IttAdjusted => AdjustedDifference.Estimate(study, tasks, covariates),
                EffectMethod.Late => LocalAverageEffect.Estimate(study, tasks, covariates),
                EffectMethod.Did or EffectMethod.DidIv => OfficesEffect.Estimate(study, tasks, covariates),
                EffectMethod.SelectionIv => [SelectedEffect.Estimate(study, tasks[0], covariates)],
                _ => [.. tasks.Select(_ => EffectEstimate.None("not-computed"))],
            };
        }
        catch (StatisticsException) when (tasks.Count > 1)
        {
            // One outcome stops the others, which may be fine.
            return [.. tasks.SelectMany(task => Estimate(study, [task], covariates))];
        }
        catch (StatisticsException refused)
        {
            // The estimator says why it cannot; the row carries that, never a number.
            return [EffectEstimate.None($"{Refusals.Code(refused)}: {refused.Facts}")];
        }
    }
}
