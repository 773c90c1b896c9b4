using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>The people on the two sides of a comparison, experiment period only.</summary>
internal static class Sides
{
    public static (int[] Treated, int[] Reference) Of(Study study, Comparison comparison) =>
        (Rows(study, comparison.Of), Rows(study, comparison.Against));

    private static int[] Rows(Study study, IReadOnlyList<string> arms) =>
        arms.Count == 1 ? study.Group(arms[0]).Rows : [.. arms.SelectMany(arm => study.Group(arm).Rows).Order()];
}
