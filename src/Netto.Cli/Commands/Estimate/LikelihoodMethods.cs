using Netto.Formulas.Frames;
using Netto.Statistics.Binary;

namespace Netto.Cli.Commands.Estimate;

/// <summary>Probit and logit on the command line.</summary>
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
        var kind = request.Kind("classical", "cr1");
        if (kind == "bootstrap")
        {
            return BootstrapMethods.Binary(request, frame, specification.Link);
        }
        var asked = specification with
        {
            Covariance = request.Covariance(frame, kind),
            Weights = request.WeightsOf(frame),
        };
        return Output(request, frame, BinaryRegression.Fit(frame.Outcome, frame.Design, asked));
    }

    internal static EstimateOutput Output(EstimateRequest request, ModelFrame frame, BinaryFit fit)
    {
        var variables = VariableChanges.Of(request.Table, frame);
        var output = EstimateOutput.Of(request.Method, fit, frame);
        return output.WithMargins(fit.MarginalEffects(variables.Changes), variables) with
        {
            LogLikelihood = fit.LogLikelihood,
            RSquared = fit.PseudoRSquared,
            Converged = true,
            Iterations = fit.Iterations,
            ConditionNumber = fit.ConditionNumber,
        };
    }
}
