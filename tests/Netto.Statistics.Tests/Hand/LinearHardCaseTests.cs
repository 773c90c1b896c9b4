using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Hand;

/// <summary>What linear models do with data that cannot carry them: never a made-up number.</summary>
[Trait("Kind", "Hand")]
public sealed class LinearHardCaseTests
{
    private static readonly DataColumn Y = new("y", [1, 3, 4, 8, 9, 11]);
    private static readonly DataColumn X = new("x", [0, 1, 2, 3, 4, 6]);

    [Fact]
    public void One_cluster_is_refused()
    {
        var clusters = Clusters.Of("office", new int[6]);
        Code(() => Fit(CovarianceEstimator.CR1(clusters))).ShouldBe(StatisticsErrors.TooFewClusters);
        Code(() => Fit(CovarianceEstimator.CR2(clusters))).ShouldBe(StatisticsErrors.TooFewClusters);
    }

    [Fact]
    public void Few_clusters_are_warned_about() =>
        Fit(CovarianceEstimator.CR1(Clusters.Of("g", (int[])[0, 0, 1, 1, 2, 2])))
            .Warnings.ShouldContain(w => w.Code == Warning.FewClusters);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_are_not_finite_are_named(double bad)
    {
        var x = new DataColumn("hours", [0, 1, bad, 3, 4, 6]);
        var error = Should.Throw<StatisticsException>(() => LinearRegression.Fit(Y, Design.WithConstant(x)));
        error.Code.ShouldBe(StatisticsErrors.NotFinite);
        error.Message.ShouldContain("hours");
        error.Message.ShouldContain("row 3");
    }

    [Fact]
    public void Rows_of_weight_zero_are_left_out_and_counted()
    {
        var weights = new ObservationWeights.Analytic(new("w", [1, 2, 0, 1, 1, 3]));
        var fit = LinearRegression.Fit(Y, Design.WithConstant(X), new LinearSpecification { Weights = weights });
        fit.N.ShouldBe(5);
        fit.DroppedRows.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    [Fact]
    public void Wrong_weights_are_refused()
    {
        Code(() => Weighted(new ObservationWeights.Analytic(new("w", [1, 2, -1, 1, 1, 3]))))
            .ShouldBe(StatisticsErrors.WrongWeight);
        Code(() => Weighted(new ObservationWeights.Frequency(new("w", [1, 2, 1.5, 1, 1, 3]))))
            .ShouldBe(StatisticsErrors.WrongWeight);
        Code(() => Weighted(new ObservationWeights.Analytic(new("w", new double[6]))))
            .ShouldBe(StatisticsErrors.TooFewRows);
        var spec = new LinearSpecification
        {
            Weights = new ObservationWeights.Probability(new("w", [1, 2, 1, 1, 1, 3])),
            Covariance = CovarianceEstimator.Classical,
        };
        Code(() => LinearRegression.Fit(Y, Design.WithConstant(X), spec)).ShouldBe(StatisticsErrors.WrongOption);
    }

    [Fact]
    public void The_later_of_two_dependent_columns_is_dropped_and_named()
    {
        var twice = new DataColumn("twice", Array.ConvertAll(X.Values, v => (2 * v) + 1));
        var fit = LinearRegression.Fit(Y, Design.WithConstant(X, twice));
        fit.Coefficients.Terms.ShouldBe(["(Intercept)", "x"]);
        fit.DroppedColumns.ShouldHaveSingleItem().Label.ShouldBe("twice");
        fit.Warnings.ShouldContain(w => w.Code == Warning.ColumnDropped);
    }

    [Fact]
    public void A_perfect_fit_says_so()
    {
        var y = new DataColumn("y", Array.ConvertAll(X.Values, v => (2 * v) + 1));
        var fit = LinearRegression.Fit(y, Design.WithConstant(X));
        fit.Coefficients["x"].Estimate.ShouldBe(2, 1e-14);
        fit.Warnings.ShouldContain(w => w.Code == Warning.PerfectFit);
    }

    [Fact]
    public void More_columns_than_rows_leave_no_standard_errors()
    {
        var random = new RandomSource(1, 1);
        DataColumn[] many =
        [
            .. Enumerable
                .Range(0, 8)
                .Select(j => new DataColumn($"x{j}", [.. Enumerable.Range(0, 6).Select(_ => random.NextNormal())])),
        ];
        var fit = LinearRegression.Fit(Y, Design.WithConstant(many));
        fit.Coefficients.Count.ShouldBe(6);
        fit.DroppedColumns.Count.ShouldBe(3);
        fit.Coefficients.ShouldAllBe(b => double.IsNaN(b.PValue) && double.IsNaN(b.Low));
    }

    [Fact]
    public void A_row_that_fits_itself_is_named_with_hc3()
    {
        var own = new DataColumn("own", [0, 0, 0, 0, 0, 1]);
        var spec = new LinearSpecification { Covariance = CovarianceEstimator.HC3 };
        var fit = LinearRegression.Fit(Y, Design.WithConstant(X, own), spec);
        fit.Warnings.ShouldContain(w => w.Code == Warning.FullLeverage);
        fit.Coefficients["x"].StandardError.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Tiny_variance_keeps_its_digits()
    {
        var random = new RandomSource(4, 4);
        double[] small = [.. Enumerable.Range(0, 100).Select(_ => random.NextNormal())];
        double[] noise = [.. Enumerable.Range(0, 100).Select(_ => random.NextNormal())];
        var x = new DataColumn("x", Array.ConvertAll(small, v => 1 + (1e-6 * v)));
        var y = new DataColumn("y", [.. small.Zip(noise, (a, b) => (3 * a) + b)]);
        var plain = LinearRegression.Fit(
            y,
            Design.WithConstant(new DataColumn("x", Array.ConvertAll(x.Values, v => (v - 1) * 1e6)))
        );
        var fit = LinearRegression.Fit(y, Design.WithConstant(x));
        (fit.Coefficients["x"].Estimate / 1e6).ShouldBe(plain.Coefficients["x"].Estimate, 1e-7);
        fit.Solver.ShouldBe(Solver.RefinedQr);
    }

    [Fact]
    public void A_weak_instrument_gives_a_set_without_bounds_and_a_warning()
    {
        var random = new RandomSource(8, 8);
        double[] Draw() => [.. Enumerable.Range(0, 200).Select(_ => random.NextNormal())];
        var design = InstrumentedDesign.Of(new("d", Draw()), new("z", Draw()), Design.ConstantOnly(200));
        var fit = TwoStageLeastSquares.Fit(new DataColumn("y", Draw()), design);
        fit.AndersonRubin!.Set.Shape.ShouldNotBe(ConfidenceSetShape.Interval);
        fit.Warnings.ShouldContain(w => w.Code == Warning.WeakInstrument);
        fit.Warnings.ShouldContain(w => w.Code == Warning.UnboundedInterval);
    }

    [Fact]
    public void Perfect_compliance_has_an_infinite_first_stage_and_the_effect_of_assignment()
    {
        double[] z = [0, 1, 0, 1, 0, 1];
        var design = InstrumentedDesign.Of(new("d", z), new("z", [.. z]), Design.ConstantOnly(6));
        var fit = TwoStageLeastSquares.Fit(Y, design);
        double.IsPositiveInfinity(fit.FirstStage.EffectiveF).ShouldBeTrue();
        double.IsPositiveInfinity(fit.FirstStage.F.Statistic).ShouldBeTrue();
        fit.FirstStage.F.PValue.ShouldBe(0);
        var itt = LinearRegression.Fit(Y, Design.WithConstant(new DataColumn("d", z)));
        fit.Coefficients["d"].StandardError.ShouldBe(itt.Coefficients["d"].StandardError, 1e-12);
        fit.AndersonRubin!.Set.Low.ShouldBe(itt.Coefficients["d"].Low, 1e-9);
    }

    [Fact]
    public void An_instrument_that_moves_nothing_is_refused()
    {
        var d = new DataColumn("d", [0, 1, 0, 1, 0, 1]);
        var design = InstrumentedDesign.Of(d, new("z", new double[6]), Design.ConstantOnly(6));
        Code(() => TwoStageLeastSquares.Fit(Y, design)).ShouldBe(StatisticsErrors.Underidentified);
        Code(() => new InstrumentedDesign(Design.WithConstant(d, X), Design.WithConstant(X)))
            .ShouldBe(StatisticsErrors.Underidentified);
    }

    [Fact]
    public void One_row_per_cluster_is_hc1()
    {
        var own = Fit(CovarianceEstimator.CR1(Clusters.Of("row", (int[])[0, 1, 2, 3, 4, 5])));
        var robust = Fit(CovarianceEstimator.HC1);
        own.Coefficients["x"].StandardError.ShouldBe(robust.Coefficients["x"].StandardError, 1e-13);
        own.Coefficients["x"].DegreesOfFreedom.ShouldBe(5);
    }

    [Fact]
    public void An_outcome_that_does_not_vary_has_slopes_of_zero_and_no_r_squared()
    {
        var fit = LinearRegression.Fit(new DataColumn("y", [5, 5, 5, 5, 5, 5]), Design.WithConstant(X));
        fit.Coefficients["x"].Estimate.ShouldBe(0, 1e-14);
        fit.Coefficients["(Intercept)"].Estimate.ShouldBe(5, 1e-14);
        double.IsNaN(fit.RSquared).ShouldBeTrue();
        fit.Warnings.ShouldContain(w => w.Code == Warning.PerfectFit);
    }

    [Fact]
    public void Robust_errors_do_not_depend_on_where_zero_is()
    {
        var random = new RandomSource(6, 6);
        double[] near = [.. Enumerable.Range(0, 200).Select(_ => random.NextNormal())];
        DataColumn y = new("y", [.. near.Select(v => (v * v) + random.NextNormal())]);
        DataColumn far = new("x", Array.ConvertAll(near, v => v + (1 << 20)));
        var clusters = Clusters.Of("g", [.. Enumerable.Range(0, 200).Select(i => i % 50)]);
        foreach (var kind in (CovarianceEstimator[])[CovarianceEstimator.HC1, CovarianceEstimator.CR1(clusters)])
        {
            var one = LinearRegression.Fit(
                y,
                Design.WithConstant(new DataColumn("x", near)),
                new() { Covariance = kind }
            );
            var other = LinearRegression.Fit(y, Design.WithConstant(far), new() { Covariance = kind });
            var mean = other.Coefficients.Contrast("at 2^20", [1, 1 << 20]);
            other.Coefficients["x"].StandardError.ShouldAgree(one.Coefficients["x"].StandardError, 1e-9, kind.Name);
            mean.Estimate.ShouldBe(one.Coefficients[0].Estimate, 1e-8);
        }
    }

    [Fact]
    public void Lengths_must_match() =>
        Code(() => LinearRegression.Fit(new DataColumn("y", [1, 2]), Design.WithConstant(X)))
            .ShouldBe(StatisticsErrors.LengthMismatch);

    private static LinearFit Fit(CovarianceEstimator kind) =>
        LinearRegression.Fit(Y, Design.WithConstant(X), new LinearSpecification { Covariance = kind });

    private static LinearFit Weighted(ObservationWeights weights) =>
        LinearRegression.Fit(Y, Design.WithConstant(X), new LinearSpecification { Weights = weights });

    private static string Code(Func<object> action) => Should.Throw<StatisticsException>(() => action()).Code;
}
