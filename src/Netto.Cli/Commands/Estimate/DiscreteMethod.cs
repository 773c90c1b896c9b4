using Netto.Formulas.Frames;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary><c>netto estimate discrete</c>: the chance of the event by period.</summary>
internal static class DiscreteMethod
{
    internal static EstimateOutput Run(EstimateRequest request)
    {
        request.RefuseOthers("--cuts", "--estimator");
        EstimateMethods.RequireParts(request.Parsed.Parts.Count, 1, request);
        var frame = request.Frame(DurationMethods.WithBaseline(request.Parsed));
        var times = DurationMethods.Times(request, frame);
        var cuts = request.Cuts is { } text ? DurationMethods.Numbers(text, "--cuts") : [];
        var link = request.Estimator switch
        {
            null or "cloglog" => PeriodLink.ComplementaryLogLog,
            "logit" => PeriodLink.Logit,
            var other => throw EstimateRequest.Refused($"--estimator {other} with discrete.", "Take cloglog or logit."),
        };
        DiscreteTimeFit Fit(DurationSpecification specification) =>
            DiscreteTimeHazard.Fit(times, frame.Design, cuts, link, specification);
        return new BootstrappedModel<DiscreteTimeFit>(Fit, fit => Output(frame, fit)).Estimate(request, frame);
    }

    private static EstimateOutput Output(ModelFrame frame, DiscreteTimeFit fit) =>
        EstimateOutput.Of("discrete", fit, frame) with
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
