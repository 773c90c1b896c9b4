using Netto.Statistics.Binary;
using Netto.Statistics.Distributions;
using Netto.Statistics.Linear;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for probit and logit effects and for the parts of an effect.</summary>
internal static class BinaryDesigns
{
    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "probit marginal effect",
            "1,000 people, service goes to high x",
            AverageEffect(),
            "linear probability",
            Probit
        ),
        new("logit cr1", "odds by office, 40 offices, treated by office", 0, "logit classical", Logit),
        new("four-way: controlled direct", "600 people, arm and mediator interact", 0.2, "arm given mediator", Direct),
        new(
            "four-way: mediated interaction",
            "600 people, arm and mediator interact",
            0.18,
            "product of paths",
            Mediated
        ),
    ];

    private static double Index(double arm, double x) => -0.5 + (0.6 * arm) + (1.5 * x);

    // E[Φ(−0.5 + 0.6 + 1.5 x) − Φ(−0.5 + 1.5 x)], x standard normal: Φ(a/√(1 + b²)).
    private static double AverageEffect() =>
        Normal.LowerTail(0.1 / Math.Sqrt(3.25)) - Normal.LowerTail(-0.5 / Math.Sqrt(3.25));

    private static (Finding, Finding) Probit(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            1_000,
            (r, _) =>
            {
                var x = r.NextNormal();
                var arm = x + (0.5 * r.NextNormal()) > 0.8 ? 1 : 0;
                return [arm, x, Index(arm, x) + r.NextNormal() > 0 ? 1 : 0];
            }
        );
        var design = Design.WithConstant(data[0, "arm"], data[1, "x"]);
        var effect = BinaryRegression.Fit(data[2, "y"], design, BinarySpecification.Probit).MarginalEffects()["arm"];
        return (effect, LinearRegression.Fit(data[2, "y"], design).Coefficients["arm"]);
    }

    private static (Finding, Finding) Logit(RandomSource random)
    {
        const int Offices = 40;
        var shocks = Enumerable.Range(0, Offices).Select(_ => 0.6 * random.NextNormal()).ToArray();
        var data = Columns.Draw(
            random,
            Offices * 25,
            (r, i) =>
            {
                var office = i % Offices;
                var chance = 1 / (1 + Math.Exp(-shocks[office]));
                return [office % 2, Columns.Coin(r, chance), office];
            }
        );
        var design = Design.WithConstant(data[0, "arm"]);
        BinarySpecification With(CovarianceEstimator covariance) =>
            BinarySpecification.Logit with
            {
                Covariance = covariance,
            };
        return (
            BinaryRegression
                .Fit(data[1, "y"], design, With(CovarianceEstimator.CR1(data.Groups(2, "office"))))
                .Coefficients["arm"],
            BinaryRegression.Fit(data[1, "y"], design, With(CovarianceEstimator.Classical)).Coefficients["arm"]
        );
    }

    // m = 0.5 + 0.6 arm + e; y = 0.2 arm + 0.4 m + 0.3 arm m: controlled direct at m = 0 is 0.2, mediated interaction 0.3 × 0.6 = 0.18.
    private static (DataColumn Outcome, DataColumn Arm, DataColumn Mediator) Mediation(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            600,
            (r, _) =>
            {
                var arm = Columns.Coin(r, 0.5);
                var m = 0.5 + (0.6 * arm) + r.NextNormal();
                return [arm, m, (0.2 * arm) + (0.4 * m) + (0.3 * arm * m) + r.NextNormal()];
            }
        );
        return (data[2, "y"], data[0, "arm"], data[1, "m"]);
    }

    private static Finding Component(
        RandomSource random,
        string name,
        out (DataColumn Y, DataColumn Arm, DataColumn M) of
    )
    {
        of = Mediation(random);
        var model = new MediationModel(of.Y, of.Arm, of.M, [], []);
        return FourWayDecomposition.Fit(model, CovarianceEstimator.Classical).Components[name];
    }

    private static (Finding, Finding) Direct(RandomSource random)
    {
        var own = Component(random, "cde", out var of);
        return (own, LinearRegression.Fit(of.Y, Design.WithConstant(of.Arm, of.M)).Coefficients["arm"]);
    }

    // The product of paths without interaction takes pure and interacting mediation together.
    private static (Finding, Finding) Mediated(RandomSource random)
    {
        var own = Component(random, "intmed", out var of);
        var a = LinearRegression.Fit(of.M, Design.WithConstant(of.Arm)).Coefficients["arm"];
        var b = LinearRegression.Fit(of.Y, Design.WithConstant(of.Arm, of.M)).Coefficients["m"];
        var error = Math.Sqrt(Math.Pow(a.Estimate * b.StandardError, 2) + Math.Pow(b.Estimate * a.StandardError, 2));
        return (own, Finding.Normal(a.Estimate * b.Estimate, error));
    }
}
