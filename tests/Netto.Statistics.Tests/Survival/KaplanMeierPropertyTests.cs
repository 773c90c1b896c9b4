using Netto.Statistics.Models;
using Netto.Statistics.Survival;

namespace Netto.Statistics.Tests.Survival;

public sealed class KaplanMeierPropertyTests
{
    private static readonly double[] Time = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    private static readonly double[] Seen = [1, 1, 0, 1, 1, 0, 1, 0, 1, 0];

    [Fact]
    [Trait("Kind", "Property")]
    public void Without_censoring_the_curve_is_one_minus_the_share_so_far()
    {
        var curve = KaplanMeier.Fit(Of(Time, Array.ConvertAll(Time, _ => 1.0)));
        foreach (var point in curve.Points)
        {
            point.Survival.ShouldBe(Time.Count(t => t > point.Time) / 10.0, 1e-14);
        }

        curve.Points[^1].StandardError.ShouldBeNull();
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Row_order_does_not_matter()
    {
        var there = KaplanMeier.Fit(Of(Time, Seen));
        var back = KaplanMeier.Fit(Of([.. Time.Reverse()], [.. Seen.Reverse()]));
        there.Points.ShouldBe(back.Points);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_weight_of_two_is_the_row_twice()
    {
        var weighted = KaplanMeier.Fit(Of(Time, Seen), Array.ConvertAll(Time, _ => 2.0));
        var twice = KaplanMeier.Fit(Of([.. Time, .. Time], [.. Seen, .. Seen]));
        weighted.Points.ShouldBe(twice.Points);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Late_entry_at_zero_is_no_late_entry()
    {
        var start = new DataColumn("start", Array.ConvertAll(Time, _ => 0.0));
        var pieces = new SurvivalTimes(start, new("t", Time), new("e", Seen));
        KaplanMeier.Fit(pieces).Points.ShouldBe(KaplanMeier.Fit(Of(Time, Seen)).Points);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void With_all_cut_off_the_curve_stays_at_one()
    {
        var curve = KaplanMeier.Fit(Of(Time, new double[10]));
        curve.At(9).Survival.ShouldBe(1);
        curve.Median.ShouldBeNull();
        curve.RestrictedMean(9).Mean.ShouldBe(9);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_negative_time_is_refused_with_its_row() =>
        Should.Throw<StatisticsException>(() => Of([1, -2], [1, 0])).Message.ShouldContain("Row 2");

    [Fact]
    [Trait("Kind", "Hand")]
    public void One_group_has_no_log_rank_test() =>
        Should
            .Throw<StatisticsException>(() => LogRankTest.Run(Of(Time, Seen), Clusters.Of("g", new int[10])))
            .Code.ShouldBe(StatisticsErrors.NoVariation);

    [Fact]
    [Trait("Kind", "Hand")]
    public void Shares_by_month_count_only_those_observed_that_long()
    {
        // Observed 2, 3, 3 months; events in month 1 and 3: month 3 has two people, one of them with the event.
        var shares = CumulativeShare.ByMonth([1, double.NaN, 3], [2, 3, 3], 3);
        shares.Select(s => (s.Tally.Successes, s.Tally.N)).ShouldBe([(1, 3), (1, 3), (1, 2)]);
    }

    private static SurvivalTimes Of(double[] time, double[] seen) => new(new("t", time), new DataColumn("e", seen));
}
