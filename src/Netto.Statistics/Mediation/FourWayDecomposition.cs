using Netto.Statistics.Binary;
using Netto.Statistics.Linear;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Mediation;

/// <summary>
/// Four-way decomposition of a total effect (VanderWeele 2014, doi:10.1097/EDE.0000000000000121): controlled direct effect, reference interaction, mediated
/// interaction, pure indirect effect; covariates at their means. As Stata <c>med4way</c>.
/// </summary>
/// <remarks>Delta-method errors take both models as independent and the means of covariates as given.</remarks>
public static class FourWayDecomposition
{
    /// <summary>Decomposes with classical delta-method errors.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates.</param>
    /// <exception cref="StatisticsException">When a model cannot be estimated, or treatment, mediator or product is collinear.</exception>
    public static FourWayResult Fit(MediationModel model) => Fit(model, CovarianceEstimator.Classical);

    /// <summary>Decomposes with delta-method errors.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates.</param>
    /// <param name="covariance">Classical or HC0, for both models.</param>
    /// <exception cref="StatisticsException">When a model cannot be estimated, or treatment, mediator or product is collinear.</exception>
    public static FourWayResult Fit(MediationModel model, CovarianceEstimator covariance)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(covariance);
        var outcome = Estimate(model.OutcomeForm, model.Outcome, model.OutcomeDesign, (covariance, model.Weights));
        var mediator = Estimate(model.MediatorForm, model.Mediator, model.MediatorDesign, (covariance, model.Weights));
        var means = Means(model);
        var point = Arguments(model, outcome, mediator, means);
        var (values, gradient) = new Decomposition(model).At(point);
        return new FourWayResult
        {
            N = outcome.N,
            StandardErrors = covariance.Name,
            Scale =
                model.OutcomeForm == ModelForm.Linear
                    ? DecompositionScale.Difference
                    : DecompositionScale.ExcessRelativeRisk,
            Components = CoefficientTable.From(
                Decomposition.Names,
                values,
                gradient.Sandwich(ArgumentCovariance(model, outcome, mediator, means))
            ),
            OutcomeModel = outcome,
            MediatorModel = mediator,
            CovariatesAt = means,
            Warnings = [.. outcome.Warnings.Union(mediator.Warnings)],
        };
    }

    /// <summary>Decomposes with the errors of a bootstrap of rows: both models and the means of covariates are found again in every draw.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates; weights stay with their rows.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <exception cref="StatisticsException">As the overload with clusters.</exception>
    public static FourWayResult Bootstrap(MediationModel model, ResamplingPlan plan) => Bootstrap(model, null, plan);

    /// <summary>Decomposes with the errors of a bootstrap of rows or of whole clusters.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates; weights stay with their rows, a row of weight zero is never drawn.</param>
    /// <param name="clusters">Whole clusters are drawn; null to draw rows.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <exception cref="StatisticsException">As <see cref="Fit(MediationModel)"/>. EST005: one cluster. EST006: frequency weights. EST008: fewer than two draws could be estimated.</exception>
    public static FourWayResult Bootstrap(MediationModel model, Clusters? clusters, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        return MediationBootstrap.Fit(model, clusters, plan);
    }

    private static IFittedModel Estimate(
        ModelForm form,
        DataColumn outcome,
        Design design,
        (CovarianceEstimator Covariance, ObservationWeights Weights) how
    ) =>
        form == ModelForm.Linear
            ? LinearRegression.Fit(outcome, design, new() { Covariance = how.Covariance, Weights = how.Weights })
            : BinaryRegression.Fit(
                outcome,
                design,
                BinarySpecification.Logit with
                {
                    Covariance = how.Covariance,
                    Weights = how.Weights,
                }
            );

    private static double[] Arguments(
        MediationModel model,
        IFittedModel outcome,
        IFittedModel mediator,
        IReadOnlyDictionary<string, double> means
    ) =>
        [
            Own(outcome, model.Treatment.Label),
            Own(outcome, model.Mediator.Label),
            Own(outcome, model.Product),
            Predictor(model, mediator, means, model.From),
            Predictor(model, mediator, means, model.To),
            Variance(mediator).Value,
        ];

    private static double Own(IFittedModel fit, string term) =>
        fit.Coefficients.Has(term)
            ? fit.Coefficients[term].Estimate
            : throw new StatisticsException(
                StatisticsErrors.Singular,
                $"{term} is collinear with the other columns of the outcome model.",
                "Look whether treatment or mediator varies, and whether a covariate repeats it."
            );

    /// <summary>Covariance of the six arguments: three outcome coefficients, two predictors of the mediator, its variance.</summary>
    private static Matrix ArgumentCovariance(
        MediationModel model,
        IFittedModel outcome,
        IFittedModel mediator,
        IReadOnlyDictionary<string, double> means
    )
    {
        var covariance = new Matrix(6, 6);
        int[] own =
        [
            outcome.Coefficients.IndexOf(model.Treatment.Label),
            outcome.Coefficients.IndexOf(model.Mediator.Label),
            outcome.Coefficients.IndexOf(model.Product),
        ];
        Place(covariance, outcome.Coefficients.Covariance.Submatrix(own), 0);
        var terms = mediator.Coefficients.Terms;
        var loads = new Matrix(2, terms.Count);
        for (var j = 0; j < terms.Count; j++)
        {
            loads[0, j] = Load(model, terms[j], means, model.From);
            loads[1, j] = Load(model, terms[j], means, model.To);
        }

        Place(covariance, loads.Sandwich(mediator.Coefficients.Covariance), 3);
        covariance[5, 5] = Variance(mediator).OfVariance;
        return covariance;
    }

    private static void Place(Matrix target, Matrix block, int at)
    {
        for (var i = 0; i < block.Rows; i++)
        {
            for (var j = 0; j < block.Columns; j++)
            {
                target[at + i, at + j] = block[i, j];
            }
        }
    }

    private static double Predictor(
        MediationModel model,
        IFittedModel mediator,
        IReadOnlyDictionary<string, double> means,
        double treatment
    ) => mediator.Coefficients.Sum(b => b.Estimate * Load(model, b.Term, means, treatment));

    private static double Load(
        MediationModel model,
        string term,
        IReadOnlyDictionary<string, double> means,
        double treatment
    ) =>
        term == Design.Constant ? 1
        : term == model.Treatment.Label ? treatment
        : means[term];

    // s² of a linear mediator and the variance of s², 2 s⁴ / (n − k).
    private static (double Value, double OfVariance) Variance(IFittedModel mediator)
    {
        if (mediator is not LinearFit linear)
        {
            return (0, 0);
        }

        var variance = linear.ResidualSumOfSquares / linear.ResidualDegreesOfFreedom;
        return (variance, 2 * variance * variance / linear.ResidualDegreesOfFreedom);
    }

    private static Dictionary<string, double> Means(MediationModel model)
    {
        var weights = model.Weights.Column?.Values;
        return model.MediatorCovariates.ToDictionary(
            c => c.Label,
            c =>
                weights is null
                    ? Vectors.Sum(c.Values) / c.Length
                    : Vectors.Dot(c.Values, weights) / Vectors.Sum(weights),
            StringComparer.Ordinal
        );
    }
}
