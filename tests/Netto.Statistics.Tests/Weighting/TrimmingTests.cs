using Netto.Statistics.Tests.Data;
using Netto.Statistics.Tests.Surveys;
using Netto.Statistics.Weighting;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Weighting;

public sealed class TrimmingTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void Trimmed_weights_agree_with_R()
    {
        var reference = StoredSurvey.Values.GetProperty("trim");
        var base0 = ReferenceFolder.Table("api_cluster").Numbers("pw");
        double[] skewed = [.. base0.Select((w, i) => w * Math.Exp((i + 1) * 7919 % 101 / 25.0))];
        var trimmed = TrimmedWeights.Of(skewed, TrimmingRule.AtMost(2.5));
        for (var i = 0; i < 12; i++)
        {
            trimmed.Weights[i].ShouldAgree(reference.GetProperty("first")[i], ClosedForm);
        }

        trimmed.Weights.Max().ShouldAgree(reference.GetProperty("max"), ClosedForm);
        trimmed.EffectiveNBefore.ShouldAgree(reference.GetProperty("kish_before"), ClosedForm);
        trimmed.EffectiveN.ShouldAgree(reference.GetProperty("kish"), ClosedForm);
        trimmed.Weights.Sum().ShouldAgree(skewed.Sum(), 1e-12);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Weights_trimmed_on_both_sides_agree_with_R()
    {
        var survey = new StoredSurvey();
        var reference = StoredSurvey.Values.GetProperty("trim").GetProperty("both");
        var trimmed = TrimmedWeights.Of(survey.Weights, new TrimmingRule(0.5, 1.5));
        for (var i = 0; i < 12; i++)
        {
            trimmed.Weights[i].ShouldAgree(reference[i], ClosedForm);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Weights_within_the_limits_are_left_as_they_are()
    {
        double[] weights = [1, 1.2, 0.8];
        var trimmed = TrimmedWeights.Of(weights, TrimmingRule.AtMost(3));
        trimmed.Weights.ShouldBe(weights);
        trimmed.Count.ShouldBe(0);
        trimmed.EffectiveN.ShouldBe(trimmed.EffectiveNBefore);
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(-0.1, 3)]
    [InlineData(0, double.NaN)]
    public void Limits_without_room_are_refused(double low, double high) =>
        Should
            .Throw<StatisticsException>(() => TrimmedWeights.Of([1, 2, 3], new TrimmingRule(low, high)))
            .Code.ShouldBe("WGT002");

    [Fact]
    [Trait("Kind", "Hand")]
    public void What_is_cut_goes_to_the_others()
    {
        // Mean 2; at most 3: the 5 gives 2, one to each of the two others.
        var trimmed = TrimmedWeights.Of([5, 0.5, 0.5], TrimmingRule.AtMost(1.5));
        trimmed.Weights.ShouldBe([3, 1.5, 1.5], 1e-12);
        trimmed.Count.ShouldBe(1);
        trimmed.Lowest.ShouldBe(0);
        trimmed.Highest.ShouldBe(3);
    }
}
