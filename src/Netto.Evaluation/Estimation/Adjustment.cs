using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Estimation;

/// <summary>Which covariates an adjusted estimate uses.</summary>
internal static class Adjustment
{
    /// <summary>Those of the comparison, else those of the analysis settings.</summary>
    public static IReadOnlyList<string> For(Study study, EffectTask task) =>
        task.Comparison.Covariates ?? study.Protocol.Analysis.AdjustFor;
}
