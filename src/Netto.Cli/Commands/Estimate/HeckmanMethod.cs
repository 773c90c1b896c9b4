using Netto.Formulas.Frames;
using Netto.Statistics.Models;
using Netto.Statistics.Selection;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate heckman</c>: an outcome that is seen only for some, with instruments where a regressor is endogenous.</summary>
internal static class HeckmanMethod
{
    private const string Form =
        "Write y ~ x1 | seen ~ x1 + w, or with instruments y ~ d + x | z + x | seen ~ z + x + w.";

    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--estimator");
        var frame = request.Frame();
        var model = Model(request, frame);
        var hasInstruments = model.Instruments is not null;
        var kind = request.Kind(hasInstruments ? "hc1" : "classical", "cr1");
        return (request.Estimator ?? (hasInstruments ? "two-step" : "ml"), kind) switch
        {
            ("ml", "bootstrap") => BootstrapMethods.Heckman(request, frame, model),
            ("two-step", "bootstrap") => BootstrapMethods.HeckmanTwoStep(request, frame, model),
            ("ml", _) => Maximum(HeckmanMaximum.Fit(model, request.Covariance(frame, kind)), model, frame),
            ("two-step", _) => TwoStep(TwoStepSelection.Fit(model, request.Covariance(frame, kind)), model, frame),
            var (other, _) => throw EstimateRequest.Refused(
                $"--estimator {other} with heckman.",
                "Take ml or two-step."
            ),
        };
    }

    private static SelectionModel Model(EstimateRequest request, ModelFrame frame)
    {
        var parts = frame.Parts;
        if (parts.Count is not (2 or 3))
        {
            throw EstimateRequest.Refused($"{parts.Count} part(s) in {request.FormulaText}.", Form);
        }
        if (parts[^1].Responses.Count != 1 || parts.Skip(1).SkipLast(1).Any(p => p.Responses.Count > 0))
        {
            throw EstimateRequest.Refused($"No selection equation at the end of {request.FormulaText}.", Form);
        }
        return new SelectionModel(parts[^1].Responses[0], parts[^1].Design, frame.Outcome, parts[0].Design)
        {
            Weights = request.WeightsOf(frame),
            Instruments = parts.Count == 3 ? parts[1].Design : null,
        };
    }

    internal static EstimateOutput Maximum(HeckmanFit fit, SelectionModel model, ModelFrame frame) =>
        EstimateOutput.Of("heckman", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Tables =
            [
                (Selection(model), fit.SelectionCoefficients),
                ("Errors: log of sigma, inverse hyperbolic tangent of rho", [fit.LogSigma, fit.AtanhRho]),
            ],
            Lines = [Seen(fit.Selected, fit.N), Errors(fit.Sigma, fit.Rho)],
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

    internal static EstimateOutput TwoStep(SelectionFit fit, SelectionModel model, ModelFrame frame) =>
        EstimateOutput.Of("heckman", fit, frame) with
        {
            Converged = true,
            Iterations = fit.Selection.Iterations,
            Tables =
            [
                (Selection(model), fit.Selection.Coefficients),
                .. fit.FirstStages.Select(s => (FirstStage(s), (IReadOnlyList<Coefficient>)s.Coefficients)),
            ],
            Lines =
            [
                Seen(fit.Selected, fit.N),
                $"{SelectionFit.InverseMillsRatio}: inverse Mills ratio of the selection equation",
                .. fit.Sigma is { } sigma && fit.Rho is { } rho ? [Errors(sigma, rho)] : Array.Empty<string>(),
            ],
            FirstStage = fit.FirstStages is [var stage] ? new(stage.Excluded, null, stage.Coefficients) : null,
            Sections =
            [
                ("estimator", w => w.WriteStringValue("two-step")),
                ("selected", w => w.WriteNumberValue(fit.Selected)),
                ("selection", w => EstimateJson.WriteCoefficients(w, fit.Selection.Coefficients)),
                ("sigma", w => EstimateJson.WriteNumber(w, fit.Sigma)),
                ("rho", w => EstimateJson.WriteNumber(w, fit.Rho)),
            ],
        };

    private static string Selection(SelectionModel model) => $"Selection: probit of {model.Observed.Label}";

    private static string FirstStage(SelectionFirstStage stage) => $"First stage of {stage.Endogenous}";

    private static string Seen(double selected, double n) =>
        FormattableString.Invariant($"outcome seen for {selected:0.######} of {n:0.######}");

    private static string Errors(double sigma, double rho) =>
        FormattableString.Invariant($"errors: sigma {sigma:G6}, rho {rho:0.0000}, rho × sigma {rho * sigma:G6}");
}
