using Netto.Formulas.Frames;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Cli.Commands.Estimate;

/// <summary>A model by maximum likelihood, with the errors asked for; those of a bootstrap from the same fit with the weights of each draw.</summary>
/// <param name="Fit">Estimates with a covariance and weights.</param>
/// <param name="Output">What is printed of a fit.</param>
internal sealed record BootstrappedModel<TFit>(Func<DurationSpecification, TFit> Fit, Func<TFit, EstimateOutput> Output)
    where TFit : IFittedModel
{
    /// <summary>A parameter beside the coefficients that is drawn with them; null when there is none.</summary>
    internal Func<TFit, Coefficient?> Spread { get; init; } = _ => null;

    /// <summary>The fit with the error of that parameter from the draws.</summary>
    internal Func<TFit, Coefficient, TFit> WithSpread { get; init; } = (fit, _) => fit;

    internal EstimateOutput Estimate(EstimateRequest request, ModelFrame frame)
    {
        var kind = request.Kind("classical", "cr1");
        var weights = request.WeightsOf(frame);
        if (kind != "bootstrap")
        {
            return Output(Fit(new() { Covariance = request.Covariance(frame, kind), Weights = weights }));
        }

        // The covariance of the sample is not printed; with probability weights it may not be the classical one.
        var sample = Fit(new() { Covariance = CovarianceEstimator.HC0, Weights = weights });
        var draws = BootstrapMethods.Draws(
            request,
            frame,
            Parameters(sample),
            w => Parameters(Fit(new() { Weights = new ObservationWeights.Analytic(w) }))
        );
        var spread = draws.Coefficients.Skip(sample.Coefficients.Count).FirstOrDefault();
        var drawn = spread is null ? sample : WithSpread(sample, spread);
        return BootstrapMethods.Boot(Output(drawn), draws, request) with
        {
            Coefficients = [.. draws.Coefficients.Take(sample.Coefficients.Count)],
        };
    }

    private Coefficient[] Parameters(TFit fit) =>
        Spread(fit) is { } spread ? [.. fit.Coefficients, spread] : [.. fit.Coefficients];
}
