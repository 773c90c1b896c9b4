using Netto.Statistics.Comparisons;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Comparisons;

public sealed class SampleRatioTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void Both_tests_and_the_bayes_factor_agree_with_R()
    {
        var stored = StoredReference.Read("design.json").GetProperty("ratio");
        var two = SampleRatioTest.Run(
            [
                [5000, 4800],
            ],
            [0.5, 0.5]
        );
        two.ChiSquare.PValue.ShouldAgree(stored.GetProperty("chi2"), Agreement.ClosedForm);
        two.ExactPValue.ShouldAgree(stored.GetProperty("exact"), Agreement.ClosedForm);
        SampleRatioTest
            .LogBayesFactor([5000, 4800], [0.5, 0.5], 1000)
            .ShouldAgree(stored.GetProperty("log_bf"), Agreement.ClosedForm);
        var three = SampleRatioTest.Run(
            [
                [12, 5, 20],
            ],
            [0.4, 0.2, 0.4],
            50
        );
        three.ChiSquare.PValue.ShouldAgree(stored.GetProperty("three_chi2"), Agreement.ClosedForm);
        three.ExactPValue.ShouldAgree(stored.GetProperty("three_exact"), Agreement.ClosedForm);
        three.AnytimePValue.ShouldAgree(
            Math.Min(1, Math.Exp(-stored.GetProperty("three_log_bf").GetDouble())),
            Agreement.ClosedForm
        );
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Looks_add_up_and_the_p_value_never_rises()
    {
        var found = SampleRatioTest.Run(
            [
                [700, 300],
                [500, 500],
                [100, 900],
            ],
            [0.5, 0.5]
        );
        found.ChiSquare.N.ShouldBe(3000);
        found.Mismatch.ShouldBeTrue();
        found.Looks[1].ShouldBe(found.Looks[0]);
        found.Looks[2].ShouldBeLessThanOrEqualTo(found.Looks[1]);
        SampleRatioTest
            .Run(
                [
                    [5000, 4800],
                ],
                [0.5, 0.5]
            )
            .Mismatch.ShouldBeFalse();
        SampleRatioTest
            .Run(
                [
                    [5000, 4000],
                ],
                [0.5, 0.5]
            )
            .Mismatch.ShouldBeTrue();
        SampleRatioTest
            .Run(
                [
                    [4e6, 3e6, 3e6],
                ],
                [0.4, 0.3, 0.3]
            )
            .ExactPValue.ShouldBeNull();
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Weekly_looks_give_few_false_alarms_and_find_a_real_mismatch()
    {
        const int Trials = 2000;
        double Alarms(double share) =>
            new ResamplingPlan(Trials, 3)
                .Run((random, _) => SampleRatioTest.Run(Weeks(random, share), [0.5, 0.5]))
                .Average(r => r.AnytimePValue < 0.05 ? 1.0 : 0);

        Alarms(0.5).ShouldBeLessThanOrEqualTo(0.05 + (3 * Math.Sqrt(0.05 * 0.95 / Trials)));
        Alarms(0.55).ShouldBeGreaterThan(0.95);
    }

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(0.5, 0.6)]
    [InlineData(1.0, 0.0)]
    public void Shares_that_do_not_add_to_one_are_refused(double first, double second) =>
        Should
            .Throw<StatisticsException>(() =>
                SampleRatioTest.Run(
                    [
                        [10, 10],
                    ],
                    [first, second]
                )
            )
            .Code.ShouldBe("TST006");

    private static double[][] Weeks(RandomSource random, double share) =>
        [
            .. Enumerable
                .Range(0, 40)
                .Select(_ =>
                {
                    var first = Enumerable.Range(0, 80).Count(_ => random.NextDouble() < share);
                    return new double[] { first, 80 - first };
                }),
        ];
}
