using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Estimation;

/// <summary>A task with its sample; tasks estimated together have the same rows and covariates, and each its own outcome.</summary>
internal sealed record TaskSample(EffectTask Task, EstimationSample Sample)
{
    /// <summary>The same people for each task.</summary>
    /// <param name="study">The study.</param>
    /// <param name="tasks">Tasks whose outcomes are known for the same people.</param>
    /// <param name="sample">The sample of the first of them.</param>
    public static IReadOnlyList<TaskSample> Of(Study study, IReadOnlyList<EffectTask> tasks, EstimationSample sample) =>
        [
            new(tasks[0], sample),
            .. tasks
                .Skip(1)
                .Select(task => new TaskSample(
                    task,
                    sample with
                    {
                        Outcome = sample.Column(task.Outcome.Id, study.Table.Outcome(task.Outcome.Id)!.Values),
                    }
                )),
        ];

    /// <summary>Estimates that can be made are made together; the others carry their reason.</summary>
    /// <param name="all">Tasks on the same people.</param>
    /// <param name="refusal">Why an effect cannot be estimated; null when it can.</param>
    /// <param name="fit">Estimates in the order of what it is given.</param>
    public static EffectEstimate[] Estimate(
        IReadOnlyList<TaskSample> all,
        Func<EstimationSample, string?> refusal,
        Func<IReadOnlyList<TaskSample>, IReadOnlyList<EffectEstimate>> fit
    )
    {
        var estimates = new EffectEstimate[all.Count];
        var left = new List<int>();
        for (var at = 0; at < estimates.Length; at++)
        {
            if (refusal(all[at].Sample) is { } reason)
                estimates[at] = EffectEstimate.None(reason, all[at].Sample);
            else
                left.Add(at);
        }
        if (left.Count == 0)
            return estimates;
        var found = fit(left.ConvertAll(at => all[at]));
        for (var at = 0; at < found.Count; at++)
            estimates[left[at]] = found[at];
        return estimates;
    }
}
