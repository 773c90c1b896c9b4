using Netto.Statistics.Bounds;
using Netto.Statistics.Compliance;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Hand;

/// <summary>Shares and traits of compliers, and bounds under selection, on data small enough to count and large enough to know.</summary>
[Trait("Kind", "Hand")]
public sealed class ComplianceAndBoundsTests
{
    [Fact]
    public void Shares_are_counted()
    {
        var z = new DataColumn("z", [1, 1, 1, 1, 0, 0, 0, 0, 0]);
        var d = new DataColumn("d", [1, 1, 1, 0, 0, 0, 0, 0, 1]);
        var shares = ComplianceShares.Of(z, d);
        shares.AlwaysTakers.Estimate.ShouldBe(0.2, 1e-15);
        shares.NeverTakers.Estimate.ShouldBe(0.25, 1e-15);
        shares.Compliers.Estimate.ShouldBe(0.55, 1e-15);
    }

    [Fact]
    public void Without_always_takers_traits_of_compliers_are_those_of_the_served()
    {
        // All assigned get it, nobody else does: everybody is a complier.
        var z = new DataColumn("z", [1, 1, 0, 0]);
        var x = new DataColumn("age", [20, 30, 40, 50]);
        var trait = ComplierTrait.Of(x, z, z);
        trait.Compliers.Estimate.ShouldBe(35, 1e-12);
        trait.AlwaysTakers.ShouldBeNull();
        trait.NeverTakers.ShouldBeNull();
    }

    [Fact]
    public void Traits_of_compliers_are_covered()
    {
        const double truth = 0.7;
        var covered = new ResamplingPlan(400, 3).Run(
            (random, _) =>
            {
                const int n = 800;
                var (x, z, d) = (new double[n], new double[n], new double[n]);
                for (var i = 0; i < n; i++)
                {
                    var kind = random.NextInt(4); // 0 always, 1 never, 2 and 3 compliers
                    x[i] =
                        random.NextDouble()
                        < (
                            kind == 0 ? 0.2
                            : kind == 1 ? 0.4
                            : truth
                        )
                            ? 1
                            : 0;
                    z[i] = random.NextDouble() < 0.6 ? 1 : 0;
                    d[i] = kind == 0 || (kind > 1 && z[i] == 1) ? 1 : 0;
                }
                var b = ComplierTrait.Of(new("x", x), new("z", z), new("d", d)).Compliers;
                return b.Low <= truth && truth <= b.High;
            }
        );
        (covered.Count(c => c) / 400.0).ShouldBeInRange(0.95 - (4 * 0.0109), 0.95 + (4 * 0.0109));
    }

    [Fact]
    public void Bounds_trim_the_arm_in_which_more_are_seen()
    {
        // 4 of 4 treated seen, 2 of 4 controls: half of the treated outcomes go.
        var y = new DataColumn("y", [1, 2, 3, 4, 1, 2, 9, 9]);
        var seen = new DataColumn("s", [1, 1, 1, 1, 1, 1, 0, 0]);
        var t = new DataColumn("t", [1, 1, 1, 1, 0, 0, 0, 0]);
        var bounds = LeeBounds.Of(y, seen, t);
        bounds.Trimmed.ShouldBe(0.5, 1e-15);
        bounds.Lower.Estimate.ShouldBe(1.5 - 1.5, 1e-12);
        bounds.Upper.Estimate.ShouldBe(3.5 - 1.5, 1e-12);
        var turned = LeeBounds.Of(y, seen, new("c", Array.ConvertAll(t.Values, v => 1 - v)));
        turned.Lower.Estimate.ShouldBe(-2, 1e-12);
        turned.Upper.Estimate.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void With_everybody_seen_the_bounds_meet_in_the_difference()
    {
        var y = new DataColumn("y", [1, 2, 3, 4, 1, 2, 5, 9]);
        var all = new DataColumn("s", [1, 1, 1, 1, 1, 1, 1, 1]);
        var t = new DataColumn("t", [1, 1, 1, 1, 0, 0, 0, 0]);
        var bounds = LeeBounds.Of(y, all, t);
        bounds.Lower.Estimate.ShouldBe(2.5 - 4.25, 1e-12);
        bounds.Upper.Estimate.ShouldBe(2.5 - 4.25, 1e-12);
        bounds.Low.ShouldBeLessThan(bounds.Lower.Estimate);
    }
}
