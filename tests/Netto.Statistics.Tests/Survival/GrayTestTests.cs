using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Survival;

/// <summary>Gray's test against R's cmprsk, its laws, and its size.</summary>
public sealed class GrayTestTests
{
    public static TheoryData<int> Cases => [0, 1, 2, 3, 4];

    private static (DataColumn Time, DataColumn Cause, Clusters Groups, Clusters Strata) Data(JsonElement of) =>
        (
            new("time", of.Numbers("time")),
            new("cause", of.Numbers("cause")),
            Clusters.Of("group", of.Numbers("group")),
            Clusters.Of("stratum", of.Numbers("stratum"))
        );

    [Theory]
    [Trait("Kind", "Reference")]
    [MemberData(nameof(Cases))]
    public void Statistics_are_those_of_R(int number)
    {
        var of = StoredReference.Read("gray.json").GetProperty("cases")[number];
        var (time, cause, groups, strata) = Data(of);

        Agree(GrayTest.Run(time, cause, groups), of.GetProperty("plain"));
        Agree(GrayTest.Run(time, cause, groups, strata), of.GetProperty("stratified"));
        Agree(GrayTest.Run(time, cause, groups, rho: 1), of.GetProperty("rho1"));
    }

    private static void Agree(IReadOnlyList<GrayResult> found, JsonElement expected)
    {
        found.Count.ShouldBe(2);
        for (var k = 0; k < 2; k++)
        {
            var statistic = expected.Numbers("statistic")[k];
            found[k].Test.Statistic.ShouldBe(statistic, 1e-9 * statistic);
            found[k].Test.PValue.ShouldBe(expected.Numbers("p")[k], 1e-9);
            found[k].Test.Restrictions.ShouldBe((int)expected.Numbers("df")[k]);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Order_of_rows_unit_of_time_and_names_of_groups_do_not_matter()
    {
        var (time, cause, groups, _) = Data(StoredReference.Read("gray.json").GetProperty("cases")[4]);
        var plain = GrayTest.Run(time, cause, groups);
        int[] order = [.. Enumerable.Range(0, time.Length).OrderBy(i => (i * 7919) % time.Length)];

        var turned = GrayTest.Run(
            new("days", Array.ConvertAll(order, i => time.Values[i] * 30.4)),
            new("cause", Array.ConvertAll(order, i => cause.Values[i])),
            Clusters.Of("group", Array.ConvertAll(order, i => $"arm {9 - groups.Codes[i]}"))
        );

        for (var k = 0; k < 2; k++)
        {
            turned[k].Test.Statistic.ShouldBe(plain[k].Test.Statistic, 1e-9 * plain[k].Test.Statistic);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Scores_sum_to_zero_and_so_do_rows_of_the_covariance()
    {
        var (time, cause, groups, _) = Data(StoredReference.Read("gray.json").GetProperty("cases")[3]);

        foreach (var result in GrayTest.Run(time, cause, groups))
        {
            result.Scores.Sum().ShouldBe(0, 1e-10);
            for (var i = 0; i < groups.Count; i++)
            {
                Enumerable.Range(0, groups.Count).Sum(j => result.Covariance[i, j]).ShouldBe(0, 1e-9);
            }
        }
    }

    // Group 1 leaves for cause 2 twice as fast and has the same incidence of cause 1: its hazard of cause 1 is then higher.
    [Fact]
    [Trait("Kind", "Simulation")]
    public void It_keeps_its_level_where_incidence_is_equal_and_the_log_rank_test_does_not()
    {
        const int Trials = 400;
        var plan = new ResamplingPlan(Trials, 11);

        var rejected = plan.Run(
            (random, _) =>
            {
                var (time, cause, group) = Draw(random, 300);
                var groups = Clusters.Of(group);
                var own = GrayTest.Run(time, cause, groups)[0].Test.PValue < 0.05;
                var events = new DataColumn("own", Array.ConvertAll(cause.Values, c => c == 1 ? 1.0 : 0));
                return (own, LogRankTest.Run(new SurvivalTimes(time, events), groups).Test.PValue < 0.05);
            }
        );

        var error = Math.Sqrt(0.05 * 0.95 / Trials);
        (rejected.Count(r => r.own) / (double)Trials).ShouldBe(0.05, 4 * error);
        (rejected.Count(r => r.Item2) / (double)Trials).ShouldBeGreaterThan(0.15);
    }

    private static (DataColumn Time, DataColumn Cause, DataColumn Group) Draw(RandomSource random, int people)
    {
        var rows = Enumerable
            .Range(0, people)
            .Select(_ =>
            {
                var group = random.NextInt(2);
                // Half of both groups meet cause 1, at the same times; the others meet cause 2, in group 1 four times as early.
                var own = random.NextDouble() < 0.5;
                var end = -Math.Log(1 - random.NextDouble()) * (own || group == 0 ? 10 : 2.5);
                return new[]
                {
                    Math.Min(end, 15),
                    end > 15 ? 0
                    : own ? 1
                    : 2,
                    group,
                };
            })
            .ToArray();
        DataColumn Column(string label, int index) => new(label, Array.ConvertAll(rows, r => r[index]));
        return (Column("time", 0), Column("cause", 1), Column("group", 2));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void One_group_and_a_broken_cause_are_refused()
    {
        var time = new DataColumn("time", [1, 2, 3]);
        var one = Clusters.Of("arm", ["a", "a", "a"]);

        Should
            .Throw<StatisticsException>(() => GrayTest.Run(time, new("cause", [1, 2, 0]), one))
            .Code.ShouldBe("EST013");
        Should
            .Throw<StatisticsException>(() => GrayTest.Run(time, new("cause", [1, 0.5, 0]), one))
            .Code.ShouldBe("SRV006");
    }
}
