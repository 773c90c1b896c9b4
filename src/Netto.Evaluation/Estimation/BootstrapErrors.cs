using Netto.Evaluation.Studies;
using Netto.Statistics;
using Netto.Statistics.Comparisons;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Standard errors by drawing people with replacement, beside those by formula: for effects on everybody in a
/// randomised comparison, with the draws that the protocol asks for. Offices have the wild bootstrap instead.
/// </summary>
internal static class BootstrapErrors
{
    /// <summary>Errors of the LATE of each task; every draw serves all outcomes.</summary>
    public static IReadOnlyList<double?> OfLate(Study study, IReadOnlyList<TaskSample> all, InstrumentedDesign design)
    {
        if (Plan(study, all[0].Task) is not { } plan)
            return new double?[all.Count];
        var rows = new DrawnRows(all[0].Sample.Rows.Length);
        var drawn = ResampledInstrumental.Of([.. all.Select(own => own.Sample.Outcome)], design);
        var at = drawn.Terms.ToList().IndexOf(LocalAverageEffect.Received);
        var draws = plan.Run((random, _) => rows.Use(random, drawn.Estimate))
            .OfType<IReadOnlyList<double[]>>()
            .ToList();
        return [.. all.Select((_, m) => at < 0 ? null : Spread(draws.ConvertAll(draw => draw[m][at])))];
    }

    /// <summary>Error of a selection-corrected effect: both steps again in each draw.</summary>
    public static double? OfSelection(Study study, EffectTask task, SelectionSetup setup)
    {
        if (Plan(study, task) is not { } plan)
            return null;
        try
        {
            var fit = SelectionBootstrap.Fit(setup.Model!, null, plan);
            return Numbers.Finite(fit.Coefficients[setup.Cause].StandardError);
        }
        catch (StatisticsException)
        {
            // The error by formula stands without one by draws.
            return null;
        }
    }

    private static ResamplingPlan? Plan(Study study, EffectTask task) =>
        task.Part is null && study.Settings.BootstrapDraws > 1
            ? new ResamplingPlan(study.Settings.BootstrapDraws, (ulong)study.Settings.Seed)
            {
                Cancellation = study.Cancellation,
            }
            : null;

    private static double? Spread(List<double> draws) =>
        draws.Count < 2 ? null : Numbers.Finite(Moments.Of([.. draws]).StandardDeviation);
}
