using Netto.Statistics.Linear;

namespace Netto.Statistics.Mediation;

/// <summary>
/// Sensitivity of a mediated effect to an unmeasured confounder of mediator and outcome (Imai, Keele and Yamamoto 2010, doi:10.1214/10-STS321, theorem 4): with correlation
/// ρ between the errors of both linear models, δ(t) = β₂ (θ₂ + θ₃ t − ρ/√(1 − ρ²) · s/σ₂), s² the residual variance of the outcome model and σ₂² that of the
/// mediator's. Without product this is the theorem's own formula; at ρ = 0 it is the natural indirect effect of the four-way decomposition.
/// </summary>
/// <remarks>
/// Both models linear; with the product, the error variances are taken as equal in both arms. The delta method takes both models as independent, as the decomposition does.
/// R's <c>mediation::medsens</c> finds the same by iteration.
/// </remarks>
public sealed record MediationSensitivity
{
    /// <summary>People.</summary>
    public required double N { get; init; }

    /// <summary><c>classical</c> or <c>hc0</c>.</summary>
    public required string StandardErrors { get; init; }

    /// <summary>One curve an arm; a single one without product.</summary>
    public required IReadOnlyList<SensitivityCurve> Curves { get; init; }

    /// <summary>Runs the analysis as <see cref="SensitivitySpecification.Default"/> says.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates, both models linear.</param>
    /// <exception cref="StatisticsException">EST006: a model is not linear.</exception>
    public static MediationSensitivity Of(MediationModel model) => Of(model, SensitivitySpecification.Default);

    /// <summary>Runs the analysis.</summary>
    /// <param name="model">Outcome, treatment, mediator and covariates, both models linear.</param>
    /// <param name="specification">Correlations, product, covariance.</param>
    /// <exception cref="StatisticsException">EST006: a model is not linear. EST009: a correlation is not between −1 and 1.</exception>
    public static MediationSensitivity Of(MediationModel model, SensitivitySpecification specification)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(specification);
        Check(model, specification);
        var how = new LinearSpecification { Covariance = specification.Covariance, Weights = model.Weights };
        var mediator = LinearRegression.Fit(model.Mediator, model.MediatorDesign, how);
        var design = model.OutcomeDesign;
        if (specification.Product == TreatmentMediatorProduct.LeftOut)
        {
            design = new(design.Columns.Where(c => c.Label != model.Product));
        }

        var outcome = LinearRegression.Fit(model.Outcome, design, how);
        var path = new SensitivityPath(model, mediator, outcome, specification.Covariance);
        double[] arms =
            specification.Product == TreatmentMediatorProduct.Included ? [model.From, model.To] : [model.From];
        return new()
        {
            N = outcome.N,
            StandardErrors = specification.Covariance.Name,
            Curves = [.. arms.Select(t => Curve(path, t, specification.Correlations))],
        };
    }

    private static SensitivityCurve Curve(SensitivityPath path, double treatment, IReadOnlyList<double> correlations)
    {
        var zero = path.CorrelationAtZero(treatment);
        return new(
            treatment,
            [.. correlations.Select(r => new SensitivityPoint(r, path.Effect(treatment, r)))],
            zero,
            new(Edge(path, treatment, zero, -1), Edge(path, treatment, zero, 1)),
            zero * zero,
            zero * zero * path.UnexplainedShares
        );
    }

    /// <summary>Where the interval no longer holds zero, on one side of the correlation at which the effect is zero.</summary>
    private static double Edge(SensitivityPath path, double treatment, double zero, int side)
    {
        const double Step = 0.001;
        bool Holds(double r) => path.Effect(treatment, r) is var b && b.Low <= 0 && b.High >= 0;
        var (inside, outside) = (zero, double.NaN);
        for (var r = zero + side * Step; Math.Abs(r) < 1; r += side * Step)
        {
            if (!Holds(r))
            {
                outside = r;
                break;
            }

            inside = r;
        }

        if (double.IsNaN(outside))
        {
            return side;
        }

        while (Math.Abs(outside - inside) > 1e-12)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = Holds(middle) ? (middle, outside) : (inside, middle);
        }

        return inside;
    }

    private static void Check(MediationModel model, SensitivitySpecification specification)
    {
        if (model.OutcomeForm != ModelForm.Linear || model.MediatorForm != ModelForm.Linear)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "The sensitivity analysis takes a linear mediator and a linear outcome.",
                "Take both as linear; of a 0/1 column that is the linear probability model."
            );
        }

        if (specification.Correlations.Any(r => r is not (> -1 and < 1)))
        {
            throw new StatisticsException(
                StatisticsErrors.OutsideDomain,
                "A correlation is not between -1 and 1.",
                "Give correlations within, for example -0.9 to 0.9."
            );
        }
    }
}
