using Netto.Statistics.Compliance;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for instrumental variables, where those who take the service differ.</summary>
internal static class InstrumentDesigns
{
    private const double Effect = 0.5;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new("2sls hc1", "600 people, 6 in 10 comply, takers differ", Effect, "ols on service received", Randomised),
        new(
            "2sls pairs bootstrap",
            "600 people, 6 in 10 comply, takers differ",
            Effect,
            "ols on service received",
            Pairs
        )
        {
            Every = 5,
        },
        new("Anderson-Rubin", "300 people, three instruments with F near 3", Effect, "2sls hc1", Weak),
        new("liml", "500 people, 20 instruments", Effect, "2sls hc1", Many),
        new("wild restricted bootstrap", "14 offices, 5 treated, half comply", Effect, "2sls hc1", ByOffice)
        {
            Every = 20,
        },
        new("traits of compliers", "mean age, older people comply less", 38, "mean of the served", Traits),
    ];

    private static Columns Trial(RandomSource random) =>
        Columns.Draw(
            random,
            600,
            (r, _) =>
            {
                var (arm, keen) = (Columns.Coin(r, 0.5), r.NextNormal());
                var served = keen > 0.9 || (arm == 1 && keen > -0.7) ? 1 : 0;
                return [arm, served, (Effect * served) + (0.6 * keen) + r.NextNormal()];
            }
        );

    private static InstrumentedDesign DesignOf(Columns data) =>
        InstrumentedDesign.Of(data[1, "served"], data[0, "arm"], Design.ConstantOnly(data[0, "arm"].Length));

    private static (Finding, Finding) Randomised(RandomSource random)
    {
        var data = Trial(random);
        return (
            TwoStageLeastSquares.Fit(data[2, "y"], DesignOf(data)).Coefficients["served"],
            LinearRegression.Fit(data[2, "y"], Design.WithConstant(data[1, "served"])).Coefficients["served"]
        );
    }

    private static (Finding, Finding) Pairs(RandomSource random)
    {
        var data = Trial(random);
        var plan = new ResamplingPlan(199, random.NextBits()) { LargestThreadCount = 1 };
        var found = PairsBootstrap.Fit(data[2, "y"], DesignOf(data), BootstrapRows.RowByRow, plan).Coefficients[
            "served"
        ];
        return (
            found,
            LinearRegression.Fit(data[2, "y"], Design.WithConstant(data[1, "served"])).Coefficients["served"]
        );
    }

    // Three weak instruments: with fewer the estimate of 2SLS has no mean to be compared.
    private static (Finding, Finding) Weak(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            300,
            (r, _) =>
            {
                double[] z = [r.NextNormal(), r.NextNormal(), r.NextNormal()];
                var common = r.NextNormal();
                var d = (0.08 * z.Sum()) + (0.9 * common) + (0.44 * r.NextNormal());
                return [(Effect * d) + common, d, .. z];
            }
        );
        var constant = Design.ConstantOnly(300);
        var design = new InstrumentedDesign(
            constant.Plus(data[1, "d"]),
            new Design([.. constant.Columns, data[2, "z1"], data[3, "z2"], data[4, "z3"]])
        );
        var fit = TwoStageLeastSquares.Fit(data[0, "y"], design);
        // A set may be the outside of an interval: it holds the truth or not, and has no estimate in its middle.
        var held = fit.AndersonRubin!.Set.Contains(Effect);
        return (held ? Finding.Everything : Finding.Nothing, fit.Coefficients["d"]);
    }

    private static (Finding, Finding) Many(RandomSource random)
    {
        const int Instruments = 20;
        var data = Columns.Draw(
            random,
            500,
            (r, _) =>
            {
                var z = Enumerable.Range(0, Instruments).Select(_ => r.NextNormal()).ToArray();
                var common = r.NextNormal();
                var d = (0.12 * z.Sum()) + common + r.NextNormal();
                return [(Effect * d) + common + (0.5 * r.NextNormal()), d, .. z];
            }
        );
        var constant = Design.ConstantOnly(500);
        var instruments = Enumerable.Range(0, Instruments).Aggregate(constant, (x, j) => x.Plus(data[j + 2, $"z{j}"]));
        var design = new InstrumentedDesign(constant.Plus(data[1, "d"]), instruments);
        var liml = new InstrumentalVariablesSpecification { Estimator = KClass.LimitedInformation };
        return (
            TwoStageLeastSquares.Fit(data[0, "y"], design, liml).Coefficients["d"],
            TwoStageLeastSquares.Fit(data[0, "y"], design).Coefficients["d"]
        );
    }

    private static (Finding, Finding) ByOffice(RandomSource random)
    {
        const int Offices = 14;
        var shocks = Enumerable.Range(0, Offices).Select(_ => 0.5 * random.NextNormal()).ToArray();
        var data = Columns.Draw(
            random,
            Offices * 30,
            (r, i) =>
            {
                var office = i % Offices;
                var (arm, keen) = (office < 5 ? 1 : 0, r.NextNormal());
                var served = arm == 1 && keen > 0 ? 1 : 0;
                return [arm, served, (Effect * served) + (0.4 * keen) + shocks[office] + r.NextNormal(), office];
            }
        );
        var plan = new ResamplingPlan(199, random.NextBits()) { LargestThreadCount = 1 };
        var wild = WildRestrictedEfficientBootstrap.Fit(data[2, "y"], DesignOf(data), data.Groups(3, "office"), plan);
        return (
            new Finding(wild.Estimate, wild.Set.Low, wild.Set.High),
            TwoStageLeastSquares.Fit(data[2, "y"], DesignOf(data)).Coefficients["served"]
        );
    }

    // Half are young (30), who comply 6 in 10; half old (50), who comply 4 in 10: 0.6 × 30 + 0.4 × 50 = 38. The old report themselves more.
    private static (Finding, Finding) Traits(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            600,
            (r, _) =>
            {
                var (arm, old) = (Columns.Coin(r, 0.5), Columns.Coin(r, 0.5));
                var (always, complies) = old == 1 ? (0.4, 0.4) : (0.1, 0.6);
                var u = r.NextDouble();
                return [arm, u < always || (arm == 1 && u < always + complies) ? 1 : 0, 30 + (20 * old)];
            }
        );
        var trait = ComplierTrait.Of(data[2, "age"], data[0, "arm"], data[1, "served"]);
        var served = data.Where(row => row[1] == 1)[2, "age"];
        return (trait.Compliers, LinearRegression.Fit(served, Design.ConstantOnly(served.Length)).Coefficients[0]);
    }
}
