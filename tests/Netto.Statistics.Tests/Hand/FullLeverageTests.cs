using Netto.Statistics.Comparisons;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Statistics.Tests.Hand;

/// <summary>Cases in which a number could be printed that means nothing.</summary>
[Trait("Kind", "Hand")]
public sealed class FullLeverageTests
{
    private static readonly DataColumn Y = new("y", [1, 3, 4, 8, 9, 11]);
    private static readonly int[] Offices = [0, 0, 1, 1, 2, 2];

    [Theory]
    [InlineData("hc0", true)]
    [InlineData("hc1", true)]
    [InlineData("classical", false)]
    public void One_treated_row_is_told_where_errors_leave_it_out(string kind, bool isTold)
    {
        var covariance = kind switch
        {
            "hc0" => CovarianceEstimator.HC0,
            "hc1" => CovarianceEstimator.HC1,
            _ => CovarianceEstimator.Classical,
        };
        Texts(covariance, [0, 0, 0, 1, 0, 0]).Any(t => t.Contains("arm hangs on one row")).ShouldBe(isTold);
        Texts(covariance, [1, 1, 1, 0, 1, 1]).Any(t => t.Contains("arm hangs on one row")).ShouldBe(isTold);
        Texts(covariance, [0, 0, 0, 1, 0, 1]).ShouldBeEmpty();
        Texts(covariance, [0.5, 0, 0, 1, 2, 0]).ShouldBeEmpty();
    }

    [Fact]
    public void One_treated_cluster_is_told()
    {
        foreach (var kind in new[] { CovarianceEstimator.CR1(Of()), CovarianceEstimator.CR2(Of()) })
        {
            Texts(kind, [0, 0, 1, 1, 0, 0]).ShouldContain(t => t.Contains("arm hangs on one cluster"));
            Texts(kind, [0, 0, 1, 0, 0, 0]).ShouldContain(t => t.Contains("arm hangs on one cluster"));
            Texts(kind, [0, 1, 1, 0, 1, 0]).ShouldNotContain(t => t.Contains("hangs on"));
        }
        Clusters Of() => Clusters.Of("office", Offices);
    }

    [Fact]
    public void A_row_that_stands_for_many_is_not_alone()
    {
        var specification = new LinearSpecification
        {
            Weights = new ObservationWeights.Frequency(new("n", [5, 5, 5, 5, 5, 5])),
        };
        LinearRegression
            .Fit(Y, Design.WithConstant(new DataColumn("arm", [0, 0, 0, 1, 0, 0])), specification)
            .Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void As_many_coefficients_as_rows_says_so() =>
        LinearRegression
            .Fit(new DataColumn("y", [1, 4]), Design.WithConstant(new DataColumn("x", [0, 1])))
            .Warnings.ShouldContain(w => w.Text.Contains("as many coefficients as rows"));

    [Fact]
    public void Two_stages_without_rows_to_spare_are_refused() =>
        Should
            .Throw<StatisticsException>(() => Instrumented([1, 4], [0, 1], [0, 1]))
            .Code.ShouldBe(StatisticsErrors.TooFewRows);

    [Fact]
    public void Full_compliance_leaves_nothing_for_wu_and_hausman()
    {
        var fit = Instrumented([1, 3, 4, 8, 9, 11], [0, 1, 0, 1, 0, 1], [0, 1, 0, 1, 0, 1]);
        fit.FirstStage.EffectiveF.ShouldBe(double.PositiveInfinity);
        fit.WuHausman.Statistic.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_perfect_second_stage_is_told() =>
        Instrumented([0, 1, 1, 1, 0, 1], [0, 1, 1, 1, 0, 1], [0, 1, 0, 1, 0, 1])
            .Warnings.ShouldContain(w => w.Code == Warning.PerfectFit);

    [Fact]
    public void Sets_without_an_end_are_open() =>
        new ConfidenceSet(ConfidenceSetShape.HalfLine, [new(double.NegativeInfinity, 2.5)])
            .ToString()
            .ShouldBe("(-∞, 2.5]");

    [Fact]
    public void Equal_answers_have_no_weighted_rank_test() =>
        WeightedComparisons
            .MannWhitney(new([3, 3], [1, 2]), new([3, 3], [1, 1]))
            .Reason.ShouldBe("All answers are equal.");

    [Fact]
    public void Nobody_with_the_event_has_no_log_rank_test()
    {
        var times = new SurvivalTimes(null, new("t", [1, 2, 3, 4]), new("e", [0, 0, 0, 0]));
        var error = Should.Throw<StatisticsException>(() =>
            LogRankTest.Run(times, Clusters.Of("arm", (int[])[0, 0, 1, 1]))
        );
        error.Code.ShouldBe(StatisticsErrors.NoVariation);
        error.Facts.ShouldBe("Nobody has the event.");
    }

    private static string[] Texts(CovarianceEstimator covariance, double[] arm) =>
        [
            .. LinearRegression
                .Fit(
                    Y,
                    Design.WithConstant(new DataColumn("arm", arm)),
                    new LinearSpecification { Covariance = covariance }
                )
                .Warnings.Where(w => w.Code == Warning.FullLeverage)
                .Select(w => w.Text),
        ];

    private static InstrumentalVariablesFit Instrumented(double[] y, double[] d, double[] z) =>
        TwoStageLeastSquares.Fit(
            new DataColumn("y", y),
            new InstrumentedDesign(
                Design.WithConstant(new DataColumn("d", d)),
                Design.WithConstant(new DataColumn("z", z))
            )
        );
}
