using Netto.Statistics.Models;
using Netto.Statistics.Scales;
using Netto.Statistics.Surveys;

namespace Netto.Statistics.Tests.Surveys;

/// <summary>Surveys from which something cannot be told: absent with the reason, never zero or a number from rounding.</summary>
[Trait("Kind", "Hand")]
public sealed class SurveyHardCaseTests
{
    private static readonly double[] Weights = [1, 2, 3, 1, 2, 3];
    private static readonly DataColumn First = new("first", [1, 1, 1, 0, 0, 0]);
    private static readonly DataColumn Grade = new("grade", [4, 6, 5, 7, 5, 8]);
    private static readonly SurveyDesign Design = new(Weights);

    [Fact]
    public void Equal_answers_have_no_rank_test_and_no_t_test()
    {
        // 0.1 is not exact, so that sums leave rounding behind.
        var equal = new DataColumn("grade", Array.ConvertAll(Weights, _ => 0.1));
        foreach (
            var test in new[]
            {
                SurveyComparisons.Ranks(Design, equal, First),
                SurveyComparisons.Means(Design, equal, First),
            }
        )
        {
            test.Statistic.ShouldBeNull();
            test.PValue.ShouldBeNull();
            test.Reason.ShouldNotBeNull();
        }
    }

    [Fact]
    public void Answers_equal_within_groups_have_no_test()
    {
        var apart = new DataColumn("grade", Array.ConvertAll(First.Values, v => 0.1 + 0.2 * v));
        SurveyComparisons.Ranks(Design, apart, First).PValue.ShouldBeNull();
        var means = SurveyComparisons.Means(Design, apart, First);
        means.PValue.ShouldBeNull();
        means.Estimate!.Value.ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void A_group_within_one_unit_has_a_mean_without_an_error()
    {
        var estimate = SurveyEstimation.MeansBy(Design, Grade, "office", ["a", "a", "a", "b", "b", "c"]);
        estimate.Estimates["office[c]"].Estimate.ShouldBe(8);
        double.IsNaN(estimate.Estimates["office[c]"].StandardError).ShouldBeTrue();
        double.IsNaN(estimate.Estimates["office[c]"].Low).ShouldBeTrue();
        estimate.Estimates["office[a]"].StandardError.ShouldBeGreaterThan(0);
        double.IsNaN(SurveyEstimation.Means(Design.Within(i => i == 2), Grade).Estimates[0].StandardError)
            .ShouldBeTrue();
    }

    [Fact]
    public void All_of_a_finite_population_has_no_error()
    {
        var all = Design with { PopulationUnits = Array.ConvertAll(Weights, _ => 6.0) };
        SurveyEstimation.Means(all, Grade).Estimates[0].StandardError.ShouldBe(0);
    }

    [Fact]
    public void As_many_coefficients_as_rows_have_no_errors()
    {
        var fit = SurveyRegression.Linear(Design.Within(i => i is 0 or 3), Grade, Models.Design.WithConstant(First));
        fit.Coefficients.ShouldAllBe(c => double.IsFinite(c.Estimate) && double.IsNaN(c.StandardError));
        fit.Warnings.ShouldContain(w => w.Code == Warning.FewClusters);
    }

    [Fact]
    public void A_lone_unit_is_named_with_its_stratum()
    {
        var strata = Clusters.Of("region", ["n", "n", "n", "n", "n", "s"]);
        var problem = Should.Throw<StatisticsException>(() =>
            SurveyEstimation.Means(Design with { Strata = strata }, Grade)
        );
        problem.Code.ShouldBe("SVY003");
        problem.Facts.ShouldBe("Stratum s of region has one unit in the sample, so its spread cannot be seen.");
    }

    [Fact]
    public void A_thousand_groups_are_the_most()
    {
        var many = new SurveyDesign(Array.ConvertAll(new double[1001], _ => 1.0));
        string[] groups = [.. Enumerable.Range(0, 1001).Select(i => $"g{i}")];
        Should
            .Throw<StatisticsException>(() => SurveyEstimation.Shares(many, "office", groups))
            .Facts.ShouldContain("1,001 groups");
    }

    [Fact]
    public void Weights_that_cannot_be_do_not_split_at_a_median()
    {
        var scale = new ScaleDefinition("scale", [new ScaleItem("grade")])
        {
            Grouping = new ScaleGrouping.MedianSplit(),
        };
        foreach (var wrong in new[] { 0.0, -1, double.NaN })
        {
            Should
                .Throw<StatisticsException>(() => ScaleScores.Of(scale, [Grade], Array.ConvertAll(Weights, _ => wrong)))
                .Code.ShouldBe(StatisticsErrors.WrongWeight);
        }
    }
}
