using Netto.Statistics.Comparisons;
using Netto.Statistics.Ranks;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Comparisons;

public sealed class ComparisonHardCaseTests
{
    [Fact]
    [Trait("Kind", "Hand")]
    public void Nobody_with_the_trait_gives_a_difference_but_no_test()
    {
        var result = Proportions.Compare(new(0, 50), new(0, 70));
        result.Estimate.ShouldBe(0);
        result.PValue.ShouldBeNull();
        result.Reason.ShouldNotBeNull();
        result.Interval!.Value.High.ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Equal_answers_give_no_rank_test() => MannWhitneyTest.Run([3, 3, 3], [3, 3]).Test.PValue.ShouldBeNull();

    [Fact]
    [Trait("Kind", "Hand")]
    public void An_outcome_that_does_not_vary_gives_no_t()
    {
        var result = Means.Welch(Moments.Of([5, 5, 5]), Moments.Of([5, 5]));
        result.Statistic.ShouldBeNull();
        result.Reason.ShouldNotBeNull();
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void One_row_has_no_association() =>
        ChiSquareTest
            .Independence(
                new([
                    [3, 4],
                    [0, 0],
                ])
            )
            .Reason.ShouldNotBeNull();

    [Theory]
    [Trait("Kind", "Published")]
    // Clopper-Pearson limits as R's binom.test gives them.
    [InlineData(30, 9237, 0.00219232240316099, 0.00463322731455591)]
    [InlineData(0, 20, 0, 0.168433470983085)]
    [InlineData(20, 20, 0.831566529016915, 1)]
    public void Exact_limits_of_a_share(double x, double n, double low, double high)
    {
        var interval = Proportions.Exact(new(x, n));
        interval.Low.ShouldBe(low, 1e-9);
        interval.High.ShouldBe(high, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Equal_weights_are_no_weights()
    {
        double[] a = [1, 4, 2, 8, 5, 7];
        double[] b = [3, 3, 9, 10];
        WeightedGroup Equal(double[] values) => new(values, Array.ConvertAll(values, _ => 3.0));
        var welch = WeightedComparisons.Welch(Equal(a), Equal(b));
        welch.Statistic!.Value.ShouldAgree(Means.Welch(Moments.Of(a), Moments.Of(b)).Statistic!.Value, 1e-12);
        var student = WeightedComparisons.Student(Equal(a), Equal(b));
        student.PValue!.Value.ShouldAgree(Means.Student(Moments.Of(a), Moments.Of(b)).PValue!.Value, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Moments_pool_to_the_moments_of_all()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => 1e6 + Math.Sin(i))];
        var pooled = Moments.Of(values.AsSpan(0, 37)) + Moments.Of(values.AsSpan(37));
        pooled.Mean.ShouldAgree(Moments.Of(values).Mean, 1e-15);
        pooled.SumOfSquares.ShouldAgree(Moments.Of(values).SumOfSquares, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Swapping_the_groups_flips_the_sign_only()
    {
        double[] a = [1, 4, 2, 8, 5];
        double[] b = [3, 3, 9];
        var (there, back) = (MannWhitneyTest.Run(a, b), MannWhitneyTest.Run(b, a));
        (there.Test.Statistic!.Value + back.Test.Statistic!.Value).ShouldBe(15);
        there.ExactPValue.ShouldBe(back.ExactPValue);
        there.Test.PValue.ShouldBe(back.Test.PValue);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_mismatch_of_the_arms_is_alarming()
    {
        // 10 more people in an arm of 1,000 is chance, 150 more is not.
        ChiSquareTest.GoodnessOfFit([1010, 990], [0.5, 0.5]).PValue!.Value.ShouldBeGreaterThan(0.001);
        ChiSquareTest.GoodnessOfFit([1150, 850], [0.5, 0.5]).PValue!.Value.ShouldBeLessThan(0.001);
    }
}
