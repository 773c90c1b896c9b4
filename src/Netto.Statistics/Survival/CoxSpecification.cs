namespace Netto.Statistics.Survival;

/// <summary>How events at the same time are handled.</summary>
public enum TieMethod
{
    /// <summary>Efron (1977): the tied leave the risk set one by one, on average.</summary>
    Efron,

    /// <summary>Breslow (1974): all tied stay in the risk set.</summary>
    Breslow,

    /// <summary>
    /// Exact for discrete times: the chance of these events among all sets of as many at risk (Gail, Lubin and Rubinstein 1981,
    /// doi:10.1093/biomet/68.3.703). As R <c>coxph(ties = "exact")</c>. Without weights, with model-based errors; the baseline is Breslow's.
    /// </summary>
    Exact,
}

/// <summary>How a Cox model is to be estimated.</summary>
public sealed record CoxSpecification
{
    /// <summary>Efron, model-based standard errors, no weights, no strata.</summary>
    public static CoxSpecification Default { get; } = new();

    /// <summary>Efron unless told. Exact is slow where many are tied, and refused where it would take hours.</summary>
    public TieMethod Ties { get; init; } = TieMethod.Efron;

    /// <summary>
    /// Classical (inverse information) unless told; HC0 is Lin and Wei (1989, doi:10.1080/01621459.1989.10478874); CR0 and CR1 sum the score residuals by cluster,
    /// both without a factor, as R <c>coxph(cluster = )</c>.
    /// </summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.Classical;

    /// <summary>Each stratum has a baseline of its own; null for one baseline.</summary>
    public Clusters? Strata { get; init; }

    /// <summary>Case weights, zero or more; null when every row counts once.</summary>
    public DataColumn? Weights { get; init; }
}
