using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Simulation;

/// <summary>95% intervals cover the truth, within four Monte Carlo errors, where the assumptions hold; a rival fails.</summary>
[Trait("Kind", "Simulation")]
public sealed class LinearCoverageTests
{
    private const double Truth = 0.5;

    [Fact]
    public void Hc2_covers_under_unequal_variances_where_the_classical_one_does_not()
    {
        var robust = Coverage(1500, (random, _) => Heteroskedastic(random, CovarianceEstimator.HC2));
        var classical = Coverage(1500, (random, _) => Heteroskedastic(random, CovarianceEstimator.Classical));
        Holds(robust);
        classical.Share.ShouldBeLessThan(0.92);
    }

    [Fact]
    public void Two_stage_least_squares_covers_where_least_squares_does_not()
    {
        var iv = Coverage(1500, (random, _) => Endogenous(random).Iv);
        var ols = Coverage(300, (random, _) => Endogenous(random).Ols);
        Holds(iv);
        ols.Share.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Cr2_with_Satterthwaite_covers_with_ten_clusters_where_hc1_does_not()
    {
        var cr2 = Coverage(1200, (random, _) => Clustered(random, (y, d, c) => Fit(y, d, CovarianceEstimator.CR2(c))));
        var hc1 = Coverage(600, (random, _) => Clustered(random, (y, d, _) => Fit(y, d, CovarianceEstimator.HC1)));
        Holds(cr2);
        hc1.Share.ShouldBeLessThan(0.85);
    }

    [Fact]
    public void The_wild_bootstrap_rejects_a_true_null_in_one_in_twenty()
    {
        var plan = new ResamplingPlan(400, 21) { LargestThreadCount = 1 };
        var rejected = new ResamplingPlan(400, 20).Run(
            (random, _) =>
            {
                var (y, design, clusters) = ClusteredData(random);
                var less = y with { Values = [.. y.Values.Zip(design.Columns[1].Values, (a, b) => a - (Truth * b))] };
                return WildClusterBootstrap.Fit(new(less, design, clusters), "x", plan).PValue <= 0.05;
            }
        );
        var share = rejected.Count(r => r) / 400.0;
        Math.Abs(share - 0.05).ShouldBeLessThan(4 * Math.Sqrt(0.05 * 0.95 / 400));
    }

    private static Coefficient Heteroskedastic(RandomSource random, CovarianceEstimator kind)
    {
        double[] x = [.. Enumerable.Range(0, 250).Select(_ => Math.Abs(random.NextNormal()))];
        double[] y = [.. x.Select(v => (Truth * v) + (v * random.NextNormal()))];
        return Fit(new("y", y), Design.WithConstant(new DataColumn("x", x)), kind);
    }

    private static (Coefficient Iv, Coefficient Ols) Endogenous(RandomSource random)
    {
        const int n = 400;
        var (z, d, y) = (new double[n], new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var confounder = random.NextNormal();
            z[i] = random.NextDouble() < 0.5 ? 1 : 0;
            d[i] = z[i] + confounder + (0.5 * random.NextNormal());
            y[i] = (Truth * d[i]) + confounder + random.NextNormal();
        }
        var received = new DataColumn("x", d);
        var design = InstrumentedDesign.Of(received, new("z", z), Design.ConstantOnly(n));
        var iv = TwoStageLeastSquares.Fit(new("y", y), design).Coefficients["x"];
        return (iv, Fit(new("y", y), Design.WithConstant(received), CovarianceEstimator.HC1));
    }

    private static Coefficient Clustered(RandomSource random, Func<DataColumn, Design, Clusters, Coefficient> fit)
    {
        var (y, design, clusters) = ClusteredData(random);
        return fit(y, design, clusters);
    }

    private static (DataColumn Y, Design Design, Clusters Clusters) ClusteredData(RandomSource random)
    {
        List<double> x = [];
        List<double> y = [];
        List<int> codes = [];
        for (var g = 0; g < 10; g++)
        {
            var (shift, level) = (random.NextNormal(), random.NextNormal());
            for (var i = 0; i < 8 + g; i++)
            {
                x.Add(level + (0.3 * random.NextNormal()));
                y.Add((Truth * x[^1]) + shift + random.NextNormal());
                codes.Add(g);
            }
        }
        return (new("y", [.. y]), Design.WithConstant(new DataColumn("x", [.. x])), Clusters.Of("g", codes));
    }

    private static Coefficient Fit(DataColumn y, Design design, CovarianceEstimator kind) =>
        LinearRegression.Fit(y, design, new LinearSpecification { Covariance = kind }).Coefficients["x"];

    private static (double Share, double Bias, int Draws) Coverage(int draws, Func<RandomSource, int, Coefficient> fit)
    {
        var fits = new ResamplingPlan(draws, 17).Run(fit);
        var share = fits.Count(b => b.Low <= Truth && Truth <= b.High) / (double)draws;
        var mean = fits.Average(b => b.Estimate);
        var spread = Math.Sqrt(fits.Sum(b => (b.Estimate - mean) * (b.Estimate - mean)) / (draws - 1));
        return (share, (mean - Truth) / (spread / Math.Sqrt(draws)), draws);
    }

    private static void Holds((double Share, double Bias, int Draws) found)
    {
        Math.Abs(found.Share - 0.95)
            .ShouldBeLessThan(4 * Math.Sqrt(0.95 * 0.05 / found.Draws) + 0.005, $"coverage {found.Share}");
        Math.Abs(found.Bias).ShouldBeLessThan(4, "bias in Monte Carlo errors");
    }
}
