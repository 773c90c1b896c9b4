using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for linear models and difference-in-differences.</summary>
internal static class LinearDesigns
{
    private const double Effect = 0.5;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new("ols hc2", "300 people, spread grows with x", Effect, "ols classical", Heteroskedastic),
        new(
            "itt adjusted (Lin)",
            "1 in 5 treated, x matters more when treated",
            Effect,
            "plain covariate, classical",
            Lin
        ),
        new("ols cr2", "12 offices of 10 to 32 people, treated by office", Effect, "ols hc1", Offices),
        new("wild cluster bootstrap", "10 offices, 3 treated, sizes differ", Effect, "ols cr1, normal", Wild)
        {
            Every = 10,
        },
        new("did cr2", "24 offices × 2 periods, levels differ", Effect, "difference during", Differences),
    ];

    private static LinearSpecification With(CovarianceEstimator covariance) => new() { Covariance = covariance };

    private static (Finding, Finding) Heteroskedastic(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            300,
            (r, _) =>
            {
                var x = 2 * r.NextDouble();
                return [x, 1 + (Effect * x) + (x * x * x * r.NextNormal())];
            }
        );
        var (y, x) = (data[1, "y"], Design.WithConstant(data[0, "x"]));
        return (
            LinearRegression.Fit(y, x, With(CovarianceEstimator.HC2)).Coefficients["x"],
            LinearRegression.Fit(y, x, With(CovarianceEstimator.Classical)).Coefficients["x"]
        );
    }

    private static (Finding, Finding) Lin(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            300,
            (r, _) =>
            {
                var (x, arm) = (r.NextNormal(), Columns.Coin(r, 0.2));
                return [arm, x, (Effect * arm) + (x * (0.5 + (2.5 * arm))) + (r.NextNormal() * (1 + arm))];
            }
        );
        var (y, arm, x) = (data[2, "y"], data[0, "arm"], data[1, "x"]);
        return (
            WithSampledCovariate(IntentionToTreat.Adjusted(y, arm, [x]), x),
            LinearRegression.Fit(y, Design.WithConstant(arm, x), With(CovarianceEstimator.Classical)).Coefficients[
                "arm"
            ]
        );
    }

    // The effect at the mean of x in the population: the mean of the sample is itself drawn.
    private static Finding WithSampledCovariate(LinearFit fit, DataColumn x)
    {
        var arm = fit.Coefficients["arm"];
        var slope = fit.Coefficients[^1].Estimate;
        var mean = x.Values.Average();
        var variance = x.Values.Sum(v => (v - mean) * (v - mean)) / (x.Length - 1);
        var error = Math.Sqrt((arm.StandardError * arm.StandardError) + (slope * slope * variance / x.Length));
        return Coefficient.From("arm", arm.Estimate, error, arm.DegreesOfFreedom);
    }

    private static (Finding, Finding) Offices(RandomSource random)
    {
        var (y, x, offices) = ByOffice(random, 12, office => office % 2);
        return (
            LinearRegression.Fit(y, x, With(CovarianceEstimator.CR2(offices))).Coefficients["arm"],
            LinearRegression.Fit(y, x, With(CovarianceEstimator.HC1)).Coefficients["arm"]
        );
    }

    private static (Finding, Finding) Wild(RandomSource random)
    {
        var (y, x, offices) = ByOffice(random, 10, office => office < 3 ? 1 : 0);
        var plan = new ResamplingPlan(399, random.NextBits()) { LargestThreadCount = 1 };
        var wild = WildClusterBootstrap.Fit(new(y, x, offices), "arm", plan);
        var plain = LinearRegression.Fit(y, x, With(CovarianceEstimator.CR1(offices))).Coefficients["arm"];
        return (
            new Finding(wild.Estimate, wild.Set.Low, wild.Set.High),
            Finding.Normal(plain.Estimate, plain.StandardError)
        );
    }

    private static (DataColumn Outcome, Design Design, Clusters Offices) ByOffice(
        RandomSource random,
        int offices,
        Func<int, int> armOf
    )
    {
        var rows = new List<double[]>();
        for (var office = 0; office < offices; office++)
        {
            var shock = 0.5 * random.NextNormal();
            for (var i = 0; i < 10 + (2 * office); i++)
            {
                rows.Add([office, armOf(office), (Effect * armOf(office)) + shock + random.NextNormal()]);
            }
        }
        var data = Columns.Draw(random, rows.Count, (_, i) => rows[i]);
        return (data[2, "y"], Design.WithConstant(data[1, "arm"]), data.Groups(0, "office"));
    }

    private static (Finding, Finding) Differences(RandomSource random)
    {
        const int Offices = 24;
        var level = Enumerable.Range(0, Offices).Select(o => random.NextNormal() + (o % 2)).ToArray();
        var shock = Enumerable.Range(0, 2 * Offices).Select(_ => 0.3 * random.NextNormal()).ToArray();
        var data = Columns.Draw(
            random,
            Offices * 2 * 10,
            (r, i) =>
            {
                var (office, during) = (i % Offices, i / Offices % 2);
                var group = office % 2;
                var mean = level[office] + (0.4 * during) + (Effect * group * during) + shock[(2 * office) + during];
                return [office, group, during, group * during, mean + r.NextNormal()];
            }
        );
        var during = data.Where(row => row[2] == 1);
        CovarianceEstimator By(Columns rows) => CovarianceEstimator.CR2(rows.Groups(0, "office"));
        var design = Design.WithConstant(data[1, "group"], data[2, "during"], data[3, "effect"]);
        return (
            LinearRegression.Fit(data[4, "y"], design, With(By(data))).Coefficients["effect"],
            LinearRegression
                .Fit(during[4, "y"], Design.WithConstant(during[1, "group"]), With(By(during)))
                .Coefficients["group"]
        );
    }
}
