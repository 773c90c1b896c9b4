using System.Numerics;

namespace Netto.Statistics.Mediation;

/// <summary>
/// The parts as functions of treatment θ1, mediator θ2 and product θ3 in the outcome, the mediator's linear predictor at both treatment values, and its error
/// variance. Written for complex numbers: the imaginary part of f(x + ih)/h is the derivative to the last digit.
/// </summary>
internal sealed record Decomposition(MediationModel Model)
{
    internal static readonly string[] Names =
    [
        "cde",
        "intref",
        "intmed",
        "pie",
        "total",
        "pnde",
        "tnie",
        "tnde",
        "prop_cde",
        "prop_intref",
        "prop_intmed",
        "prop_pie",
        "prop_mediated",
        "prop_interaction",
        "prop_eliminated",
    ];

    private const double Tiny = 1e-30;

    /// <summary>The values alone.</summary>
    internal double[] Values(double[] arguments) =>
        Array.ConvertAll(All(Array.ConvertAll(arguments, a => new Complex(a, 0))), v => v.Real);

    /// <summary>Values, and their derivatives to each argument (names × arguments).</summary>
    internal (double[] Values, Matrix Gradient) At(double[] arguments)
    {
        var values = Values(arguments);
        var gradient = new Matrix(Names.Length, arguments.Length);
        for (var j = 0; j < arguments.Length; j++)
        {
            var moved = Array.ConvertAll(arguments, a => new Complex(a, 0));
            moved[j] += new Complex(0, Tiny);
            var changed = All(moved);
            for (var i = 0; i < changed.Length; i++)
            {
                gradient[i, j] = changed[i].Imaginary / Tiny;
            }
        }

        return (values, gradient);
    }

    private Complex[] All(Complex[] p)
    {
        var (cde, reference, mediated, pure) = Model.OutcomeForm == ModelForm.Linear ? Difference(p) : RelativeRisk(p);
        var total = cde + reference + mediated + pure;
        return
        [
            cde,
            reference,
            mediated,
            pure,
            total,
            cde + reference,
            mediated + pure,
            cde + reference + mediated,
            cde / total,
            reference / total,
            mediated / total,
            pure / total,
            (mediated + pure) / total,
            (reference + mediated) / total,
            (total - cde) / total,
        ];
    }

    // VanderWeele (2014), Epidemiology 25:749, eAppendix: linear outcome.
    private (Complex Cde, Complex Reference, Complex Mediated, Complex Pure) Difference(Complex[] p)
    {
        var (a0, a1) = (Model.From, Model.To);
        var (m0, m1) = (Mean(p[3]), Mean(p[4]));
        return (
            (p[0] + p[2] * Model.MediatorAt) * (a1 - a0),
            p[2] * (m0 - Model.MediatorAt) * (a1 - a0),
            p[2] * (m1 - m0) * (a1 - a0),
            (p[1] + p[2] * a0) * (m1 - m0)
        );
    }

    // The same for a logistic outcome, as ratios to the mean at From with the mediator as under From.
    private (Complex Cde, Complex Reference, Complex Mediated, Complex Pure) RelativeRisk(Complex[] p)
    {
        var (a0, a1) = (Model.From, Model.To);
        var reference = Level(p, a0, p[3]);
        Complex Ratio(double a, Complex mediator) => Complex.Exp(Level(p, a, mediator) - reference);
        Complex Fixed(double a) => Complex.Exp(p[0] * a + (p[1] + p[2] * a) * Model.MediatorAt - reference);
        var cde = Fixed(a1) - Fixed(a0);
        var (r10, r11, r01) = (Ratio(a1, p[3]), Ratio(a1, p[4]), Ratio(a0, p[4]));
        return (cde, r10 - 1 - cde, r11 - r10 - r01 + 1, r01 - 1);
    }

    /// <summary>log E exp(θ1 a + (θ2 + θ3 a) M) for a normal or a 0/1 mediator with this linear predictor.</summary>
    private Complex Level(Complex[] p, double a, Complex mediator)
    {
        var slope = p[1] + p[2] * a;
        return Model.MediatorForm == ModelForm.Linear
            ? p[0] * a + slope * mediator + 0.5 * slope * slope * p[5]
            : p[0] * a + Complex.Log(1 - Mean(mediator) + Mean(mediator) * Complex.Exp(slope));
    }

    private Complex Mean(Complex predictor) =>
        Model.MediatorForm == ModelForm.Linear ? predictor : 1 / (1 + Complex.Exp(-predictor));
}
