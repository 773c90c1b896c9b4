namespace Netto.Statistics.Models;

/// <summary>How the covariance of the estimates is found.</summary>
public abstract record CovarianceEstimator
{
    private CovarianceEstimator() { }

    /// <summary>s² (X'X)⁻¹: right when errors are independent with one variance.</summary>
    public static CovarianceEstimator Classical { get; } = new ClassicalCovariance();

    /// <summary>White (1980), without correction.</summary>
    public static CovarianceEstimator HC0 { get; } = new Robust(RobustKind.HC0);

    /// <summary>HC0 × n/(n − k); the default.</summary>
    public static CovarianceEstimator HC1 { get; } = new Robust(RobustKind.HC1);

    /// <summary>Squared residuals over 1 − h; unbiased under homoskedasticity.</summary>
    public static CovarianceEstimator HC2 { get; } = new Robust(RobustKind.HC2);

    /// <summary>Squared residuals over (1 − h)²; close to the jackknife.</summary>
    public static CovarianceEstimator HC3 { get; } = new Robust(RobustKind.HC3);

    /// <summary>Name as in <c>--se</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Clustered, without correction; t with G − 1.</summary>
    /// <param name="clusters">The clusters.</param>
    public static CovarianceEstimator CR0(Clusters clusters) => new Clustered(ClusterKind.CR0, clusters);

    /// <summary>Clustered, × G/(G − 1) · (n − 1)/(n − k); t with G − 1.</summary>
    /// <param name="clusters">The clusters.</param>
    public static CovarianceEstimator CR1(Clusters clusters) => new Clustered(ClusterKind.CR1, clusters);

    /// <summary>Clustered, bias-reduced, with Satterthwaite degrees of freedom per coefficient.</summary>
    /// <param name="clusters">The clusters.</param>
    public static CovarianceEstimator CR2(Clusters clusters) => new Clustered(ClusterKind.CR2, clusters);

    /// <summary>s² (X'X)⁻¹.</summary>
    public sealed record ClassicalCovariance : CovarianceEstimator
    {
        /// <inheritdoc />
        public override string Name => "classical";
    }

    /// <summary>Robust to unequal variances.</summary>
    /// <param name="Kind">Which correction.</param>
    public sealed record Robust(RobustKind Kind) : CovarianceEstimator
    {
        /// <inheritdoc />
        public override string Name =>
            Kind switch
            {
                RobustKind.HC0 => "hc0",
                RobustKind.HC1 => "hc1",
                RobustKind.HC2 => "hc2",
                _ => "hc3",
            };
    }

    /// <summary>Robust to dependence within clusters.</summary>
    /// <param name="Kind">Which correction.</param>
    /// <param name="Clusters">The clusters.</param>
    public sealed record Clustered(ClusterKind Kind, Clusters Clusters) : CovarianceEstimator
    {
        /// <inheritdoc />
        public override string Name =>
            Kind switch
            {
                ClusterKind.CR0 => "cr0",
                ClusterKind.CR1 => "cr1",
                _ => "cr2",
            };
    }
}

/// <summary>Corrections of the heteroskedasticity-robust covariance (MacKinnon and White 1985).</summary>
public enum RobustKind
{
    /// <summary>None.</summary>
    HC0,

    /// <summary>n/(n − k).</summary>
    HC1,

    /// <summary>1/(1 − h).</summary>
    HC2,

    /// <summary>1/(1 − h)².</summary>
    HC3,
}

/// <summary>Corrections of the cluster-robust covariance.</summary>
public enum ClusterKind
{
    /// <summary>None.</summary>
    CR0,

    /// <summary>G/(G − 1) · (n − 1)/(n − k), as Stata.</summary>
    CR1,

    /// <summary>Bias-reduced linearisation (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018).</summary>
    CR2,
}
