using Netto.Statistics.Linear;

namespace Netto.Statistics.Mediation;

/// <summary>What the mediated effect is made of, as a function of the correlation of the errors.</summary>
internal sealed class SensitivityPath
{
    private readonly double gap;
    private readonly double toMediator;
    private readonly double ofMediator;
    private readonly double ofProduct;
    private readonly (double Value, double Error) outcomeVariance;
    private readonly (double Value, double Error) mediatorVariance;
    private readonly double errorToMediator;
    private readonly Matrix slopes;

    internal SensitivityPath(
        MediationModel model,
        LinearFit mediator,
        LinearFit outcome,
        CovarianceEstimator covariance
    )
    {
        gap = model.To - model.From;
        toMediator = mediator.Coefficients[model.Treatment.Label].Estimate;
        errorToMediator = Math.Pow(mediator.Coefficients[model.Treatment.Label].StandardError, 2);
        var b = outcome.Coefficients;
        ofMediator = b[model.Mediator.Label].Estimate;
        slopes = new Matrix(2, 2);
        slopes[0, 0] = b.Covariance[b.IndexOf(model.Mediator.Label), b.IndexOf(model.Mediator.Label)];
        if (b.Has(model.Product))
        {
            int[] own = [b.IndexOf(model.Mediator.Label), b.IndexOf(model.Product)];
            ofProduct = b[own[1]].Estimate;
            slopes = b.Covariance.Submatrix(own);
        }

        outcomeVariance = Variance(outcome, model.Weights, covariance);
        mediatorVariance = Variance(mediator, model.Weights, covariance);
        UnexplainedShares = (1 - outcome.RSquared) * (1 - mediator.RSquared);
    }

    internal double UnexplainedShares { get; }

    internal Coefficient Effect(double treatment, double correlation)
    {
        var tilt = correlation / Math.Sqrt(1 - correlation * correlation);
        var ratio = Math.Sqrt(outcomeVariance.Value / mediatorVariance.Value);
        var slope = ofMediator + ofProduct * treatment - tilt * ratio;
        // Derivatives to both variances of tilt √(v/w), by the chain rule.
        var (toOutcome, toOwn) = (
            -tilt * ratio / (2 * outcomeVariance.Value),
            tilt * ratio / (2 * mediatorVariance.Value)
        );
        double[] weights = [1, treatment];
        var ofSlope =
            slopes.Form(weights, weights)
            + toOutcome * toOutcome * outcomeVariance.Error
            + toOwn * toOwn * mediatorVariance.Error;
        var variance = slope * slope * errorToMediator + toMediator * toMediator * ofSlope;
        return Coefficient.From(
            "acme",
            gap * toMediator * slope,
            Math.Abs(gap) * Math.Sqrt(variance),
            double.PositiveInfinity
        );
    }

    /// <summary>ρ with ρ/√(1 − ρ²) = slope σ₂/s.</summary>
    internal double CorrelationAtZero(double treatment)
    {
        var tilt = (ofMediator + ofProduct * treatment) * Math.Sqrt(mediatorVariance.Value / outcomeVariance.Value);
        return tilt / Math.Sqrt(1 + tilt * tilt);
    }

    /// <summary>Residual variance over n, and its variance: 2 s⁴/n for normal errors, else from the fourth moment.</summary>
    private static (double Value, double Error) Variance(
        LinearFit fit,
        ObservationWeights weights,
        CovarianceEstimator covariance
    )
    {
        var w = weights.Column?.Values.Where(v => v > 0).ToArray() ?? Design.Ones(fit.Residuals.Length).Values;
        var total = Vectors.Sum(w);
        var squares = Array.ConvertAll(fit.Residuals, e => e * e);
        var value = Vectors.Dot(w, squares) / total;
        if (covariance is CovarianceEstimator.ClassicalCovariance)
        {
            return (value, 2 * value * value / fit.N);
        }

        var fourth = Vectors.Dot(w, Array.ConvertAll(squares, s => s * s)) / total;
        return (value, (fourth - value * value) / fit.N);
    }
}
