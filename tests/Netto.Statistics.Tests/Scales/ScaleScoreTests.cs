using Netto.Statistics.Models;
using Netto.Statistics.Scales;

namespace Netto.Statistics.Tests.Scales;

[Trait("Kind", "Hand")]
public sealed class ScaleScoreTests
{
    private static readonly DataColumn[] Answers =
    [
        new("a", [1, 5, 3, double.NaN]),
        new("b", [2, 4, double.NaN, double.NaN]),
        new("c", [5, 1, 2, 4]),
    ];

    private static readonly ScaleDefinition Scale = new(
        "confidence",
        [new ScaleItem("a"), new ScaleItem("b"), ScaleItem.Reversed("c", 1, 5)]
    );

    [Fact]
    public void A_mean_needs_all_items_unless_told()
    {
        var scores = ScaleScores.Of(Scale, Answers);
        scores.Values[0].ShouldBe((1 + 2 + 1) / 3.0, 1e-15);
        scores.Values[1].ShouldBe((5 + 4 + 5) / 3.0, 1e-15);
        scores.Values[2].ShouldBe(double.NaN);
        scores.Scored.ShouldBe(2);
        scores.ShareWithoutScore.ShouldBe(0.5);
        scores.ShareMissing.ShouldBe([0.25, 0.5, 0]);
        scores.Groups.ShouldBeNull();
    }

    [Fact]
    public void A_sum_with_a_missing_item_is_the_mean_times_the_items()
    {
        var scores = ScaleScores.Of(Scale with { Combination = ScaleCombination.Sum, LeastAnswered = 2 }, Answers);
        scores.Values[0].ShouldBe(4, 1e-15);
        scores.Values[2].ShouldBe(3.5 * 3, 1e-15);
        scores.Values[3].ShouldBe(double.NaN);
    }

    [Fact]
    public void A_recoding_comes_before_the_turn()
    {
        var codes = new Dictionary<double, double>
        {
            [1] = 0,
            [2] = 0,
            [4] = 1,
            [5] = 1,
        };
        var item = new ScaleItem("c") { Recoding = codes, ReversedWithin = new(0, 1) };
        ScaleScores.Of(new("yes", [item]), Answers).Values.ShouldBe([0, 1, 1, 0]);
    }

    [Fact]
    public void Cuts_and_the_median_make_groups()
    {
        var scale = new ScaleDefinition("c", [new ScaleItem("c")]);
        var cut = ScaleScores.Of(scale with { Grouping = new ScaleGrouping.Cuts([2, 5]) }, Answers);
        cut.Groups.ShouldBe([2, 0, 1, 1]);
        // Scores 5, 1, 2, 4: half lie at or below 2.
        var split = ScaleScores.Of(scale with { Grouping = new ScaleGrouping.MedianSplit() }, Answers);
        split.Groups.ShouldBe([1, 0, 0, 1]);
        split.CutPoints.ShouldBe([4]);
        var weighted = ScaleScores.Of(scale with { Grouping = new ScaleGrouping.MedianSplit() }, Answers, [1, 9, 1, 1]);
        weighted.Groups.ShouldBe([1, 0, 1, 1]);
        ScaleScores
            .Of(new("a", [new ScaleItem("a")]) { Grouping = new ScaleGrouping.MedianSplit() }, Answers)
            .Groups.ShouldBe([0, 1, 0, -1]);
    }

    [Fact]
    public void What_cannot_be_scored_is_named()
    {
        Code(Scale with { Items = [new("d")] }).ShouldBe("SCL004");
        Code(Scale with { LeastAnswered = 4 }).ShouldBe("SCL004");
        Code(Scale with { Items = [] }).ShouldBe("SCL004");
        Code(Scale with { Items = [ScaleItem.Reversed("a", 1, 4)] }).ShouldBe("SCL002");
        Code(Scale with { Grouping = new ScaleGrouping.Cuts([3, 3]) }).ShouldBe("SCL003");
        var codes = new Dictionary<double, double> { [1] = 1 };
        var problem = Should.Throw<StatisticsException>(() =>
            ScaleScores.Of(Scale with { Items = [new("a") { Recoding = codes }] }, Answers)
        );
        problem.Code.ShouldBe("SCL001");
        problem.Message.ShouldContain("a is 5 in row 2");
    }

    private static string Code(ScaleDefinition scale) =>
        Should.Throw<StatisticsException>(() => ScaleScores.Of(scale, Answers)).Code;
}
