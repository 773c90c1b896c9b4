using Netto.Statistics.Covariances;
using Netto.Statistics.Linear;

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>Two-stage least squares and LIML.</summary>
/// <remarks>
/// b = (X̂'X)⁻¹ X̂'y with X̂ = X − k·M_Z X; residuals use the original regressors. Conventions of R <c>AER::ivreg</c>: classical
/// s² with n − k, HC with X̂, hc2/hc3 leverage x'(X̂'X̂)⁻¹x̂. First stage, effective F and Anderson-Rubin always come along.
/// LIML: Davidson and MacKinnon (1993), Estimation and Inference in Econometrics, 18.5.
/// </remarks>
public static class TwoStageLeastSquares
{
    private const double WeakF = 10;

    private static readonly Warning PerfectFit = new(
        Warning.PerfectFit,
        "The fit is perfect to rounding: standard errors say nothing."
    );

    /// <summary>Estimates with 2SLS and HC1 standard errors.</summary>
    /// <param name="outcome">The outcome, n values.</param>
    /// <param name="design">Regressors and instruments.</param>
    public static InstrumentalVariablesFit Fit(DataColumn outcome, InstrumentedDesign design) =>
        Fit(outcome, design, InstrumentalVariablesSpecification.Default);

    /// <summary>Estimates a model with endogenous regressors.</summary>
    /// <param name="outcome">The outcome, n values.</param>
    /// <param name="design">Regressors and instruments.</param>
    /// <param name="specification">Estimator, covariance and weights.</param>
    /// <exception cref="StatisticsException">EST012 when the instruments do not identify the effects.</exception>
    public static InstrumentalVariablesFit Fit(
        DataColumn outcome,
        InstrumentedDesign design,
        InstrumentalVariablesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Fit([outcome], design, specification)[0];
    }

    /// <summary>Estimates the same model for several outcomes; the first stage and what hangs on the regressors alone is found once.</summary>
    /// <param name="outcomes">The outcomes, n values each.</param>
    /// <param name="design">Regressors and instruments.</param>
    /// <param name="specification">Estimator, covariance and weights.</param>
    /// <returns>One fit an outcome, equal to rounding to the fit of that outcome alone.</returns>
    /// <exception cref="StatisticsException">As for one outcome; one that cannot be estimated stops all.</exception>
    public static IReadOnlyList<InstrumentalVariablesFit> Fit(
        IReadOnlyList<DataColumn> outcomes,
        InstrumentedDesign design,
        InstrumentalVariablesSpecification specification
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(specification);
        if (outcomes.Count == 0)
        {
            return [];
        }
        // Exogenous columns first, so that an instrument that repeats them is the one that goes.
        var z = new Design([.. design.Exogenous, .. design.Excluded]);
        var all = Sample.Unchecked(
            outcomes[0],
            [design.Regressors, z],
            specification.Weights,
            specification.Covariance
        );
        if (specification.Absorb.Count > 0 && outcomes.Count > 1)
        {
            return [.. outcomes.Select(y => Fit(y, design, specification))];
        }
        Sample[] samples =
            specification.Absorb.Count > 0
                ? [Absorption.AbsorbedSample.Of(all, specification.Absorb)]
                : [.. outcomes.Select(all.With)];
        if (specification.Estimator == KClass.LimitedInformation)
        {
            // Its smallest root comes before a solver that would check.
            Array.ForEach(samples, own => own.CheckFinite());
        }
        var stages = FirstStages.Of(samples[0], design, [.. samples.Select(own => own.Outcome)]);
        SecondStage[] seconds =
            specification.Estimator == KClass.TwoStage
                ? SecondStage.Solve(samples, stages, 1)
                : [.. samples.Select(own => SecondStage.Solve([own], stages, Liml.Kappa(own, stages, design))[0])];
        return
        [
            .. seconds.Select(
                (second, m) =>
                    Result(
                        new(samples[m], design, stages, second, stages.ReducedForms[m]),
                        Sandwich.Of(second.Data, samples[m].Covariance)
                    )
            ),
        ];
    }

    private static InstrumentalVariablesFit Result(Estimation at, CovarianceResult covariance)
    {
        var constant = at.Sample.ConstantOf(at.Second.Data.X);
        var rss = at.Second.Data.WeightedSumOfSquares();
        var total = at.Sample.TotalSumOfSquares(constant);
        var reduced = at.Reduced;
        var robust = at.Stages.AndersonRubin(at.Sample, reduced);
        return new InstrumentalVariablesFit
        {
            Method = at.Second.Kappa == 1 ? "tsls" : "liml",
            N = at.Sample.N,
            StandardErrors = at.Sample.Covariance.Name,
            Coefficients = CoefficientTable.From(
                at.Second.Terms,
                at.Second.Coefficients,
                covariance.Covariance,
                covariance.DegreesOfFreedom
            ),
            ResidualDegreesOfFreedom = at.Second.Data.ResidualDegreesOfFreedom,
            ClusterCount = (at.Sample.Covariance as CovarianceEstimator.Clustered)?.Clusters.Count,
            Kappa = at.Second.Kappa,
            ResidualSumOfSquares = rss,
            RSquared = total > 0 ? 1 - (rss / total) : double.NaN,
            Residuals = at.Second.Data.Residuals,
            Absorbed = at.Sample.Absorbed?.Effects,
            FirstStages = at.Stages.All,
            ReducedForm = reduced,
            AndersonRubin = robust,
            Sargan = IdentificationTests.Sargan(at),
            LazyWuHausman = new(() => IdentificationTests.WuHausman(at)),
            ConditionNumber = at.Second.ConditionNumber,
            DroppedRows = at.Sample.Dropped,
            DroppedColumns = at.Second.Dropped,
            Warnings =
            [
                .. Warnings(at, robust),
                .. Fits.IsPerfect(rss, total) ? [PerfectFit] : Array.Empty<Warning>(),
                .. Covariances.FullLeverage.Warnings(
                    at.Sample,
                    at.Second.Terms,
                    at.Second.Data.OriginalX ?? at.Second.Data.X
                ),
                .. covariance.Warnings,
            ],
            BiasReduced = covariance.BiasReduced,
        };
    }

    internal static bool IsWeak(double effectiveF) => effectiveF < WeakF;

    internal static Warning Weak(string endogenous, double effectiveF) =>
        new(
            Warning.WeakInstrument,
            $"Effective F of {endogenous} is {effectiveF:F2}, under {WeakF}: trust the Anderson-Rubin set, not the standard error."
        );

    private static IEnumerable<Warning> Warnings(Estimation at, AndersonRubin? robust)
    {
        foreach (var column in at.Second.Dropped.Concat(at.Stages.Dropped).DistinctBy(c => c.Label))
        {
            yield return new Warning(Warning.ColumnDropped, $"{column.Label} dropped: {column.Reason}.");
        }
        if (!FirstStage.IsTestable(at.Reduced, at.Stages.All[0].Excluded.Count))
        {
            yield return new Warning(
                Warning.FewClusters,
                $"{at.Reduced.ClusterCount} clusters cannot test {at.Stages.All[0].Excluded.Count} instruments at once: no first-stage F, no Anderson-Rubin set."
            );
        }
        foreach (var stage in at.Stages.All.Where(s => IsWeak(s.EffectiveF)))
        {
            yield return Weak(stage.Endogenous, stage.EffectiveF);
        }
        if (robust is not null && robust.Set.Shape != ConfidenceSetShape.Interval)
        {
            yield return new Warning(Warning.UnboundedInterval, $"The Anderson-Rubin set is {robust.Set}.");
        }
    }
}

/// <summary>Everything known once the second stage is solved.</summary>
internal sealed record Estimation(
    Sample Sample,
    InstrumentedDesign Design,
    FirstStages Stages,
    SecondStage Second,
    LinearFit Reduced
);
