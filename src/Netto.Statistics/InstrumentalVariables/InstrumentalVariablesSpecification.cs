namespace Netto.Statistics.InstrumentalVariables;

/// <summary>How a model with endogenous regressors is to be estimated.</summary>
public sealed record InstrumentalVariablesSpecification
{
    /// <summary>2SLS, HC1, no weights.</summary>
    public static InstrumentalVariablesSpecification Default { get; } = new();

    /// <summary>How the covariance is found; HC1 by default.</summary>
    public CovarianceEstimator Covariance { get; init; } = CovarianceEstimator.HC1;

    /// <summary>Weights of the rows; none by default.</summary>
    public ObservationWeights Weights { get; init; } = ObservationWeights.None;

    /// <summary>Factors whose effects are taken out of all columns; none by default. See <see cref="Linear.LinearSpecification.Absorb"/>.</summary>
    public IReadOnlyList<Clusters> Absorb { get; init; } = [];

    /// <summary>2SLS by default.</summary>
    public KClass Estimator { get; init; } = KClass.TwoStage;
}

/// <summary>Estimators of the k-class.</summary>
public enum KClass
{
    /// <summary>Two-stage least squares: k = 1.</summary>
    TwoStage,

    /// <summary>Limited-information maximum likelihood: k is the smallest eigenvalue (Anderson and Rubin 1949).</summary>
    LimitedInformation,
}
