using Netto.Evaluation.Studies;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Intention to treat adjusted for covariates: least squares with the covariates, centred at their means, and their
/// products with the treated side (Lin 2013); HC2 unless the comparison says otherwise. The annex prints the additive model.
/// </summary>
internal static class AdjustedDifference
{
    public static EffectEstimate Estimate(Study study, EffectTask task, CovariateColumns covariates)
    {
        var (sample, treated) = RandomisedSample.Of(study, task, covariates.Of(Adjustment.For(study, task)));
        if (RandomisedSample.Refusal(sample, treated) is { } reason)
            return EffectEstimate.None(reason, sample);
        var covariance = RobustErrors.Of(task.Comparison, CovarianceEstimator.HC2);
        var fit = IntentionToTreat.Adjusted(
            sample.Outcome,
            treated,
            sample.Covariates,
            new LinearSpecification { Covariance = covariance }
        );
        var notes = RandomisedSample.Notes(task, treated).ToList();
        if (sample.Covariates.Count == 0)
            notes.Add("without-covariates");
        notes.AddRange(fit.DroppedColumns.Select(column => $"dropped-term: {column.Label}"));
        return new EffectEstimate
        {
            Effect = MeanDifference.AtLevel(study, fit.Coefficients[MeanDifference.Treated]),
            StandardErrors = fit.StandardErrors,
            N = sample.Rows.Length,
            Dropped = sample.Dropped,
            To = RandomisedSample.TreatedMean(sample, treated),
            Notes = notes,
            Regressions = Additive(study, task, covariates),
        };
    }

    // The additive model with all covariates of the analysis settings: what readers of an annex know.
    private static IReadOnlyList<Results.RegressionTable> Additive(
        Study study,
        EffectTask task,
        CovariateColumns covariates
    )
    {
        if (!RegressionTables.Wanted(task))
            return [];
        var (sample, treated) = RandomisedSample.Of(study, task, covariates.Of(study.Protocol.Analysis.AdjustFor));
        var design = Design.WithConstant([treated, .. sample.Covariates]);
        return RegressionTables.OfLinear(study, (task, "ols"), LinearRegression.Fit(sample.Outcome, design));
    }
}
