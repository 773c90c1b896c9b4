using Netto.Formulas.Frames;
using Netto.Statistics.Censored;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate tobit</c>: an outcome that piles up at a limit.</summary>
internal static class TobitMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--lower", "--upper");
        var frame = request.Frame();
        EstimateMethods.RequireParts(frame.Parts.Count, 1, request);
        var limits = new TobitSpecification
        {
            // R's tobit() cuts off at zero unless told; an upper limit alone stands alone.
            Lower = request.Lower ?? (request.Upper is null ? 0 : double.NegativeInfinity),
            Upper = request.Upper ?? double.PositiveInfinity,
        };
        TobitFit Fit(DurationSpecification asked) =>
            TobitRegression.Fit(
                frame.Outcome,
                frame.Design,
                limits with
                {
                    Covariance = asked.Covariance,
                    Weights = asked.Weights,
                }
            );
        return new BootstrappedModel<TobitFit>(Fit, fit => Output(frame, fit))
        {
            Spread = fit => fit.LogSigma,
            WithSpread = (fit, spread) => fit with { LogSigma = spread },
        }.Estimate(request, frame);
    }

    private static EstimateOutput Output(ModelFrame frame, TobitFit fit) =>
        EstimateOutput.Of("tobit", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Tables = [("Spread of the error", [fit.LogSigma])],
            Lines =
            [
                FormattableString.Invariant(
                    $"sigma {fit.Sigma:G6}; at the lower limit {fit.AtLower}, at the upper {fit.AtUpper}"
                ),
                FormattableString.Invariant(
                    $"coefficient × {fit.MeanProbabilityBetween:0.0000} = mean effect on the outcome as seen"
                ),
            ],
            Sections =
            [
                ("sigma", w => EstimateJson.WriteNumber(w, fit.Sigma)),
                ("log_sigma", w => EstimateJson.WriteCoefficient(w, fit.LogSigma)),
                ("at_lower", w => w.WriteNumberValue(fit.AtLower)),
                ("at_upper", w => w.WriteNumberValue(fit.AtUpper)),
                ("mean_probability_between", w => EstimateJson.WriteNumber(w, fit.MeanProbabilityBetween)),
            ],
        };
}
