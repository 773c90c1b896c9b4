namespace Netto.Statistics.Covariances;

/// <summary>What a covariance is made of: regressors (for 2SLS the projected ones), residuals, weights, bread.</summary>
/// <param name="X">Columns, k.</param>
/// <param name="Residuals">Residuals of the outcome, n.</param>
/// <param name="Weights">Weights, or null.</param>
/// <param name="Frequencies">Whether the weights count rows.</param>
/// <param name="Bread">(X'WX)⁻¹.</param>
/// <param name="N">Rows, or the sum of frequencies.</param>
internal sealed record SandwichData(
    double[][] X,
    double[] Residuals,
    double[]? Weights,
    bool Frequencies,
    Matrix Bread,
    double N
)
{
    /// <summary>Where leverage is not x'Ax but x'A z (2SLS: the original regressors); null for least squares.</summary>
    internal double[][]? OriginalX { get; init; }

    /// <summary>Coefficients of the model, where X holds influences of a few of them.</summary>
    internal int? CoefficientCount { get; init; }

    /// <summary>How the coefficients were found: badly conditioned columns need more care here too.</summary>
    internal Linear.Solver Solver { get; init; }

    /// <summary>Regressors replaced by X(X'X)⁻¹, so that the bread is the identity: bread × meat × bread would cancel as the square of the condition number.</summary>
    internal SandwichData AsInfluences() =>
        this with
        {
            X =
            [
                .. Enumerable
                    .Range(0, X.Length)
                    .Select(j => Linear.LeastSquaresSolver.Combine(X, Bread.Column(j).ToArray())),
            ],
            Bread = Matrix.Identity(X.Length),
            CoefficientCount = K,
            Meat = null,
            Parts = new(),
        };

    /// <summary>Σ s² x x' for hc0 and hc1, or of sums by cluster for cr0 and cr1, where it was gathered on the way; null otherwise.</summary>
    internal Matrix? Meat { get; init; }

    /// <summary>What hangs on the design alone; given by whoever has several outcomes on one design.</summary>
    internal DesignParts Parts { get; init; } = new();

    internal int K => CoefficientCount ?? X.Length;

    /// <summary>Parameters of absorbed effects.</summary>
    internal int AbsorbedCount { get; init; }

    /// <summary>Those that count when clusters hold some of the effects.</summary>
    internal int AbsorbedCountInClusters { get; init; }

    internal double ResidualDegreesOfFreedom => N - K - AbsorbedCount;

    /// <summary>Σ w e².</summary>
    internal double WeightedSumOfSquares()
    {
        if (Weights is null)
        {
            return LongSums.Dot(Residuals, Residuals);
        }
        var weighted = new double[Residuals.Length];
        Vectors.Multiply(Weights, Residuals, weighted);
        return Vectors.Dot(weighted, Residuals);
    }

    /// <summary>w e: a row's score is this times x.</summary>
    internal double[] WeightedResiduals()
    {
        if (Weights is null)
        {
            return Residuals;
        }
        var weighted = new double[Residuals.Length];
        Vectors.Multiply(Weights, Residuals, weighted);
        return weighted;
    }
}
