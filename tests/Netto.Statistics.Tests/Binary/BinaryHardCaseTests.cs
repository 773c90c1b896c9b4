using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Binary;

public sealed class BinaryHardCaseTests
{
    private static readonly double[] X = [0.2, 1.1, -0.4, 2.0, 0.9, -1.3, 0.1, 1.7, -0.6, 0.4];
    private static readonly double[] Y = [0, 1, 0, 1, 0, 0, 1, 1, 1, 0];

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_dummy_that_decides_the_outcome_is_named()
    {
        double[] dummy = [0, 1, 0, 1, 0, 0, 0, 1, 0, 0];
        var problem = Should.Throw<StatisticsException>(() =>
            Fit(Y, new DataColumn("x", X), new DataColumn("placed", dummy))
        );
        problem.Code.ShouldBe("BIN002");
        problem.Message.ShouldContain("placed is 1 (3 rows)");
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(BinaryLink.Probit)]
    [InlineData(BinaryLink.Logit)]
    public void Two_columns_that_separate_together_are_named(BinaryLink link)
    {
        double[] a = [1, 2, 3, 4, 5, 6, 7, 8];
        double[] b = [0, 3, 1, 5, 4, 5, 9, 6];
        var y = a.Zip(b, (p, q) => p > q ? 1.0 : 0).ToArray();
        var problem = Should.Throw<StatisticsException>(() =>
            Fit(y, link, new DataColumn("a", a), new DataColumn("b", b))
        );
        problem.Code.ShouldBe("BIN002");
        problem.Message.ShouldContain("a, b");
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void An_outcome_that_does_not_vary_is_refused() =>
        Should.Throw<StatisticsException>(() => Fit([1, 1, 1], new DataColumn("x", [1, 2, 3]))).Code.ShouldBe("EST013");

    [Fact]
    [Trait("Kind", "Hand")]
    public void An_outcome_that_is_not_binary_is_refused() =>
        Should.Throw<StatisticsException>(() => Fit([1, 0, 2], new DataColumn("x", [1, 2, 3]))).Code.ShouldBe("BIN001");

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_collinear_column_is_dropped_by_name()
    {
        var fit = Fit(Y, new DataColumn("x", X), new DataColumn("twice", Array.ConvertAll(X, v => 2 * v + 1)));
        fit.DroppedColumns.Single().Label.ShouldBe("twice");
        fit.Coefficients.Terms.ShouldBe(["(Intercept)", "x"]);
        fit.Warnings.ShouldContain(w => w.Code == Warning.ColumnDropped);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void With_a_constant_alone_the_estimate_is_the_quantile_of_the_share()
    {
        var fit = BinaryRegression.Fit(new("y", [1, 0, 0, 0, 1]), Design.ConstantOnly(5), BinarySpecification.Probit);
        fit.Coefficients[0].Estimate.ShouldAgree(-0.253347103135800, 1e-12);
        fit.MarginalEffects().Count.ShouldBe(0);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_frequency_weight_of_two_is_the_row_twice()
    {
        var weighted = BinaryRegression.Fit(
            new("y", Y),
            Design.WithConstant(new DataColumn("x", X)),
            new()
            {
                Weights = new ObservationWeights.Frequency(new("w", Array.ConvertAll(X, _ => 2.0))),
                Covariance = CovarianceEstimator.HC1,
            }
        );
        var robust = BinaryRegression.Fit(
            new("y", [.. Y, .. Y]),
            Design.WithConstant(new DataColumn("x", [.. X, .. X])),
            new() { Covariance = CovarianceEstimator.HC1 }
        );
        weighted.N.ShouldBe(20);
        weighted.LogLikelihood.ShouldAgree(robust.LogLikelihood, 1e-12);
        weighted.Coefficients["x"].StandardError.ShouldAgree(robust.Coefficients["x"].StandardError, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void One_row_per_cluster_is_HC0_times_G_over_G_minus_one()
    {
        var specification = BinarySpecification.Probit;
        var (outcome, design) = (new DataColumn("y", Y), Design.WithConstant(new DataColumn("x", X)));
        var clusters = Clusters.Of("id", Enumerable.Range(0, Y.Length).ToArray());
        var clustered = BinaryRegression.Fit(
            outcome,
            design,
            specification with
            {
                Covariance = CovarianceEstimator.CR1(clusters),
            }
        );
        var robust = BinaryRegression.Fit(outcome, design, specification with { Covariance = CovarianceEstimator.HC1 });
        clustered.Coefficients["x"].StandardError.ShouldAgree(robust.Coefficients["x"].StandardError, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Units_do_not_change_the_fit()
    {
        var plain = Fit(Y, new DataColumn("x", X));
        var scaled = Fit(Y, new DataColumn("x", Array.ConvertAll(X, v => v * 1e6)));
        (scaled.Coefficients["x"].Estimate * 1e6).ShouldAgree(plain.Coefficients["x"].Estimate, 1e-9);
        scaled.LogLikelihood.ShouldAgree(plain.LogLikelihood, 1e-12);
    }

    private static BinaryFit Fit(double[] y, params DataColumn[] columns) => Fit(y, BinaryLink.Logit, columns);

    private static BinaryFit Fit(double[] y, BinaryLink link, params DataColumn[] columns) =>
        BinaryRegression.Fit(new("y", y), Design.WithConstant(columns), new() { Link = link });
}
