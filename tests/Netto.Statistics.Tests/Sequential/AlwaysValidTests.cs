using Netto.Statistics.Resampling;
using Netto.Statistics.Sequential;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Sequential;

/// <summary>Intervals that may be looked at at any time.</summary>
public sealed class AlwaysValidTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void Interval_and_p_value_agree_with_R()
    {
        var stored = StoredReference.Read("design.json").GetProperty("always");
        var look = new SequentialLook(0.04, 0.015, 900);
        var interval = AlwaysValid.Interval(look, 2000);
        ((interval.High - interval.Low) / 2).ShouldAgree(stored.GetProperty("half"), Agreement.ClosedForm);
        AlwaysValid.PValue(look, 2000).ShouldAgree(stored.GetProperty("p"), Agreement.ClosedForm);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_p_value_is_small_just_when_the_interval_leaves_zero_out()
    {
        for (var z = 1.5; z < 4; z += 0.05)
        {
            var look = new SequentialLook(z, 1, 700);
            var outside = AlwaysValid.Interval(look, 1000).Low > 0;
            (AlwaysValid.PValue(look, 1000) < 0.05).ShouldBe(outside, $"z {z}");
        }
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Over_all_looks_it_covers_where_the_fixed_interval_fails()
    {
        // Shares 0.30 and 0.25; a look after every 100 people of 5,000, from 300.
        const int Trials = 1000;
        var held = new ResamplingPlan(Trials, 77).Run((random, _) => Looks(random));
        var error = Math.Sqrt(0.05 * 0.95 / Trials);
        held.Average(h => h.Always ? 1.0 : 0).ShouldBeGreaterThanOrEqualTo(0.95 - (3 * error));
        held.Average(h => h.Fixed ? 1.0 : 0).ShouldBeLessThan(0.8);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Nobody_yet_is_refused() =>
        Should.Throw<StatisticsException>(() => AlwaysValid.Interval(new(0.1, 0.1, 0), 100)).Code.ShouldBe("SEQ004");

    private static (bool Always, bool Fixed) Looks(RandomSource random)
    {
        const double Truth = 0.05;
        var (always, once) = (true, true);
        double[] people = [0, 0];
        double[] jobs = [0, 0];
        for (var n = 1; n <= 5000; n++)
        {
            var arm = random.NextInt(2);
            people[arm]++;
            jobs[arm] += random.NextDouble() < (arm == 1 ? 0.30 : 0.25) ? 1 : 0;
            if (n < 300 || n % 100 != 0)
            {
                continue;
            }
            var (p1, p0) = (jobs[1] / people[1], jobs[0] / people[0]);
            var se = Math.Sqrt((p1 * (1 - p1) / people[1]) + (p0 * (1 - p0) / people[0]));
            var interval = AlwaysValid.Interval(new(p1 - p0, se, n), 5000);
            always &= interval.Low <= Truth && Truth <= interval.High;
            once &= Math.Abs(p1 - p0 - Truth) <= 1.96 * se;
        }
        return (always, once);
    }
}
