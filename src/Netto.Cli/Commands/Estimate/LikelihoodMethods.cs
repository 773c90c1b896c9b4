using Netto.Statistics.Binary;
using Netto.Statistics.Selection;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Probit, logit and selection models on the command line.</summary>
internal static class LikelihoodMethods
{
    internal static EstimateOutput Probit(EstimateRequest request) => Binary(request, BinarySpecification.Probit);

    internal static EstimateOutput Logit(EstimateRequest request) => Binary(request, BinarySpecification.Logit);

    private static EstimateOutput Binary(EstimateRequest request, BinarySpecification specification)
    {
        if (DesignMethods.IsAsked(request))
        {
            return DesignMethods.Binary(request, specification.Link);
        }
        request.RefuseOthers();
        var frame = request.Frame();
        EstimateMethods.RequireParts(frame.Parts.Count, 1, request);
        var asked = specification with
        {
            Covariance = request.Covariance(frame, request.Kind("classical", "cr1")),
            Weights = request.WeightsOf(frame),
        };
        var fit = BinaryRegression.Fit(frame.Outcome, frame.Design, asked);
        return EstimateOutput.Of(request.Method, fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            RSquared = fit.PseudoRSquared,
            MarginalEffects = fit.MarginalEffects(),
            Converged = true,
            Iterations = fit.Iterations,
            ConditionNumber = fit.ConditionNumber,
        };
    }

    internal static EstimateOutput Heckman(EstimateRequest request)
    {
        request.RefuseOthers("--estimator");
        var frame = request.Frame();
        EstimateMethods.RequireParts(frame.Parts.Count, 2, request);
        if (frame.Parts[1].Responses.Count != 1)
        {
            throw EstimateRequest.Refused(
                $"No selection equation in {request.FormulaText}.",
                "Write y ~ x1 | seen ~ x1 + w for heckman."
            );
        }
        var model = new SelectionModel(
            frame.Parts[1].Responses[0],
            frame.Parts[1].Design,
            frame.Outcome,
            frame.Parts[0].Design
        )
        {
            Weights = request.WeightsOf(frame),
        };
        var covariance = request.Covariance(frame, request.Kind("classical", "cr1"));
        return request.Estimator switch
        {
            null or "ml" => Maximum(model, covariance, frame),
            "two-step" => TwoStep(model, covariance, frame),
            var other => throw EstimateRequest.Refused($"--estimator {other} with heckman.", "Take ml or two-step."),
        };
    }

    private static EstimateOutput Maximum(
        SelectionModel model,
        Statistics.Models.CovarianceEstimator covariance,
        Formulas.Frames.ModelFrame frame
    )
    {
        var fit = HeckmanMaximum.Fit(model, covariance);
        return EstimateOutput.Of("heckman", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Sections =
            [
                ("estimator", w => w.WriteStringValue("ml")),
                ("selected", w => w.WriteNumberValue(fit.Selected)),
                ("selection", w => EstimateJson.WriteCoefficients(w, fit.SelectionCoefficients)),
                ("sigma", w => EstimateJson.WriteNumber(w, fit.Sigma)),
                ("rho", w => EstimateJson.WriteNumber(w, fit.Rho)),
                ("log_sigma", w => EstimateJson.WriteCoefficient(w, fit.LogSigma)),
                ("atanh_rho", w => EstimateJson.WriteCoefficient(w, fit.AtanhRho)),
            ],
        };
    }

    private static EstimateOutput TwoStep(
        SelectionModel model,
        Statistics.Models.CovarianceEstimator covariance,
        Formulas.Frames.ModelFrame frame
    )
    {
        var fit = TwoStepSelection.Fit(model, covariance);
        return EstimateOutput.Of("heckman", fit, frame) with
        {
            Converged = true,
            Iterations = fit.Selection.Iterations,
            Sections =
            [
                ("estimator", w => w.WriteStringValue("two-step")),
                ("selected", w => w.WriteNumberValue(fit.Selected)),
                ("selection", w => EstimateJson.WriteCoefficients(w, fit.Selection.Coefficients)),
                ("sigma", w => EstimateJson.WriteNumber(w, fit.Sigma)),
                ("rho", w => EstimateJson.WriteNumber(w, fit.Rho)),
            ],
        };
    }
}
