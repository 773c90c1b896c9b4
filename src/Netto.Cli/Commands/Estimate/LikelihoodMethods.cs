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
        var asked = specification with
        {
            Covariance = request.Covariance(frame, request.Kind("classical", "cr1")),
            Weights = request.WeightsOf(frame),
        };
        var fit = BinaryRegression.Fit(frame.Outcome, frame.Design, asked);
        return EstimateOutput.Of(request.Method, fit, frame).WithMargins(fit.MarginalEffects()) with
        {
            LogLikelihood = fit.LogLikelihood,
            RSquared = fit.PseudoRSquared,
            Converged = true,
            Iterations = fit.Iterations,
            ConditionNumber = fit.ConditionNumber,
        };
    }
}
