using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Models;
using Netto.Statistics.Selection;
using SelectionModel = Netto.Statistics.Selection.SelectionModel;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Effects on outcomes seen only for some (wage, contract, completed trajectory): a probit for being seen on all
/// exogenous variables, then the IV (or DiD) regression with the inverse Mills ratio and without the covariates that
/// the protocol names as exclusions (Wooldridge 2010, 19.6.2); errors from the stacked moments of both steps.
/// </summary>
internal static class SelectedEffect
{
    public static EffectEstimate Estimate(Study study, EffectTask task, CovariateColumns covariates)
    {
        if (task.Outcome.Selection is not { Exclusions.Count: > 0 } selection)
            return EffectEstimate.None("no-exclusion");
        if (DesignNames.IsRandomised(study.Protocol, task.Comparison))
            return Randomised(study, task, covariates);
        var ids = Adjustment.For(study, task).Union(selection.Exclusions, StringComparer.Ordinal).ToList();
        var excluded = covariates.Of(selection.Exclusions).Select(column => column.Label);
        return ByOffices(study, task, covariates.Of(ids), excluded.ToHashSet(StringComparer.Ordinal));
    }

    private static EffectEstimate Randomised(Study study, EffectTask task, CovariateColumns covariates)
    {
        var rows = Sides.Both(study, task.Comparison);
        var setup = SelectionSetup.Of(study, (task.Outcome, task.Comparison), task.Part?.Of(rows) ?? rows, covariates);
        if (Refusal(setup.Sample, setup.Arm) is { } reason)
            return EffectEstimate.None(reason, setup.Sample);
        if (setup.Model is not { } model)
            return EffectEstimate.None("no-exclusion", setup.Sample);
        // Stacked moments have no bias-reduced form: clustered errors are CR1.
        var offices = RobustErrors.Clusters(study, task.Comparison, setup.Sample.Rows);
        var fit = TwoStepSelection.Fit(
            model,
            offices is null ? CovarianceEstimator.HC1 : CovarianceEstimator.CR1(offices)
        );
        var drawn = BootstrapErrors.OfSelection(study, task, model, setup.Cause, offices);
        return Result(study, task, (setup.Sample, model), fit) with
        {
            Effect = MeanDifference.AtLevel(study, fit.Coefficients[setup.Cause]),
            To = FirstMean(model, row => setup.Arm.Values[row] > 0),
            Clusters = offices?.Count,
            BootstrapStandardError = drawn.StandardError,
            BootstrapReason = drawn.Reason,
        };
    }

    private static EffectEstimate ByOffices(
        Study study,
        EffectTask task,
        IReadOnlyList<DataColumn> columns,
        HashSet<string> excluded
    )
    {
        if (OfficesSample.Refusal(study, task) is { } reason)
            return EffectEstimate.None(reason);
        var taken = EstimationSample.Of(
            OfficesSample.RowsOf(study, task),
            SelectionSetup.Seen(study, task.Outcome),
            columns
        );
        var at = OfficesSample.Of(study, task, taken.WithoutSeparatedClasses());
        if (at.Sample.Rows.Length == 0 || at.Offices.Count < 4)
            return EffectEstimate.None(at.Sample.Rows.Length == 0 ? "not-observed" : "one-cluster", at.Sample);
        var product = at.Design.Product();
        var kept = at.Design.Covariates.Where(column => !excluded.Contains(column.Label)).ToList();
        if (kept.Count == at.Design.Covariates.Count)
            return EffectEstimate.None("no-exclusion", at.Sample);
        var instrumented = task.Comparison.Methods.Contains(EffectMethod.DidIv) && study.Table.Received is not null;
        var cause = instrumented ? at.Received(study, study.Table.Received!) : product;
        var model = new SelectionModel(
            at.Sample.Outcome,
            Design.WithConstant([at.Design.Treated, at.Design.After, product, .. at.Design.Covariates]),
            at.Sample.Column(task.Outcome.Id, study.Table.Outcome(task.Outcome.Id)!.Values),
            Design.WithConstant([at.Design.Treated, at.Design.After, cause, .. kept])
        )
        {
            Instruments = instrumented
                ? Design.WithConstant([at.Design.Treated, at.Design.After, product, .. kept])
                : null,
        };
        var fit = TwoStepSelection.Fit(model, CovarianceEstimator.CR1(at.Offices));
        var found = fit.Coefficients[cause.Label];
        // Instrumented: served against not served, and the comparison offices are the served ones.
        var sign = instrumented ? -at.Sign : at.Sign;
        var drawn = BootstrapErrors.OfSelection(study, task, model, cause.Label, at.Offices);
        return Result(study, task, (at.Sample, model), fit) with
        {
            BootstrapStandardError = drawn.StandardError,
            BootstrapReason = drawn.Reason,
            Effect = MeanDifference.AtLevel(study, sign > 0 ? found : OfficesEffect.Negated(found)),
            Clusters = at.Offices.Count,
            To = FirstMean(model, row => at.FirstSide[row]),
        };
    }

    private static EffectEstimate Result(
        Study study,
        EffectTask task,
        (EstimationSample Sample, SelectionModel Model) at,
        SelectionFit fit
    )
    {
        var notes = new List<string> { "selected" };
        notes.AddRange(at.Sample.Separated.Select(left => $"separated-class: {left}"));
        if (task.Outcome is Outcome.MeanHourlyWage { Outliers: not OutlierRule.Keep })
            notes.Add("outliers");
        notes.AddRange(
            fit.DroppedColumns.Select(column => column.Label)
                .Distinct(StringComparer.Ordinal)
                .Select(label => $"dropped-term: {label}")
        );
        return new EffectEstimate
        {
            StandardErrors = fit.StandardErrors,
            N = (int)fit.Selected,
            Dropped = at.Sample.Dropped,
            Notes = notes,
            Regressions = RegressionTables.Wanted(task)
                ?
                [
                    RegressionTables.Table(study, (task, "selection-probit"), fit.Selection) with
                    {
                        RSquared = Numbers.Finite(fit.Selection.PseudoRSquared),
                        LogLikelihood = Numbers.Finite(fit.Selection.LogLikelihood),
                    },
                    RegressionTables.Table(study, (task, "selection-iv"), fit) with
                    {
                        N = (int)fit.Selected,
                    },
                ]
                : [],
        };
    }

    private static string? Refusal(EstimationSample sample, DataColumn arm)
    {
        var served = arm.Values.Count(value => value > 0);
        if (sample.Rows.Length == 0)
            return "not-observed";
        if (served == 0 || served == sample.Rows.Length)
            return "no-people";
        var seen = sample.Outcome.Values.Count(value => value > 0);
        return seen == 0 ? "not-observed" : null;
    }

    private static double? FirstMean(SelectionModel model, Func<int, bool> onFirst)
    {
        var (sum, n) = (0.0, 0);
        for (var row = 0; row < model.Observed.Length; row++)
        {
            if (model.Observed.Values[row] > 0 && onFirst(row))
            {
                sum += model.Outcome.Values[row];
                n++;
            }
        }
        return n > 0 ? sum / n : null;
    }
}
