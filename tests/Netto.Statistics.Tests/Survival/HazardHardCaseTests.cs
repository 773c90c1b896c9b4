using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Survival;

public sealed class HazardHardCaseTests
{
    private static readonly double[] Time = [3, 1, 4, 1.5, 5, 9, 2, 6, 5.5, 3.5];
    private static readonly double[] Seen = [1, 1, 0, 1, 1, 0, 1, 0, 1, 1];
    private static readonly double[] X = [0.1, 1.4, -0.3, 0.8, 0.2, -1.1, 0.9, -0.2, 0.6, -0.7];

    [Fact]
    [Trait("Kind", "Hand")]
    public void With_all_cut_off_there_is_no_hazard() =>
        Should.Throw<StatisticsException>(() => Cox(new double[10], X)).Code.ShouldBe("SRV002");

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_group_without_events_is_named()
    {
        double[] spared = Array.ConvertAll(Seen, s => 1 - s);
        var problem = Should.Throw<StatisticsException>(() => Cox(Seen, spared));
        problem.Code.ShouldBe("SRV003");
        problem.Message.ShouldContain("coefficient of x");
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(DurationDistribution.Weibull)]
    [InlineData(DurationDistribution.Exponential)]
    [InlineData(DurationDistribution.LogLogistic)]
    [InlineData(DurationDistribution.LogNormal)]
    public void A_group_without_events_is_named_by_parametric_durations(DurationDistribution distribution)
    {
        var problem = Should.Throw<StatisticsException>(() =>
            AcceleratedFailure.Fit(Times(Seen), Design.WithConstant(Spared), distribution)
        );
        problem.Code.ShouldBe("SRV003");
        problem.Message.ShouldContain("coefficient of spared");
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_group_without_events_is_named_by_piecewise_hazards()
    {
        var problem = Should.Throw<StatisticsException>(() =>
            PiecewiseExponential.Fit(Times(Seen), Design.Of(Spared), [2.5])
        );
        problem.Code.ShouldBe("SRV003");
        problem.Message.ShouldContain("coefficient of spared");
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(DurationDistribution.Weibull)]
    [InlineData(DurationDistribution.LogLogistic)]
    [InlineData(DurationDistribution.LogNormal)]
    public void Equal_durations_have_no_spread(DurationDistribution distribution)
    {
        var times = new SurvivalTimes(new("weeks", Array.ConvertAll(Time, _ => 4.0)), new DataColumn("e", Seen));
        Should
            .Throw<StatisticsException>(() =>
                AcceleratedFailure.Fit(times, Design.WithConstant(new DataColumn("x", X)), distribution)
            )
            .Code.ShouldBe(StatisticsErrors.NoVariation);
        Should
            .Throw<StatisticsException>(() =>
                AcceleratedFailure.Fit(
                    new(new("weeks", Time[..2]), new DataColumn("e", Seen[..2])),
                    Design.WithConstant(new DataColumn("x", X[..2])),
                    distribution
                )
            )
            .Code.ShouldBe(StatisticsErrors.TooFewRows);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Equal_durations_leave_Cox_without_a_test_of_proportional_hazards()
    {
        var times = new SurvivalTimes(new("weeks", Array.ConvertAll(Time, _ => 4.0)), new DataColumn("e", Seen));
        var fit = CoxRegression.Fit(times, Design.Of(new DataColumn("x", X)));
        fit.Coefficients["x"].StandardError.ShouldBeGreaterThan(0);
        fit.TestProportionality().ShouldAllBe(t => double.IsNaN(t.Statistic) && double.IsNaN(t.PValue));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_period_in_which_all_have_the_event_is_named()
    {
        var times = new SurvivalTimes(new("weeks", [1, 1, 1]), new DataColumn("e", [1, 1, 1]));
        var problem = Should.Throw<StatisticsException>(() =>
            DiscreteTimeHazard.Fit(times, Design.ConstantOnly(3), [])
        );
        problem.Code.ShouldBe("SRV005");
        problem.Message.ShouldContain("Everybody at risk in interval 1");
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Many_strata_of_two_are_the_logit_of_the_difference_within_them()
    {
        // Both have the event, one before the other: the chance that it is the first is a logit in the difference, without constant.
        const int Pairs = 20_000;
        var (x, t, strata) = (new double[2 * Pairs], new double[2 * Pairs], new double[2 * Pairs]);
        for (var i = 0; i < 2 * Pairs; i++)
        {
            x[i] = Math.Sin(1.7 * i);
            t[i] = 1 + ((i * 7919L % 104_729) / 104_729.0) - (0.1 * x[i]);
            strata[i] = i / 2;
        }
        double[] difference = [.. Enumerable.Range(0, Pairs).Select(p => x[2 * p] - x[2 * p + 1])];
        double[] first = [.. Enumerable.Range(0, Pairs).Select(p => t[2 * p] < t[2 * p + 1] ? 1.0 : 0)];
        var logit = BinaryRegression.Fit(
            new("first", first),
            Design.Of(new DataColumn("x", difference)),
            BinarySpecification.Logit
        );
        var ones = Array.ConvertAll(x, _ => 1.0);
        var pair = new DataColumn("pair", strata);
        var fit = CoxRegression.Fit(
            new(new("t", t), new DataColumn("e", ones)),
            Design.Of(new("x", x), new("same", Array.ConvertAll(strata, s => s % 5))),
            new() { Strata = Clusters.Of(pair) }
        );
        fit.DroppedColumns.Single().Label.ShouldBe("same");
        fit.Coefficients["x"].Estimate.ShouldAgree(logit.Coefficients["x"].Estimate, 1e-9);
        fit.Coefficients["x"].StandardError.ShouldAgree(logit.Coefficients["x"].StandardError, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Splitting_a_persons_time_changes_nothing()
    {
        var whole = Cox(Seen, X);
        var half = Array.ConvertAll(Time, t => t / 2);
        var pieces = new SurvivalTimes(
            new("start", [.. Time.Select(_ => 0.0), .. half]),
            new("stop", [.. half, .. Time]),
            new("e", [.. Time.Select(_ => 0.0), .. Seen])
        );
        var split = CoxRegression.Fit(pieces, Design.Of(new DataColumn("x", [.. X, .. X])), CoxSpecification.Default);
        split.Coefficients["x"].Estimate.ShouldAgree(whole.Coefficients["x"].Estimate, 1e-9);
        split.Coefficients["x"].StandardError.ShouldAgree(whole.Coefficients["x"].StandardError, 1e-9);
        split.LogLikelihood.ShouldAgree(whole.LogLikelihood, 1e-10);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Only_the_order_of_times_matters_to_Cox()
    {
        var later = new SurvivalTimes(new("t", Array.ConvertAll(Time, t => t * t * 100)), new DataColumn("e", Seen));
        var fit = CoxRegression.Fit(later, Design.Of(new DataColumn("x", X)), CoxSpecification.Default);
        fit.Coefficients["x"].Estimate.ShouldAgree(Cox(Seen, X).Coefficients["x"].Estimate, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Without_ties_Efron_is_Breslow()
    {
        var breslow = CoxRegression.Fit(
            Times(Seen),
            Design.Of(new DataColumn("x", X)),
            new() { Ties = TieMethod.Breslow }
        );
        breslow.LogLikelihood.ShouldAgree(Cox(Seen, X).LogLikelihood, 1e-13);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_exponential_is_the_piecewise_hazard_with_one_piece()
    {
        var design = Design.WithConstant(new DataColumn("x", X));
        var exponential = AcceleratedFailure.Fit(
            Times(Seen),
            design,
            DurationDistribution.Exponential,
            DurationSpecification.Default
        );
        var piecewise = PiecewiseExponential.Fit(Times(Seen), design, [], DurationSpecification.Default);
        piecewise.Coefficients["x"].Estimate.ShouldAgree(-exponential.Coefficients["x"].Estimate, 1e-9);
        piecewise.Coefficients["x"].StandardError.ShouldAgree(exponential.Coefficients["x"].StandardError, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void An_interval_without_events_is_named() =>
        Should
            .Throw<StatisticsException>(() =>
                PiecewiseExponential.Fit(
                    Times(Seen),
                    Design.Of(new DataColumn("x", X)),
                    [5.6],
                    DurationSpecification.Default
                )
            )
            .Message.ShouldContain("interval 2");

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_duration_of_zero_has_no_logarithm()
    {
        var times = new SurvivalTimes(new("weeks", [0, 1, 2]), new DataColumn("e", [1, 1, 1]));
        Should
            .Throw<StatisticsException>(() =>
                AcceleratedFailure.Fit(
                    times,
                    Design.ConstantOnly(3),
                    DurationDistribution.Weibull,
                    DurationSpecification.Default
                )
            )
            .Code.ShouldBe("SRV004");
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_collinear_column_is_dropped_by_name()
    {
        var fit = CoxRegression.Fit(
            Times(Seen),
            Design.Of(new("x", X), new("twice", Array.ConvertAll(X, v => 2 * v + 3))),
            CoxSpecification.Default
        );
        fit.DroppedColumns.Single().Label.ShouldBe("twice");
    }

    private static DataColumn Spared => new("spared", Array.ConvertAll(Seen, s => 1 - s));

    private static CoxFit Cox(double[] seen, double[] x) =>
        CoxRegression.Fit(Times(seen), Design.Of(new DataColumn("x", x)), CoxSpecification.Default);

    private static SurvivalTimes Times(double[] seen) => new(new("t", Time), new DataColumn("e", seen));
}
