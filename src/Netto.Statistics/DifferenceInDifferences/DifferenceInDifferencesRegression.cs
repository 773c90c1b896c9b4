using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.DifferenceInDifferences;

/// <summary>Difference in differences over offices and periods, plain and with received service instrumented.</summary>
/// <remarks>y = a + b·group + c·during + e·group·during + x'g; Angrist and Pischke (2009), equation 5.2.2. Clustered by office.</remarks>
public static class DifferenceInDifferencesRegression
{
    /// <summary>Estimates the effect of being in the treated group during the later period.</summary>
    /// <param name="outcome">The outcome; a 0/1 outcome gives a linear probability model.</param>
    /// <param name="design">Groups, periods, covariates.</param>
    /// <param name="specification">Clusters, covariance, bootstrap.</param>
    public static DifferenceInDifferencesFit Fit(
        DataColumn outcome,
        DifferenceInDifferencesDesign design,
        DifferenceInDifferencesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        var columns = design.ToDesign();
        var fit = LinearRegression.Fit(
            outcome,
            columns,
            new LinearSpecification { Covariance = specification.Covariance }
        );
        var wild = specification.Bootstrap is { } plan
            ? WildClusterBootstrap.Fit(
                new(outcome, columns, specification.Clusters),
                design.EffectTerm,
                plan,
                specification.WildWeights
            )
            : null;
        return new(fit.Coefficients[design.EffectTerm], fit, null, wild);
    }

    /// <summary>Estimates the effect of service received, with group × period as its instrument.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="received">Service received.</param>
    /// <param name="design">Groups, periods, covariates.</param>
    /// <param name="specification">Clusters, covariance, bootstrap.</param>
    public static DifferenceInDifferencesFit FitInstrumented(
        DataColumn outcome,
        DataColumn received,
        DifferenceInDifferencesDesign design,
        DifferenceInDifferencesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        var columns = design.ToInstrumentedDesign(received);
        var fit = TwoStageLeastSquares.Fit(
            outcome,
            columns,
            new InstrumentalVariablesSpecification { Covariance = specification.Covariance }
        );
        var wild = specification.Bootstrap is { } plan
            ? WildRestrictedEfficientBootstrap.Fit(
                outcome,
                columns,
                specification.Clusters,
                plan,
                specification.WildWeights
            )
            : null;
        return new(fit.Coefficients[received.Label], null, fit, wild);
    }
}
