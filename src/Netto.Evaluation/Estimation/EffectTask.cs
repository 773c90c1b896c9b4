using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Estimation;

/// <summary>One effect to be estimated.</summary>
internal sealed record EffectTask(Outcome Outcome, Comparison Comparison, EffectMethod Method, SubgroupRows? Part)
{
    /// <summary>All effects that the protocol asks for, in its order.</summary>
    public static IReadOnlyList<EffectTask> All(Study study) =>
        [
            .. from outcome in study.Protocol.Outcomes
            where study.Table.Outcome(outcome.Id) is not null && outcome.ShownIn.Any(ShowsEffects)
            from comparison in study.Protocol.Comparisons
            where outcome.Comparisons is null || outcome.Comparisons.Contains(comparison.Id)
            from part in Parts(study, outcome)
            from method in Methods(outcome, comparison)
            select new EffectTask(outcome, comparison, method, part),
        ];

    /// <summary>The method that headlines use for an outcome: selection-corrected where it applies.</summary>
    public static EffectMethod Headline(Outcome outcome, Comparison comparison) =>
        outcome.Selection is not null && comparison.Methods.Contains(EffectMethod.SelectionIv)
            ? EffectMethod.SelectionIv
        : comparison.HeadlineMethod != EffectMethod.SelectionIv ? comparison.HeadlineMethod
        : comparison.Methods.LastOrDefault(method => method != EffectMethod.SelectionIv, EffectMethod.Itt);

    private static bool ShowsEffects(OutcomeTable table) =>
        table is OutcomeTable.Effects or OutcomeTable.Subgroups or OutcomeTable.Regression or OutcomeTable.Overview;

    // For an outcome with a selection model the uncorrected IV and DiD are not effects on anybody in particular.
    private static IEnumerable<EffectMethod> Methods(Outcome outcome, Comparison comparison) =>
        outcome.Selection is null
            ? comparison.Methods.Where(method => method != EffectMethod.SelectionIv)
            : comparison.Methods.Where(method => method is EffectMethod.Itt or EffectMethod.SelectionIv);

    private static IEnumerable<SubgroupRows?> Parts(Study study, Outcome outcome)
    {
        yield return null;
        if (Sections.DescriptivesSection.BySubgroup(outcome))
        {
            foreach (var part in study.Subgroups)
                yield return part;
        }
    }
}
