using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate discrete</c>: the chance of the event by period.</summary>
internal static class DiscreteMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--cuts", "--estimator");
        if (request.Weights is not null)
        {
            throw EstimateRequest.Refused($"--weights {request.Weights} with discrete.", "discrete takes no weights.");
        }

        EstimateMethods.RequireParts(request.Parsed.Parts.Count, 1, request);
        var frame = request.Frame(DurationMethods.WithBaseline(request.Parsed));
        var fit = DiscreteTimeHazard.Fit(
            DurationMethods.Times(request, frame),
            frame.Design,
            request.Cuts is { } cuts ? DurationMethods.Numbers(cuts, "--cuts") : [],
            request.Estimator switch
            {
                null or "cloglog" => PeriodLink.ComplementaryLogLog,
                "logit" => PeriodLink.Logit,
                var other => throw EstimateRequest.Refused(
                    $"--estimator {other} with discrete.",
                    "Take cloglog or logit."
                ),
            },
            request.Covariance(frame, request.Kind("classical", "cr1"))
        );
        return EstimateOutput.Of("discrete", fit, frame) with
        {
            LogLikelihood = fit.LogLikelihood,
            Converged = true,
            Iterations = fit.Iterations,
            Sections =
            [
                ("events", w => w.WriteNumberValue(fit.Events)),
                ("link", w => w.WriteStringValue(fit.Link == PeriodLink.Logit ? "logit" : "cloglog")),
            ],
        };
    }
}
