using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.LinearAlgebra;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Property;

/// <summary>Laws that hold for any data: order, units, weights, and estimators that collapse into one another.</summary>
[Trait("Kind", "Property")]
public sealed class LinearPropertyTests
{
    private const double Tight = 1e-10;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Order_of_rows_does_not_matter(ulong seed)
    {
        var data = Made.Of(seed, 400, 4);
        int[] order = [.. Enumerable.Range(0, 400)];
        new RandomSource(seed, 99).Shuffle(order.AsSpan());
        var shuffled = data.Rows(order);
        foreach (var (one, other) in Kinds(data).Zip(Kinds(shuffled)))
        {
            Same(data.Ols(one), shuffled.Ols(other), 1, one.Name);
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e9)]
    public void Units_change_numbers_and_nothing_else(double unit)
    {
        var data = Made.Of(5, 300, 3);
        var scaled = data with { Y = new DataColumn("y", Array.ConvertAll(data.Y.Values, v => v * unit)) };
        foreach (var kind in Kinds(data))
        {
            Same(data.Ols(kind), scaled.Ols(kind), unit, kind.Name);
        }
    }

    [Fact]
    public void Frequency_weights_repeat_rows()
    {
        var data = Made.Of(6, 120, 3);
        double[] counts = [.. Enumerable.Range(0, 120).Select(i => (double)(i % 4))];
        int[] repeated = [.. Enumerable.Range(0, 120).SelectMany(i => Enumerable.Repeat(i, i % 4))];
        var weights = new ObservationWeights.Frequency(new DataColumn("w", counts));
        foreach (var kind in Kinds(data).Where(k => k is not CovarianceEstimator.Clustered))
        {
            var spec = new LinearSpecification { Covariance = kind, Weights = weights };
            var one = LinearRegression.Fit(data.Y, data.Design, spec);
            var other = data.Rows(repeated).Ols(kind);
            one.N.ShouldBe(other.N);
            Same(one, other, 1, kind.Name);
            one.LogLikelihood.ShouldAgree(other.LogLikelihood, Tight);
        }
    }

    [Fact]
    public void Scale_of_analytic_weights_does_not_matter()
    {
        var data = Made.Of(7, 200, 3);
        foreach (var kind in Kinds(data))
        {
            var fits = ((double[])[1, 1000])
                .Select(s =>
                    LinearRegression.Fit(
                        data.Y,
                        data.Design,
                        new LinearSpecification
                        {
                            Covariance = kind,
                            Weights = new ObservationWeights.Analytic(
                                new("w", [.. Enumerable.Range(0, 200).Select(i => s * (1 + (i % 3)))])
                            ),
                        }
                    )
                )
                .ToArray();
            if (kind.Name != "cr2")
            {
                Same(fits[0], fits[1], 1, kind.Name);
            }
        }
    }

    [Fact]
    public void One_row_a_cluster_is_hc1_and_hc2()
    {
        var data = Made.Of(8, 150, 3);
        var rows = Clusters.Of("row", Enumerable.Range(0, 150).ToArray());
        Errors(data.Ols(CovarianceEstimator.CR1(rows)), data.Ols(CovarianceEstimator.HC1));
        Errors(data.Ols(CovarianceEstimator.CR2(rows)), data.Ols(CovarianceEstimator.HC2));
    }

    [Fact]
    public void Weighted_and_plain_paths_of_cr2_are_the_same_with_equal_weights()
    {
        var data = Made.Of(9, 210, 4);
        var plain = data.Ols(CovarianceEstimator.CR2(data.Clusters));
        var ones = new ObservationWeights.Analytic(new("w", [.. Enumerable.Repeat(1.0, 210)]));
        var spec = new LinearSpecification { Covariance = CovarianceEstimator.CR2(data.Clusters), Weights = ones };
        var weighted = LinearRegression.Fit(data.Y, data.Design, spec);
        Same(plain, weighted, 1, "cr2");
        for (var j = 0; j < plain.Coefficients.Count; j++)
        {
            weighted.Coefficients[j].DegreesOfFreedom.ShouldAgree(plain.Coefficients[j].DegreesOfFreedom, 1e-8);
        }
    }

    [Fact]
    public void One_binary_instrument_gives_the_Wald_ratio()
    {
        var random = new RandomSource(3, 3);
        var z = Enumerable.Range(0, 500).Select(_ => random.NextDouble() < 0.4 ? 1.0 : 0.0).ToArray();
        var d = z.Select(v => random.NextDouble() < 0.2 + (0.5 * v) ? 1.0 : 0.0).ToArray();
        var y = d.Select(v => v + random.NextNormal()).ToArray();
        var fit = TwoStageLeastSquares.Fit(
            new("y", y),
            InstrumentedDesign.Of(new("d", d), new("z", z), Design.ConstantOnly(500))
        );
        double Gap(double[] v) => v.Where((_, i) => z[i] == 1).Average() - v.Where((_, i) => z[i] == 0).Average();
        fit.Coefficients["d"].Estimate.ShouldAgree(Gap(y) / Gap(d), Tight);
        fit.FirstStage.EffectiveF.ShouldAgree(fit.FirstStage.F.Statistic, Tight);
        fit.AndersonRubin!.Set.Contains(fit.Coefficients["d"].Estimate).ShouldBeTrue();
    }

    [Fact]
    public void Two_stage_least_squares_with_the_regressor_as_its_instrument_is_least_squares()
    {
        var data = Made.Of(11, 200, 3);
        var copy = data.X[0] with { Label = "copy" };
        var design = new InstrumentedDesign(data.Design, Design.WithConstant([copy, .. data.X[1..]]));
        var fit = TwoStageLeastSquares.Fit(data.Y, design);
        var ols = data.Ols(CovarianceEstimator.HC1);
        foreach (var b in ols.Coefficients)
        {
            fit.Coefficients[b.Term].Estimate.ShouldAgree(b.Estimate, 1e-9);
            fit.Coefficients[b.Term].StandardError.ShouldAgree(b.StandardError, 1e-9);
        }
    }

    [Fact]
    public void Hc2_on_the_arm_alone_is_Neyman()
    {
        var random = new RandomSource(12, 1);
        double[] t = [.. Enumerable.Range(0, 90).Select(i => i % 3 == 0 ? 1.0 : 0.0)];
        var y = new DataColumn("y", [.. t.Select(v => (2 * v) + ((1 + v) * random.NextNormal()))]);
        var treated = new DataColumn("t", t);
        var spec = new LinearSpecification { Covariance = CovarianceEstimator.HC2 };
        var fit = LinearRegression.Fit(y, Design.WithConstant(treated), spec);
        var difference = IntentionToTreat.Difference(y, treated);
        fit.Coefficients["t"].Estimate.ShouldAgree(difference.Effect.Estimate, Tight);
        fit.Coefficients["t"].StandardError.ShouldAgree(difference.Effect.StandardError, Tight);
    }

    [Fact]
    public void Draws_do_not_depend_on_the_number_of_threads()
    {
        var data = Made.Of(13, 200, 3);
        var one = new ResamplingPlan(64, 5) { LargestThreadCount = 1 };
        var four = new ResamplingPlan(64, 5) { LargestThreadCount = 4 };
        var a = PairsBootstrap.Fit(data.Y, data.Design, BootstrapRows.RowByRow, one);
        var b = PairsBootstrap.Fit(data.Y, data.Design, BootstrapRows.RowByRow, four);
        a.Coefficients.Covariance.ShouldBe(b.Coefficients.Covariance);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(513, 7)]
    [InlineData(20_000, 9)]
    public void Cross_products_are_the_plain_sums(int n, int k)
    {
        var random = new RandomSource(2, (ulong)n);
        double[][] x =
        [
            .. Enumerable.Range(0, k).Select(_ => Enumerable.Range(0, n).Select(_ => random.NextNormal()).ToArray()),
        ];
        double[] w = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
        var (plain, weighted, scaled) = (
            CrossProducts.Gram(x),
            CrossProducts.Gram(x, w),
            CrossProducts.ScaledGram(x, w)
        );
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                double Sum(Func<int, double> f) => Enumerable.Range(0, n).Sum(r => x[i][r] * x[j][r] * f(r));
                var size = Math.Max(1, Math.Sqrt(n));
                plain[i, j].ShouldBe(Sum(_ => 1), 1e-11 * size);
                weighted[i, j].ShouldBe(Sum(r => w[r]), 1e-11 * size);
                scaled[i, j].ShouldBe(Sum(r => w[r] * w[r]), 1e-11 * size);
            }
        }
    }

    private static IEnumerable<CovarianceEstimator> Kinds(Made data) =>
        [
            CovarianceEstimator.Classical,
            CovarianceEstimator.HC0,
            CovarianceEstimator.HC1,
            CovarianceEstimator.HC2,
            CovarianceEstimator.HC3,
            CovarianceEstimator.CR1(data.Clusters),
            CovarianceEstimator.CR2(data.Clusters),
        ];

    private static void Same(LinearFit one, LinearFit other, double unit, string what)
    {
        for (var j = 0; j < one.Coefficients.Count; j++)
        {
            other.Coefficients[j].Estimate.ShouldAgree(unit * one.Coefficients[j].Estimate, 1e-9, what);
            other.Coefficients[j].StandardError.ShouldAgree(unit * one.Coefficients[j].StandardError, 1e-9, what);
        }
    }

    private static void Errors(LinearFit one, LinearFit other)
    {
        for (var j = 0; j < one.Coefficients.Count; j++)
        {
            one.Coefficients[j].StandardError.ShouldAgree(other.Coefficients[j].StandardError, 1e-9);
        }
    }

    private sealed record Made(DataColumn Y, DataColumn[] X, Clusters Clusters)
    {
        internal Design Design => Design.WithConstant(X);

        internal static Made Of(ulong seed, int n, int k)
        {
            var random = new RandomSource(seed, 0);
            DataColumn[] x =
            [
                .. Enumerable
                    .Range(0, k)
                    .Select(j => new DataColumn($"x{j}", [.. Enumerable.Range(0, n).Select(_ => random.NextNormal())])),
            ];
            var y = Enumerable
                .Range(0, n)
                .Select(i => 1 + x.Sum(c => c.Values[i]) + ((1 + Math.Abs(x[0].Values[i])) * random.NextNormal()));
            int[] codes = [.. Enumerable.Range(0, n).Select(_ => random.NextInt(12))];
            return new(new DataColumn("y", [.. y]), x, Clusters.Of("g", codes));
        }

        internal LinearFit Ols(CovarianceEstimator kind) =>
            LinearRegression.Fit(Y, Design, new LinearSpecification { Covariance = kind });

        internal Made Rows(int[] rows) =>
            new(
                Y with
                {
                    Values = Array.ConvertAll(rows, i => Y.Values[i]),
                },
                [.. X.Select(c => c with { Values = Array.ConvertAll(rows, i => c.Values[i]) })],
                Clusters.Of("g", Array.ConvertAll(rows, i => Clusters.Codes[i]))
            );
    }
}
