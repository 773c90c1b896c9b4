using Netto.Statistics.Multiplicity;
using Netto.Statistics.Randomisation;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Multiplicity;

public sealed class RomanoWolfTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void The_stepdown_agrees_with_R_on_the_same_draws()
    {
        var stored = StoredReference.Read("design.json").GetProperty("romano_wolf");
        double[][] draws =
        [
            .. stored
                .GetProperty("draws")
                .EnumerateArray()
                .Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray()),
        ];
        var adjusted = RomanoWolf.StepDown(stored.Numbers("statistics"), draws);
        var expected = stored.Numbers("adjusted");
        for (var h = 0; h < expected.Length; h++)
        {
            adjusted[h].ShouldAgree(expected[h], Agreement.ClosedForm);
        }
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Over_all_ways_to_give_arms_it_agrees_with_R()
    {
        var reference = StoredReference.Read("design.json");
        var (small, stored) = (reference.GetProperty("randomisation"), reference.GetProperty("romano_wolf"));
        double[][] outcomes = [small.Numbers("y"), stored.Numbers("y2"), stored.Numbers("y3")];
        var found = RomanoWolf.ByRandomisation(outcomes, new(small.Numbers("w")), new(1000, 1));
        found.Draws.ShouldBe(924);
        var expected = stored.Numbers("three");
        for (var h = 0; h < 3; h++)
        {
            found.Adjusted[h].ShouldAgree(expected[h], Agreement.ClosedForm);
            found.Adjusted[h].ShouldBeGreaterThanOrEqualTo(found.PValues[h]);
        }
        found.PValues[0].ShouldAgree(small.Numbers("complete")[2], Agreement.ClosedForm);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_order_of_outcomes_does_not_matter_and_one_outcome_is_not_adjusted()
    {
        var random = new RandomSource(2, 0);
        double[] arms = [.. Enumerable.Range(0, 80).Select(i => (double)(i % 2))];
        double[][] outcomes =
        [
            .. Enumerable.Range(0, 3).Select(h => arms.Select(a => (0.3 * h * a) + random.NextNormal()).ToArray()),
        ];
        var plan = new ResamplingPlan(400, 6);
        var forward = RomanoWolf.ByBootstrap(outcomes, new(arms), plan);
        var backward = RomanoWolf.ByBootstrap(
            [outcomes[2], outcomes[1], outcomes[0]],
            new(arms),
            plan with
            {
                LargestThreadCount = 1,
            }
        );
        backward.Adjusted.Reverse().ShouldBe(forward.Adjusted);
        var alone = RomanoWolf.ByBootstrap([outcomes[1]], new(arms), plan);
        alone.Adjusted[0].ShouldBe(alone.PValues[0]);
    }

    [Theory]
    [Trait("Kind", "Simulation")]
    [InlineData(false)]
    [InlineData(true)]
    public void False_alarms_stay_below_five_in_a_hundred_and_more_is_found_than_by_Holm(bool byRandomisation)
    {
        // Six outcomes that move together (correlation 0.8); three of them have an effect.
        const int Trials = 600;
        var runs = new ResamplingPlan(Trials, 21).Run((random, trial) => Trial(random, trial, byRandomisation));
        runs.Average(r => r.FalseAlarm ? 1.0 : 0)
            .ShouldBeLessThanOrEqualTo(0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Trials)));
        runs.Sum(r => r.Found).ShouldBeGreaterThan((int)(1.05 * runs.Sum(r => r.FoundByHolm)));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Draws_of_another_length_are_refused() =>
        Should
            .Throw<StatisticsException>(() =>
                RomanoWolf.StepDown(
                    [1, 2],
                    [
                        [0.5],
                    ]
                )
            )
            .Code.ShouldBe("TST011");

    private static (bool FalseAlarm, int Found, int FoundByHolm) Trial(
        RandomSource random,
        int trial,
        bool byRandomisation
    )
    {
        double[] arms = [.. Enumerable.Range(0, 100).Select(i => (double)(i % 2))];
        double[][] outcomes = [.. Enumerable.Range(0, 6).Select(_ => new double[100])];
        for (var i = 0; i < 100; i++)
        {
            var common = random.NextNormal();
            for (var h = 0; h < 6; h++)
            {
                outcomes[h][i] =
                    (h < 3 ? 0.5 * arms[i] : 0) + (Math.Sqrt(0.8) * common) + (Math.Sqrt(0.2) * random.NextNormal());
            }
        }
        var plan = new ResamplingPlan(199, (ulong)trial) { LargestThreadCount = 1 };
        var design = new RandomisationDesign(arms);
        var result = byRandomisation
            ? RomanoWolf.ByRandomisation(outcomes, design, plan)
            : RomanoWolf.ByBootstrap(outcomes, design, plan);
        var holm = MultipleTests.Holm(result.PValues);
        return (
            result.Adjusted.Skip(3).Any(p => p <= 0.05),
            result.Adjusted.Take(3).Count(p => p <= 0.05),
            holm.Take(3).Count(p => p <= 0.05)
        );
    }
}
