using Netto.Statistics.Likelihood;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.Selection;

/// <summary>A selection model estimated by maximum likelihood.</summary>
public sealed record HeckmanFit : IFittedModel
{
    /// <inheritdoc />
    public string Method => "heckman";

    /// <summary>People in the selection equation.</summary>
    public required double N { get; init; }

    /// <summary>People whose outcome is seen.</summary>
    public required double Selected { get; init; }

    /// <inheritdoc />
    public required string StandardErrors { get; init; }

    /// <summary>The outcome equation.</summary>
    public required CoefficientTable Coefficients { get; init; }

    /// <summary>The selection equation.</summary>
    public required CoefficientTable SelectionCoefficients { get; init; }

    /// <summary>Log of the standard deviation of the outcome's error.</summary>
    public required Coefficient LogSigma { get; init; }

    /// <summary>Inverse hyperbolic tangent of the correlation of the errors.</summary>
    public required Coefficient AtanhRho { get; init; }

    /// <summary>Standard deviation of the outcome's error.</summary>
    public double Sigma => Math.Exp(LogSigma.Estimate);

    /// <summary>Correlation of the errors.</summary>
    public double Rho => Math.Tanh(AtanhRho.Estimate);

    /// <summary>Log-likelihood at the estimates.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Newton steps taken.</summary>
    public required int Iterations { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedRows> DroppedRows { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<DroppedColumn> DroppedColumns { get; init; }

    /// <inheritdoc />
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <summary>The fit of the columns as they were given, from that of centred ones.</summary>
    internal HeckmanFit Back(CentredColumns centred) =>
        this with
        {
            Coefficients = centred.Back(Coefficients),
            SelectionCoefficients = centred.Back(SelectionCoefficients),
        };

    /// <inheritdoc />
    public IReadOnlyList<FitMeasure> Measures =>
        [
            new("selected", Selected),
            new("sigma", Sigma),
            new("rho", Rho),
            new("log_likelihood", LogLikelihood),
            new("iterations", Iterations),
        ];
}
