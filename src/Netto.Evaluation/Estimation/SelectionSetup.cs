using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Models;
using SelectionModel = Netto.Statistics.Selection.SelectionModel;

namespace Netto.Evaluation.Estimation;

/// <summary>The selection model of an outcome for the two sides of a randomised comparison.</summary>
/// <param name="Sample">Everybody on the two sides; the outcome column is 1 where the outcome is seen.</param>
/// <param name="Arm">1 for the treated side.</param>
/// <param name="Model">Both equations.</param>
/// <param name="Cause">Name of the regressor whose coefficient is the effect.</param>
internal sealed record SelectionSetup(EstimationSample Sample, DataColumn Arm, SelectionModel? Model, string Cause)
{
    /// <summary>Makes the model; it is null when no exclusion is left.</summary>
    public static SelectionSetup Of(
        Study study,
        (Outcome Outcome, Comparison Comparison) of,
        int[] rows,
        CovariateColumns covariates
    )
    {
        var exclusions = of.Outcome.Selection!.Exclusions;
        var ids = (of.Comparison.Covariates ?? study.Protocol.Analysis.AdjustFor).Union(
            exclusions,
            StringComparer.Ordinal
        );
        var excluded = covariates.Of(exclusions).Select(column => column.Label).ToHashSet(StringComparer.Ordinal);
        var service = study.Table.Received is { } received
            ? [new DataColumn(LocalAverageEffect.Received, received)]
            : Array.Empty<DataColumn>();
        var sample = EstimationSample
            .Of(rows, Seen(study, of.Outcome), [.. covariates.Of(ids), .. service])
            .WithoutSeparatedClasses()
            .Centred();
        var belongs = Sides.First(study, of.Comparison);
        var arm = sample.Indicator(MeanDifference.Treated, row => belongs[row]);
        var endogenous = sample.Covariates.FirstOrDefault(column => column.Label == LocalAverageEffect.Received);
        var traits = sample.Covariates.Where(column => column.Label != LocalAverageEffect.Received).ToList();
        var kept = traits.Where(column => !excluded.Contains(column.Label)).ToList();
        if (sample.Rows.Length == 0 || kept.Count == traits.Count)
            return new SelectionSetup(sample, arm, null, "");
        var cause = endogenous ?? arm;
        var model = new SelectionModel(
            sample.Outcome,
            Design.WithConstant([arm, .. traits]),
            sample.Column(of.Outcome.Id, study.Table.Outcome(of.Outcome.Id)!.Values),
            Design.WithConstant([cause, .. kept])
        )
        {
            Instruments = endogenous is null ? null : Design.WithConstant([arm, .. kept]),
        };
        return new SelectionSetup(sample, arm, model, cause.Label);
    }

    /// <summary>Seen or not; NaN where the value exists but is not known, so that those people take no part.</summary>
    public static DataColumn Seen(Study study, Outcome outcome)
    {
        var label = $"{outcome.Id} seen";
        if (study.Table.Seen.FirstOrDefault(column => column.Id == outcome.Id) is { } seen)
            return new DataColumn(label, seen.Values);
        var values = study.Table.Outcome(outcome.Id)!.Values;
        return new DataColumn(label, Array.ConvertAll(values, value => double.IsNaN(value) ? 0.0 : 1.0));
    }
}
