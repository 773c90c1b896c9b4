using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>Full coefficient tables for the annex, for outcomes that the protocol shows there (004 II.1-II.3).</summary>
internal static class RegressionTables
{
    public static IReadOnlyList<RegressionTable> OfInstrumented(
        Study study,
        EffectTask task,
        InstrumentalVariablesFit fit
    )
    {
        if (!Wanted(task))
            return [];
        var first = fit.FirstStage.Fit;
        return
        [
            Table(study, (task, "first-stage"), first) with
            {
                RSquared = Numbers.Finite(first.RSquared),
            },
            Table(study, (task, task.Method == EffectMethod.DidIv ? "did-iv" : "iv"), fit) with
            {
                RSquared = Numbers.Finite(fit.RSquared),
            },
        ];
    }

    public static IReadOnlyList<RegressionTable> OfLinear(
        Study study,
        (EffectTask Task, string Method) of,
        LinearFit fit
    ) => Wanted(of.Task) ? [Table(study, of, fit) with { RSquared = Numbers.Finite(fit.RSquared) }] : [];

    /// <summary>Whether the annex shows this estimate: an outcome of the annex, everybody.</summary>
    public static bool Wanted(EffectTask task) =>
        task.Part is null && task.Outcome.ShownIn.Contains(OutcomeTable.Regression);

    public static RegressionTable Table(Study study, (EffectTask Task, string Method) of, IFittedModel fit) =>
        new()
        {
            Id = string.Join('/', of.Method, of.Task.Outcome.Id, of.Task.Comparison.Id, of.Task.Part?.Id ?? "all"),
            Outcome = of.Task.Outcome.Id,
            Comparison = of.Task.Comparison.Id,
            Method = of.Method,
            Subgroup = of.Task.Part?.Id,
            Coefficients = [.. fit.Coefficients.Select(coefficient => Row(study, coefficient))],
            N = (int)fit.N,
            RSquared = null,
            Se = fit.StandardErrors,
            DroppedTerms = [.. fit.DroppedColumns.Select(column => column.Label)],
        };

    public static CoefficientRow Row(Study study, Coefficient found)
    {
        var coefficient = MeanDifference.AtLevel(study, found);
        return new CoefficientRow
        {
            Name = coefficient.Term,
            Label = TermLabels.Of(study, coefficient.Term),
            Estimate = Numbers.Finite(coefficient.Estimate),
            StdError = Numbers.Finite(coefficient.StandardError),
            Statistic = Numbers.Finite(coefficient.Statistic),
            PValue = Numbers.Finite(coefficient.PValue),
            CiLow = Numbers.Finite(coefficient.Low),
            CiHigh = Numbers.Finite(coefficient.High),
            Stars = Study.Mark(study.Settings.RegressionMarks, Numbers.Finite(coefficient.PValue)),
        };
    }
}
