using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.Comparisons;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Selection;
using SelectionModel = Netto.Statistics.Selection.SelectionModel;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// Standard errors by drawing people with replacement, whole offices where errors are clustered, beside those by formula: for
/// effects on everybody, with the draws and for the methods that the protocol asks.
/// </summary>
internal static class BootstrapErrors
{
    /// <summary>Why an effect that was estimated has no error by draws.</summary>
    public static string Reason(Study study, EffectTask task) =>
        task.Part is not null ? "totals-only"
        : study.Settings.BootstrapDraws < 2 ? "no-draws"
        : IsNamed(study, task) ? "too-few-draws"
        : "not-asked";

    /// <summary>Whether the protocol asks draws for an effect.</summary>
    public static bool Asked(Study study, EffectTask task) => Plan(study, task) is not null;

    /// <summary>Errors of least squares of each task; every draw serves all outcomes.</summary>
    /// <param name="study">The study.</param>
    /// <param name="all">Tasks on the same people.</param>
    /// <param name="design">The regressors.</param>
    /// <param name="of">The effect in a draw: its coefficients by term, and how often each row counts.</param>
    /// <param name="clusters">Whole clusters are drawn; null to draw people.</param>
    public static IReadOnlyList<double?> OfLinear(
        Study study,
        IReadOnlyList<TaskSample> all,
        Design design,
        Func<DrawnCoefficients, double[], double> of,
        Clusters? clusters
    )
    {
        if (Plan(study, all[0].Task) is not { } plan)
            return new double?[all.Count];
        var drawn = ResampledLinear.Of([.. all.Select(own => own.Sample.Outcome)], design);
        var rows = new DrawnRows(all[0].Sample.Rows.Length, clusters);
        var draws = plan.Run(
                (random, _) =>
                    rows.Use(
                        random,
                        counts =>
                            drawn
                                .Estimate(counts)
                                ?.Select(found => of(new DrawnCoefficients(drawn.Terms, found), counts))
                                .ToArray()
                    )
            )
            .OfType<double[]>()
            .ToList();
        return [.. all.Select((_, m) => Spread(draws.ConvertAll(draw => draw[m])))];
    }

    /// <summary>Errors of the coefficient of a regressor with an instrument; every draw serves all outcomes.</summary>
    public static IReadOnlyList<double?> OfInstrumented(
        Study study,
        IReadOnlyList<TaskSample> all,
        InstrumentedDesign design,
        Clusters? clusters
    )
    {
        if (Plan(study, all[0].Task) is not { } plan)
            return new double?[all.Count];
        var rows = new DrawnRows(all[0].Sample.Rows.Length, clusters);
        var drawn = ResampledInstrumental.Of([.. all.Select(own => own.Sample.Outcome)], design);
        var at = drawn.Terms.ToList().IndexOf(LocalAverageEffect.Received);
        var draws = plan.Run((random, _) => rows.Use(random, drawn.Estimate))
            .OfType<IReadOnlyList<double[]>>()
            .ToList();
        return [.. all.Select((_, m) => at < 0 ? null : Spread(draws.ConvertAll(draw => draw[m][at])))];
    }

    /// <summary>Error of a selection-corrected effect: both steps again in each draw; the reason where there is none.</summary>
    public static (double? StandardError, string? Reason) OfSelection(
        Study study,
        EffectTask task,
        SelectionModel model,
        string cause,
        Clusters? clusters
    )
    {
        if (Plan(study, task) is not { } plan)
            return (null, null);
        try
        {
            var fit = SelectionBootstrap.Fit(model, clusters, plan);
            return (Numbers.Finite(fit.Coefficients[cause].StandardError), null);
        }
        catch (StatisticsException refused)
        {
            // The error by formula stands without one by draws.
            return (null, $"{Refusals.Code(refused)}: {refused.Facts}");
        }
    }

    private static ResamplingPlan? Plan(Study study, EffectTask task) =>
        task.Part is null && study.Settings.BootstrapDraws > 1 && IsNamed(study, task)
            ? new ResamplingPlan(study.Settings.BootstrapDraws, (ulong)study.Settings.Seed)
            {
                Cancellation = study.Cancellation,
            }
            : null;

    private static bool IsNamed(Study study, EffectTask task) =>
        study.Protocol.Analysis.BootstrapFor is { } named
            ? named.Contains(task.Method)
            : task.Method switch
            {
                EffectMethod.Late or EffectMethod.Did or EffectMethod.DidIv => true,
                EffectMethod.SelectionIv => DesignNames.IsRandomised(study.Protocol, task.Comparison),
                _ => false,
            };

    private static double? Spread(List<double> draws) =>
        draws.Count < 2 ? null : Numbers.Finite(Moments.Of([.. draws]).StandardDeviation);
}

/// <summary>The coefficients of one draw.</summary>
/// <param name="Terms">Names of the coefficients.</param>
/// <param name="Values">Their estimates.</param>
internal sealed record DrawnCoefficients(IReadOnlyList<string> Terms, double[] Values)
{
    /// <summary>The coefficient of a term; zero where the sample drops it.</summary>
    public double Of(string term)
    {
        for (var at = 0; at < Values.Length; at++)
        {
            if (Terms[at] == term)
                return Values[at];
        }
        return 0;
    }
}
