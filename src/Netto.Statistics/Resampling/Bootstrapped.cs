namespace Netto.Statistics.Resampling;

/// <summary>A model with the standard errors of a bootstrap.</summary>
/// <typeparam name="TFit">The fit of the model.</typeparam>
/// <param name="Fit">Estimates of the sample; every covariance that of the draws.</param>
/// <param name="Draws">The coefficients once more, with the draws behind them and the number that could not be estimated.</param>
public sealed record Bootstrapped<TFit>(TFit Fit, BootstrapFit Draws)
    where TFit : IFittedModel;
