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
        ArgumentNullException.ThrowIfNull(outcome);
        return Fit([outcome], design, specification)[0];
    }

    /// <summary>Estimates the effect on several outcomes of the same people; the design is decomposed once.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="design">Groups, periods, covariates.</param>
    /// <param name="specification">Clusters, covariance, bootstrap.</param>
    /// <returns>One fit an outcome, equal to rounding to the fit of that outcome alone.</returns>
    public static IReadOnlyList<DifferenceInDifferencesFit> Fit(
        IReadOnlyList<DataColumn> outcomes,
        DifferenceInDifferencesDesign design,
        DifferenceInDifferencesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        var columns = design.ToDesign();
        var fits = LinearRegression.Fit(
            outcomes,
            columns,
            new LinearSpecification { Covariance = specification.Covariance }
        );
        return
        [
            .. fits.Select(
                (fit, m) =>
                    new DifferenceInDifferencesFit(
                        fit.Coefficients[design.EffectTerm],
                        fit,
                        null,
                        Wild(outcomes[m], (columns, design.EffectTerm), specification)
                    )
            ),
        ];
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
        ArgumentNullException.ThrowIfNull(outcome);
        return FitInstrumented([outcome], received, design, specification)[0];
    }

    /// <summary>Estimates the effect of service received on several outcomes of the same people; one first stage serves all.</summary>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="received">Service received.</param>
    /// <param name="design">Groups, periods, covariates.</param>
    /// <param name="specification">Clusters, covariance, bootstrap.</param>
    /// <returns>One fit an outcome, equal to rounding to the fit of that outcome alone.</returns>
    public static IReadOnlyList<DifferenceInDifferencesFit> FitInstrumented(
        IReadOnlyList<DataColumn> outcomes,
        DataColumn received,
        DifferenceInDifferencesDesign design,
        DifferenceInDifferencesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(received);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        var columns = design.ToInstrumentedDesign(received);
        var fits = TwoStageLeastSquares.Fit(
            outcomes,
            columns,
            new InstrumentalVariablesSpecification { Covariance = specification.Covariance }
        );
        return
        [
            .. fits.Select(
                (fit, m) =>
                    new DifferenceInDifferencesFit(
                        fit.Coefficients[received.Label],
                        null,
                        fit,
                        specification.Bootstrap is { } plan
                            ? WildRestrictedEfficientBootstrap.Fit(
                                outcomes[m],
                                columns,
                                specification.Clusters,
                                plan,
                                specification.WildWeights
                            )
                            : null
                    )
            ),
        ];
    }

    private static WildBootstrapFit? Wild(
        DataColumn outcome,
        (Design Columns, string Term) of,
        DifferenceInDifferencesSpecification specification
    ) =>
        specification.Bootstrap is { } plan
            ? WildClusterBootstrap.Fit(
                new(outcome, of.Columns, specification.Clusters),
                of.Term,
                plan,
                specification.WildWeights
            )
            : null;
}
