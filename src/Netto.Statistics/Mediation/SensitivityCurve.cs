namespace Netto.Statistics.Mediation;

/// <summary>The mediated effect at one correlation of the errors.</summary>
/// <param name="Correlation">Correlation ρ of what is left out of the mediator and of the outcome.</param>
/// <param name="Effect">Average causal mediation effect if that is the correlation.</param>
public sealed record SensitivityPoint(double Correlation, Coefficient Effect);

/// <summary>How the mediated effect in one arm depends on an unmeasured confounder of mediator and outcome.</summary>
/// <param name="Treatment">Treatment value at which the effect is taken.</param>
/// <param name="Points">The effect along the correlations asked for.</param>
/// <param name="CorrelationAtZero">Correlation at which the effect would be zero.</param>
/// <param name="NotSignificant">Correlations round it at which the 95% interval holds zero; ends at ±1 when it does so to the end.</param>
/// <param name="ResidualProduct">
/// ρ² at zero: product of the shares of the residual variances of mediator and outcome that a confounder would have to explain.
/// </param>
/// <param name="TotalProduct">The same of the total variances, ρ²(1 − R²) of mediator × (1 − R²) of outcome.</param>
public sealed record SensitivityCurve(
    double Treatment,
    IReadOnlyList<SensitivityPoint> Points,
    double CorrelationAtZero,
    ConfidenceInterval NotSignificant,
    double ResidualProduct,
    double TotalProduct
);
