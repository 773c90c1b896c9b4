using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Multiplicity;
using Netto.Statistics.Resampling;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Romano-Wolf p-values of a family: the same draws for all its effects, of people after a draw of people, of whole offices
/// between offices; the seed is the protocol's.
/// </summary>
internal sealed class FamilyDraws(Study study)
{
    private readonly CovariateColumns covariates = new(study);

    /// <summary>Adjusted p-values in the order of the members.</summary>
    /// <param name="members">Tasks of one comparison, with estimate over standard error and p-value.</param>
    /// <exception cref="Statistics.StatisticsException">An effect has no influences by unit.</exception>
    public double[] Adjusted(IReadOnlyList<(EffectTask Task, double Statistic, double PValue)> members)
    {
        var influences = members.Select(member => Influence(member.Task)).ToList();
        var plan = new ResamplingPlan(study.Settings.BootstrapDraws, (ulong)study.Settings.Seed)
        {
            Cancellation = study.Cancellation,
        };
        double[] statistics = [.. members.Select(member => member.Statistic)];
        var adjusted = RomanoWolf.ByMultipliers(statistics, influences, plan);
        // A family cannot make a test stronger than it is on its own.
        return [.. adjusted.Zip(members, (family, member) => Math.Max(family, member.PValue))];
    }

    private double[] Influence(EffectTask task)
    {
        var (rows, influence) = task.Method switch
        {
            EffectMethod.Did or EffectMethod.DidIv => BetweenOffices(task),
            EffectMethod.SelectionIv => throw new Statistics.StatisticsException(
                "TST011",
                $"The effect on {task.Outcome.Id} is corrected for selection, and has no influence of each person.",
                "Put it in a family of its own."
            ),
            _ => Randomised(task),
        };
        var byOffice =
            task.Method is EffectMethod.Did or EffectMethod.DidIv || RobustErrors.IsClustered(study, task.Comparison);
        var office = study.Table.Office;
        var units = new double[byOffice ? office!.Levels.Count : study.Table.Rows];
        for (var at = 0; at < rows.Length; at++)
            units[byOffice ? office!.Codes[rows[at]] : rows[at]] += influence.Rows[at];
        return units;
    }

    private (int[] Rows, PartialInfluence Influence) Randomised(EffectTask task)
    {
        var known = task.Method == EffectMethod.Itt ? [] : covariates.Of(Adjustment.For(study, task));
        var isLate = task.Method == EffectMethod.Late;
        DataColumn[] service = isLate ? [new(LocalAverageEffect.Received, study.Table.Received!)] : [];
        var (sample, treated) = RandomisedSample.Of(study, task, [.. known, .. service]);
        sample = sample.Centred();
        var received = sample.Covariates.FirstOrDefault(column => column.Label == LocalAverageEffect.Received);
        var traits = sample.Covariates.Where(column => column != received).ToList();
        var cause = isLate
            ? new DataColumn(LocalAverageEffect.Received, sample.Column("", study.Table.Received!).Values)
            : treated;
        var controls = task.Method == EffectMethod.IttAdjusted ? LinDesign.Of(treated, traits).Controls : traits;
        return (sample.Rows, RandomisedInfluence.Of(sample.Outcome, (cause, treated), controls));
    }

    private (int[] Rows, PartialInfluence Influence) BetweenOffices(EffectTask task)
    {
        var outcome = new DataColumn(task.Outcome.Id, study.Table.Outcome(task.Outcome.Id)!.Values);
        var at = OfficesSample.Of(study, task, covariates.Of(Adjustment.For(study, task)), outcome);
        var received = task.Method == EffectMethod.Did ? null : at.Received(study, study.Table.Received!);
        return (at.Sample.Rows, at.Design.Influence([at.Sample.Outcome], received)[0]);
    }
}
