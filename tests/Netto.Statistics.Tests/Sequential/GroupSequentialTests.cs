using System.Text.Json;
using Netto.Statistics.Resampling;
using Netto.Statistics.Sequential;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Sequential;

/// <summary>Bounds against the published tables, and against R (tests/reference/design.R).</summary>
public sealed class GroupSequentialTests
{
    private static readonly JsonElement Stored = StoredReference.Read("design.json").GetProperty("sequential");
    private static readonly double[] Even = [0.2, 0.4, 0.6, 0.8, 1];

    private static double R(string name) => Stored.GetProperty(name).GetDouble();

    [Theory]
    [Trait("Kind", "Published")]
    // Jennison and Turnbull (2000), tables 2.1 (Pocock) and 2.3 (O'Brien-Fleming), level 0.05.
    [InlineData(BoundaryShape.Pocock, 2, 2.178)]
    [InlineData(BoundaryShape.Pocock, 3, 2.289)]
    [InlineData(BoundaryShape.Pocock, 5, 2.413)]
    [InlineData(BoundaryShape.Pocock, 10, 2.555)]
    [InlineData(BoundaryShape.OBrienFleming, 2, 1.977)]
    [InlineData(BoundaryShape.OBrienFleming, 3, 2.004)]
    [InlineData(BoundaryShape.OBrienFleming, 5, 2.040)]
    [InlineData(BoundaryShape.OBrienFleming, 10, 2.087)]
    public void Constants_agree_with_the_tables(BoundaryShape shape, int looks, double constant)
    {
        double[] times = [.. Enumerable.Range(1, looks).Select(k => k / (double)looks)];
        GroupSequential.Shaped(times, shape).Bounds[^1].ShouldBe(constant, 0.0005);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Constants_bounds_and_power_agree_with_R()
    {
        var odd = Stored.Numbers("odd");
        var constants = Stored.GetProperty("constants");
        Constant(Even, BoundaryShape.Pocock, 0.05).ShouldAgree(constants.GetProperty("pocock"), 1e-8);
        Constant(Even, BoundaryShape.OBrienFleming, 0.05).ShouldAgree(constants.GetProperty("obf"), 1e-8);
        Constant(odd, BoundaryShape.Pocock, 0.01).ShouldAgree(constants.GetProperty("pocock_odd"), 1e-8);
        Constant(odd, BoundaryShape.OBrienFleming, 0.1).ShouldAgree(constants.GetProperty("obf_odd"), 1e-8);
        Agree(GroupSequential.Spend(Even, SpendingFunction.OBrienFleming).Bounds, "spend_obf");
        Agree(GroupSequential.Spend(Even, SpendingFunction.Pocock).Bounds, "spend_pocock");
        Agree(GroupSequential.Spend(odd, SpendingFunction.OBrienFleming, 0.01).Bounds, "spend_obf_odd");
        Agree(GroupSequential.Spend(odd, SpendingFunction.Pocock, 0.1).Bounds, "spend_pocock_odd");
        Agree(GroupSequential.Spend(Stored.Numbers("three"), SpendingFunction.OBrienFleming).Spent, "three_spent");
        var pocock = GroupSequential.Shaped(Even, BoundaryShape.Pocock);
        GroupSequential.Power(pocock, 3).ShouldAgree(R("power_drift3"), 1e-8);
        GroupSequential.InflationFactor(pocock, 0.8).ShouldAgree(R("inflation_pocock"), 1e-7);
        GroupSequential
            .InflationFactor(GroupSequential.Shaped(Even, BoundaryShape.OBrienFleming), 0.9)
            .ShouldAgree(R("inflation_obf"), 1e-7);
        GroupSequential.Power(Three(), 2).ShouldAgree(R("three_drift2"), 1e-8);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void P_estimate_and_interval_at_stopping_agree_with_R()
    {
        var found = SequentialAnalysis.Judge(Three(), 2, 0.13, 0.05);
        found.Crossed.ShouldBeTrue();
        found.PValue!.Value.ShouldAgree(R("p"), 1e-8);
        found.MedianUnbiased!.Value.ShouldAgree(R("median"), 1e-7);
        found.Interval!.Value.Low.ShouldAgree(R("low"), 1e-7);
        found.Interval!.Value.High.ShouldAgree(R("high"), 1e-7);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void One_look_is_the_ordinary_test_and_signs_mirror()
    {
        var single = GroupSequential.Spend([1], SpendingFunction.Pocock);
        single.Bounds[0].ShouldBe(1.959963984540054, 1e-9);
        var found = SequentialAnalysis.Judge(single, 1, 0.1, 0.06);
        found.PValue!.Value.ShouldBe(Statistics.Distributions.Normal.TwoSided(0.1 / 0.06), 1e-10);
        found.Interval!.Value.Low.ShouldBe(0.1 - (1.959963984540054 * 0.06), 1e-9);
        found.MedianUnbiased!.Value.ShouldBe(0.1, 1e-9);
        var (up, down) = (
            SequentialAnalysis.Judge(Three(), 3, 0.05, 0.05),
            SequentialAnalysis.Judge(Three(), 3, -0.05, 0.05)
        );
        up.PValue!.Value.ShouldBe(down.PValue!.Value, 1e-10);
        up.Interval!.Value.Low.ShouldBe(-down.Interval!.Value.High, 1e-9);
        var early = SequentialAnalysis.Judge(Three(), 1, 0.05, 0.05);
        early.Stops.ShouldBeFalse();
        early.PValue.ShouldBeNull();
        early.Repeated.High.ShouldBe(0.05 + (Three().Bounds[0] * 0.05), 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void A_look_too_early_to_stop_has_no_finite_bound_and_the_level_holds()
    {
        var boundary = GroupSequential.Spend([0.0005, 0.5, 1], SpendingFunction.OBrienFleming);
        boundary.Bounds[0].ShouldBe(double.PositiveInfinity);
        boundary.Spent[^1].ShouldBe(0.05, 1e-9);
        double[] weekly = [.. Enumerable.Range(1, 40).Select(k => k / 40.0)];
        GroupSequential.Spend(weekly, SpendingFunction.Pocock).Spent[^1].ShouldBe(0.05, 1e-8);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Stagewise_intervals_cover_and_findings_come_as_often_as_said()
    {
        var boundary = Three();
        const int Trials = 3000;
        const double Drift = 2.2;
        var runs = new ResamplingPlan(Trials, 5).Run((random, _) => Trial(random, boundary, Drift));
        var expected = GroupSequential.Power(boundary, Drift);
        runs.Average(r => r.Crossed ? 1.0 : 0).ShouldBe(expected, 4 * Math.Sqrt(expected * (1 - expected) / Trials));
        runs.Average(r => r.Covered ? 1.0 : 0).ShouldBe(0.95, 4 * Math.Sqrt(0.95 * 0.05 / Trials));
        runs.Average(r => r.Above ? 1.0 : 0).ShouldBe(0.5, 4 * Math.Sqrt(0.25 / Trials));
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(0.5, 0.4, 1)]
    [InlineData(0.2, 0.5, 0.9)]
    [InlineData(0, 0.5, 1)]
    public void Looks_that_do_not_rise_to_one_are_refused(double a, double b, double c) =>
        Should
            .Throw<StatisticsException>(() => GroupSequential.Spend([a, b, c], SpendingFunction.Pocock))
            .Code.ShouldBe("SEQ001");

    private static (bool Crossed, bool Covered, bool Above) Trial(
        RandomSource random,
        SequentialBoundary boundary,
        double drift
    )
    {
        var (score, before) = (0.0, 0.0);
        for (var look = 1; look <= boundary.Looks; look++)
        {
            var t = boundary.Fractions[look - 1];
            score += (drift * (t - before)) + (Math.Sqrt(t - before) * random.NextNormal());
            before = t;
            // The effect is the drift itself when the last look has information 1.
            var found = SequentialAnalysis.Judge(boundary, look, score / t, 1 / Math.Sqrt(t));
            if (found.Stops)
            {
                var interval = found.Interval!.Value;
                return (found.Crossed, interval.Low <= drift && drift <= interval.High, found.MedianUnbiased > drift);
            }
        }
        throw new InvalidOperationException("The last look stops.");
    }

    private static SequentialBoundary Three() => GroupSequential.Spend([0.3, 0.7, 1], SpendingFunction.OBrienFleming);

    private static double Constant(double[] times, BoundaryShape shape, double level) =>
        GroupSequential.Shaped(times, shape, level).Bounds[^1];

    private static void Agree(IReadOnlyList<double> found, string name)
    {
        var expected = Stored.Numbers(name);
        found.Count.ShouldBe(expected.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            found[k].ShouldAgree(expected[k], 1e-8, $"{name} {k + 1}");
        }
    }
}
