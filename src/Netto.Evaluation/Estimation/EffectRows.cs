using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Multiplicity;

namespace Netto.Evaluation.Estimation;

/// <summary>From estimates to the rows of the results: from-to values, persons, stars, adjustment within families.</summary>
internal static class EffectRows
{
    public static IReadOnlyList<EffectRow> Of(
        Study study,
        IReadOnlyList<EffectTask> tasks,
        IReadOnlyList<EffectEstimate> estimates
    )
    {
        var rows = tasks.Zip(estimates, (task, estimate) => Row(study, task, estimate)).ToArray();
        foreach (var family in study.Protocol.Families)
            Adjust(study, rows, tasks, family);
        return rows;
    }

    private static EffectRow Row(Study study, EffectTask task, EffectEstimate found)
    {
        var p = Numbers.Finite(found.Effect?.PValue);
        var estimate = Numbers.Finite(found.Effect?.Estimate);
        return new EffectRow
        {
            Outcome = task.Outcome.Id,
            Comparison = task.Comparison.Id,
            Method = Texts.Name(task.Method),
            Subgroup = task.Part?.Id,
            Estimate = estimate,
            StdError = Numbers.Finite(found.Effect?.StandardError),
            StdErrorBootstrap = found.BootstrapStandardError,
            StdErrorBootstrapReason =
                found.Effect is null || found.BootstrapStandardError is not null
                    ? null
                    : found.BootstrapReason ?? BootstrapErrors.Reason(study, task),
            Df = Numbers.Finite(found.Effect?.DegreesOfFreedom),
            PValue = p,
            PAdjusted = null,
            CiLow = Numbers.Finite(found.Effect?.Low),
            CiHigh = Numbers.Finite(found.Effect?.High),
            From = found.To - estimate,
            To = found.To,
            N = found.N,
            Dropped = found.Dropped,
            Persons = OutcomeTraits.CountsPeople(task.Outcome) ? estimate * People(study, task) : null,
            Stars = Study.Mark(task.Part is null ? study.Settings.EffectMarks : study.Settings.SubgroupMarks, p),
            Se = found.StandardErrors,
            Clusters = found.Clusters,
            PValueWild = Numbers.Finite(found.WildPValue),
            CiLowWild = Numbers.Finite(found.WildInterval?.Low),
            CiHighWild = Numbers.Finite(found.WildInterval?.High),
            FirstStageF = found.FirstStage?.F,
            EffectiveF = found.FirstStage?.EffectiveF,
            AndersonRubin = found.AndersonRubin,
            Notes = found.Notes,
            Reason = found.Reason,
        };
    }

    private static int People(Study study, EffectTask task)
    {
        var treated = Sides.Of(study, task.Comparison).Treated;
        return task.Part is { } part ? part.Of(treated).Length : treated.Length;
    }

    private static void Adjust(Study study, EffectRow[] rows, IReadOnlyList<EffectTask> tasks, TestFamily family)
    {
        var draws = family.Method == MultiplicityMethod.RomanoWolf ? new FamilyDraws(study) : null;
        var sets = Enumerable
            .Range(0, rows.Length)
            .Where(at => Belongs(tasks[at], family) && rows[at].PValue is not null)
            .GroupBy(at => (rows[at].Comparison, Role(tasks[at])));
        foreach (var set in sets)
        {
            int[] members = [.. set];
            double[] p = [.. members.Select(at => rows[at].PValue!.Value)];
            var adjusted = family.Method switch
            {
                MultiplicityMethod.Holm => MultipleTests.Holm(p),
                MultiplicityMethod.RomanoWolf => draws!.Adjusted([
                    .. members.Select(at => (tasks[at], Statistic(rows[at]), rows[at].PValue!.Value)),
                ]),
                _ => MultipleTests.BenjaminiHochberg(p),
            };
            for (var i = 0; i < members.Length; i++)
                rows[members[i]] = rows[members[i]] with
                {
                    PAdjusted = adjusted[i],
                    AdjustedBy = Texts.Name(family.Method),
                };
        }
    }

    private static double Statistic(EffectRow row) => row.Estimate!.Value / row.StdError!.Value;

    // Headline estimates form one family, whichever method they use; each other method is a family of its own.
    private static string Role(EffectTask task) =>
        task.Method == EffectTask.Headline(task.Outcome, task.Comparison) ? "headline" : Texts.Name(task.Method);

    private static bool Belongs(EffectTask task, TestFamily family) =>
        family.Outcomes.Contains(task.Outcome.Id)
        && family.Comparisons.Contains(task.Comparison.Id)
        && (
            family.Subgroups.Count == 0
                ? task.Part is null
                : task.Part is { } part && family.Subgroups.Contains(part.Id)
        );
}
