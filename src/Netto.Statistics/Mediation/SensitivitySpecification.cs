namespace Netto.Statistics.Mediation;

/// <summary>Whether the outcome model has the product of treatment and mediator.</summary>
public enum TreatmentMediatorProduct
{
    /// <summary>It has: the mediated effect may differ between the arms.</summary>
    Included,

    /// <summary>It has not: one mediated effect.</summary>
    LeftOut,
}

/// <summary>What a sensitivity analysis looks at.</summary>
public sealed record SensitivitySpecification
{
    /// <summary>With the product, from −0.9 to 0.9 in steps of 0.05, classical errors.</summary>
    public static SensitivitySpecification Default { get; } = new();

    /// <summary>Correlations of the two errors, each between −1 and 1.</summary>
    public IReadOnlyList<double> Correlations { get; init; } = [.. Enumerable.Range(-18, 37).Select(i => i / 20.0)];

    /// <summary>Included unless told, as in the four-way decomposition.</summary>
    public TreatmentMediatorProduct Product { get; init; } = TreatmentMediatorProduct.Included;

    /// <summary>Classical or HC0, for both models.</summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;
}
