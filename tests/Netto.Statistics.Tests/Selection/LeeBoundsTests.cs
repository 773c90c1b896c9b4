using Netto.Statistics.Bounds;
using Netto.Statistics.Models;

namespace Netto.Statistics.Tests.Selection;

public sealed class LeeBoundsTests
{
    [Fact]
    [Trait("Kind", "Hand")]
    public void The_arm_with_more_seen_is_trimmed_from_both_sides()
    {
        // Seen: 4 of 4 treated (1, 2, 3, 6) against 2 of 4 controls (1, 3): half is trimmed. Lower (1+2)/2 − 2, upper (3+6)/2 − 2.
        var bounds = LeeBounds.Of(
            new("wage", [1, 2, 3, 6, 1, 3, double.NaN, double.NaN]),
            new("seen", [1, 1, 1, 1, 1, 1, 0, 0]),
            new("treated", [1, 1, 1, 1, 0, 0, 0, 0])
        );
        bounds.Trimmed.ShouldBe(0.5);
        bounds.Lower.Estimate.ShouldBe(-0.5, 1e-14);
        bounds.Upper.Estimate.ShouldBe(2.5, 1e-14);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Where_as_many_are_seen_the_bounds_meet()
    {
        var bounds = LeeBounds.Of(
            new("wage", [5, 7, double.NaN, 4, 2, double.NaN]),
            new("seen", [1, 1, 0, 1, 1, 0]),
            new("treated", [1, 1, 1, 0, 0, 0])
        );
        bounds.Lower.Estimate.ShouldBe(3, 1e-14);
        bounds.Upper.Estimate.ShouldBe(3, 1e-14);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void The_interval_covers_the_effect()
    {
        var covered = 0;
        for (var r = 0; r < 200; r++)
        {
            var (treated, seen, wage) = Draw(r, 600);
            var interval = LeeBounds.Of(wage, seen, treated);
            covered += interval.Low <= 0.5 && 0.5 <= interval.High ? 1 : 0;
        }

        // The true effect lies inside the bounds, so that coverage is above the 95% of the worst point.
        covered.ShouldBeGreaterThan(184);
    }

    private static (DataColumn Treated, DataColumn Seen, DataColumn Wage) Draw(int seed, int people)
    {
        var random = new NormalDraws(seed + 5000);
        var (d, s, y) = (new double[people], new double[people], new double[people]);
        for (var i = 0; i < people; i++)
        {
            var error = random.Next();
            d[i] = i % 2;
            s[i] = 0.5 + 0.3 * d[i] + 0.5 * error + random.Next() > 0 ? 1 : 0;
            y[i] = s[i] == 1 ? 10 + 0.5 * d[i] + error : double.NaN;
        }

        return (new("treated", d), new("seen", s), new("wage", y));
    }
}
