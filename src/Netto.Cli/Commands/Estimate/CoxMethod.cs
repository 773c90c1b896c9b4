using Netto.Formulas.Frames;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate cox</c>: hazards without a form.</summary>
internal static class CoxMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--ties", "--strata");
        (request, var frame) = Frame(request);
        var times = DurationMethods.Times(request, frame).JoinTies();
        var specification = new CoxSpecification
        {
            Ties = request.Ties switch
            {
                "breslow" => TieMethod.Breslow,
                "exact" => TieMethod.Exact,
                _ => TieMethod.Efron,
            },
            Weights = DurationMethods.ColumnOrNull(request.WeightsOf(frame), request, frame),
            Strata = request.StrataOf(frame),
        };
        var kind = request.Kind("classical", "cr1", "hc0");
        if (kind == "bootstrap")
        {
            return Bootstrap(request, frame, times, specification);
        }

        specification = specification with { Covariance = request.Covariance(frame, kind) };
        return Output(request, frame, CoxRegression.Fit(times, frame.Design, specification));
    }

    private static EstimateOutput Bootstrap(
        EstimateRequest request,
        ModelFrame frame,
        SurvivalTimes times,
        CoxSpecification specification
    )
    {
        if (specification.Ties == TieMethod.Exact)
        {
            throw EstimateRequest.Refused(
                "--se bootstrap with --ties exact.",
                "A set of tied events has no weight: take --ties efron or breslow."
            );
        }

        var fit = CoxRegression.Fit(times, frame.Design, specification);
        var draws = BootstrapMethods.Draws(
            request,
            frame,
            fit.Coefficients,
            w => CoxRegression.Fit(times, frame.Design, specification with { Weights = w }).Coefficients
        );
        return BootstrapMethods.Boot(Output(request, frame, fit), draws, request);
    }

    private static EstimateOutput Output(EstimateRequest request, ModelFrame frame, CoxFit fit)
    {
        // Not defined for exact ties, and without a course in time there is nothing to test.
        var isTested = request.Ties != "exact" && fit.Baseline.Any(b => b.Times.Count > 1);
        IReadOnlyList<JointTest> proportionality = isTested ? fit.TestProportionality() : [];
        return EstimateOutput.Of("cox", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            ConditionNumber = fit.ConditionNumber,
            Lines =
            [
                FormattableString.Invariant(
                    $"{fit.Events} events, {(request.Ties == "exact" ? "exact ties" : $"ties after {request.Ties ?? "efron"}")}"
                ),
                .. proportionality.Select(t =>
                    double.IsNaN(t.PValue)
                        ? $"proportional hazards, {t.Name}: too few event times to tell"
                        : FormattableString.Invariant($"proportional hazards, {t.Name}: p = {t.PValue:0.0000}")
                ),
            ],
            Sections =
            [
                ("events", w => w.WriteNumberValue(fit.Events)),
                ("ties", w => w.WriteStringValue(request.Ties ?? "efron")),
                ("log_likelihood_null", w => EstimateJson.WriteNumber(w, fit.NullLogLikelihood)),
                ("likelihood_ratio_test", w => DurationMethods.WriteTest(w, fit.LikelihoodRatioTest)),
                ("score_test", w => DurationMethods.WriteTest(w, fit.ScoreTest)),
                ("proportionality", w => DurationMethods.WriteTests(w, proportionality)),
            ],
        };
    }

    /// <summary>strata(…) and cluster(…) as terms, as in R; the baseline is the constant, so "- 1" changes nothing.</summary>
    private static (EstimateRequest Request, ModelFrame Frame) Frame(EstimateRequest request)
    {
        var (formula, marked) = DurationMethods.Marked(request, request.Parsed);
        EstimateMethods.RequireParts(formula.Parts.Count, 1, request);
        return CaseRows.Of(marked, DurationMethods.WithBaseline(formula));
    }
}
