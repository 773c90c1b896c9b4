using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Randomisation;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Randomisation;

/// <summary>Randomisation tests against every way to give arms, listed in R (tests/reference/design.R).</summary>
public sealed class RandomisationTests
{
    private static readonly JsonElement Stored = StoredReference.Read("design.json").GetProperty("randomisation");
    private static readonly double[] Y = Stored.Numbers("y");
    private static readonly ResamplingPlan All = new(1000, 1);

    [Theory]
    [Trait("Kind", "Reference")]
    [InlineData("complete", 924)]
    [InlineData("blocked", 216)]
    [InlineData("clustered", 20)]
    public void All_ways_agree_with_R(string name, int ways)
    {
        var expected = Stored.Numbers(name);
        var found = RandomisationTest.Run(Y, Design(name), All);
        found.Enumerated.ShouldBeTrue();
        found.Draws.ShouldBe(ways);
        found.Estimate.ShouldAgree(expected[0], Agreement.ClosedForm);
        found.StandardError.ShouldAgree(expected[1], Agreement.ClosedForm);
        found.PValue.ShouldAgree(expected[2], Agreement.ClosedForm);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void The_interval_holds_what_R_does_not_reject()
    {
        var set = RandomisationTest.Run(Y, Design("complete"), All).Set;
        foreach (var effect in new[] { 2, 7 })
        {
            var inside = Stored.GetProperty($"complete_at_{effect}").GetDouble() > 0.05;
            (set.Low <= effect && effect <= set.High).ShouldBe(inside, $"effect {effect}");
        }
        // At its ends the p-value crosses 5%: shifting the treated by the end makes the test just reject or not.
        foreach (var (end, inward) in new[] { (set.Low, 1), (set.High, -1) })
        {
            PAt(end + (inward * 0.01)).ShouldBeGreaterThan(0.05);
            PAt(end - (inward * 0.01)).ShouldBeLessThanOrEqualTo(0.05);
        }

        double PAt(double effect)
        {
            var w = Stored.Numbers("w");
            double[] shifted = [.. Y.Select((y, i) => y - (effect * w[i]))];
            return RandomisationTest.Run(shifted, Design("complete"), All).PValue;
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Draws_are_the_same_for_any_number_of_threads_and_near_the_exact_p()
    {
        var plan = new ResamplingPlan(600, 9);
        var one = RandomisationTest.Run(Y, Design("complete"), plan with { LargestThreadCount = 1 });
        var many = RandomisationTest.Run(Y, Design("complete"), plan with { LargestThreadCount = 4 });
        one.Enumerated.ShouldBeFalse();
        many.PValue.ShouldBe(one.PValue);
        many.Set.Low.ShouldBe(one.Set.Low);
        var exact = Stored.Numbers("complete")[2];
        one.PValue.ShouldBe(exact, 4 * Math.Sqrt(exact * (1 - exact) / 600) + (1.0 / 600));
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Location_and_scale_of_the_outcome_do_not_matter_and_labels_mirror()
    {
        var w = Stored.Numbers("w");
        var plain = RandomisationTest.Run(Y, Design("complete"), All);
        var moved = RandomisationTest.Run([.. Y.Select(y => 1e6 + (3 * y))], Design("complete"), All);
        moved.PValue.ShouldBe(plain.PValue, 1e-12);
        moved.Estimate.ShouldBe(3 * plain.Estimate, 1e-8);
        var mirrored = RandomisationTest.Run(Y, new([.. w.Select(v => 1 - v)]), All);
        mirrored.Estimate.ShouldBe(-plain.Estimate, 1e-12);
        mirrored.PValue.ShouldBe(plain.PValue, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Digits_are_clusters_with_252_maps()
    {
        var random = new RandomSource(4, 0);
        int[] digits = [.. Enumerable.Range(0, 400).Select(_ => random.NextInt(10))];
        double[] y = [.. digits.Select(d => (d % 2) + random.NextNormal())];
        double[] arms = [.. digits.Select(d => (double)(d % 2))];
        var design = new RandomisationDesign(arms) { Units = Clusters.Of("digit", digits) };
        var found = RandomisationTest.Run(y, design, All);
        (found.Draws, found.Enumerated, found.Units).ShouldBe((252, true, 10));
        // The map and its mirror image are the most extreme of all.
        found.PValue.ShouldBe(2 / 252.0, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void With_no_effect_five_in_a_hundred_reject_also_with_unequal_spread()
    {
        const int Trials = 1500;
        var rejected = new ResamplingPlan(Trials, 8).Run(
            (random, trial) =>
            {
                var arms = Enumerable.Range(0, 60).Select(i => i < 40 ? 1.0 : 0).ToArray();
                double[] y = [.. arms.Select(a => (a == 1 ? 1 : 3) * random.NextNormal())];
                var plan = new ResamplingPlan(199, (ulong)trial) { LargestThreadCount = 1 };
                return RandomisationTest.Run(y, new(arms), plan).PValue <= 0.05;
            }
        );
        rejected.Average(r => r ? 1.0 : 0).ShouldBe(0.05, 4 * Math.Sqrt(0.05 * 0.95 / Trials));
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Intervals_by_inversion_cover()
    {
        const int Trials = 400;
        var held = new ResamplingPlan(Trials, 15).Run(
            (random, trial) =>
            {
                var blocks = Enumerable.Range(0, 48).Select(i => i / 8).ToArray();
                var arms = Enumerable.Range(0, 48).Select(i => i % 2 == 0 ? 1.0 : 0).ToArray();
                double[] y = [.. arms.Select((a, i) => blocks[i] + (0.7 * a) + random.NextNormal())];
                var design = new RandomisationDesign(arms) { Blocks = Clusters.Of("office", blocks) };
                var set = RandomisationTest.Run(y, design, new(199, (ulong)trial) { LargestThreadCount = 1 }).Set;
                return set.Low <= 0.7 && 0.7 <= set.High;
            }
        );
        held.Average(h => h ? 1.0 : 0).ShouldBe(0.95, 4 * Math.Sqrt(0.95 * 0.05 / Trials));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Designs_that_cannot_be_drawn_again_are_refused()
    {
        Code([1, 1, 1, 1], null).ShouldBe("RND001");
        Code([1, 0, 1, 0], [1, 1, 2, 2]).ShouldBe("RND001");
        Code([1, 0.5, 1, 0], null).ShouldBe("RND001");
        Should
            .Throw<StatisticsException>(() => RandomisationTest.Run([1, 1, 1, 1], new([1, 1, 0, 0]), All))
            .Code.ShouldBe("RND002");

        static string Code(double[] arms, int[]? clusters)
        {
            var design = new RandomisationDesign(arms)
            {
                Units = clusters is null ? null : Clusters.Of("office", clusters),
            };
            return Should.Throw<StatisticsException>(() => RandomisationTest.Run([1, 2, 3, 5], design, All)).Code;
        }
    }

    private static RandomisationDesign Design(string name) =>
        name switch
        {
            "blocked" => new(Stored.Numbers("w")) { Blocks = Clusters.Of("block", Stored.Numbers("block")) },
            "clustered" => new(Stored.Numbers("w_cluster"))
            {
                Units = Clusters.Of("office", Stored.Numbers("cluster")),
            },
            _ => new(Stored.Numbers("w")),
        };
}
