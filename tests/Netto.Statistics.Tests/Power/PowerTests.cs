using Netto.Statistics.Power;
using Netto.Statistics.Tests.Data;
using Netto.Statistics.Tests.Selection;

namespace Netto.Statistics.Tests.Power;

public sealed class PowerTests
{
    [Fact]
    [Trait("Kind", "Published")]
    public void Shares_agree_with_R()
    {
        // power.prop.test(n = 1000, p1 = .3, p2 = .25) and (n = 1000, p1 = .25, power = .8)
        PowerAnalysis.PowerForShares(new(1000, 1000), 0.3, 0.25).ShouldBe(0.707056538929049, 1e-12);
        PowerAnalysis.DetectableRise(new(1000, 1000), 0.25)!.IntentionToTreat.ShouldBe(0.05610199384136, 1e-6);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Crossovers_attrition_and_clusters_widen_the_detectable_effect()
    {
        var plain = PowerAnalysis.DetectableMean(new(500, 500), 10);
        plain.IntentionToTreat.ShouldBe((1.959963984540054 + 0.8416212335729143) * 10 * Math.Sqrt(2 / 500.0), 1e-12);
        // 90% served against 14% self-reporters: 76% compliers.
        var crossed = PowerAnalysis.DetectableMean(
            new(500, 500) { ServedInTreatment = 0.9, ServedInControl = 0.14 },
            10
        );
        crossed.OnCompliers.ShouldAgree(plain.IntentionToTreat / 0.76, 1e-12);
        var thinned = PowerAnalysis.DetectableMean(new(500, 500) { Attrition = 0.36 }, 10);
        thinned.IntentionToTreat.ShouldAgree(plain.IntentionToTreat / 0.8, 1e-12);
        // 21 a cluster with correlation 0.05: the variance doubles.
        var clustered = PowerAnalysis.DetectableMean(
            new(500, 500) { ClusterSize = 21, IntraclassCorrelation = 0.05 },
            10
        );
        clustered.IntentionToTreat.ShouldAgree(plain.IntentionToTreat * Math.Sqrt(2), 1e-12);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_detectable_effect_has_the_power_asked()
    {
        PowerDesign design = new(800, 200) { Power = 0.9, Explained = 0.3 };
        var effect = PowerAnalysis.DetectableMean(design, 3).IntentionToTreat;
        PowerAnalysis.PowerForMean(design, 3, effect).ShouldBe(0.9, 1e-6);
        PowerAnalysis.PowerForMean(design, 3, 0).ShouldBe(0.05, 1e-12);
        PowerAnalysis.PeopleForMean(design, 3, effect).ShouldBe(1000, 1);
        var rise = PowerAnalysis.DetectableRise(design, 0.2)!.IntentionToTreat;
        PowerAnalysis.PowerForShares(design, 0.2 + rise, 0.2).ShouldBe(0.9, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Simulated_trials_find_the_effect_as_often_as_said()
    {
        var found = 0;
        for (var r = 0; r < 1000; r++)
        {
            var random = new NormalDraws(9000 + r);
            var treated = Enumerable.Range(0, 120).Select(_ => 0.4 + random.Next()).ToArray();
            var control = Enumerable.Range(0, 80).Select(_ => random.Next()).ToArray();
            var test = Statistics.Comparisons.Means.Welch(
                Statistics.Comparisons.Moments.Of(treated),
                Statistics.Comparisons.Moments.Of(control)
            );
            found += test.PValue < 0.05 ? 1 : 0;
        }

        var expected = PowerAnalysis.PowerForMean(new(120, 80), 1, 0.4);
        (found / 1000.0).ShouldBe(expected, 4 * Math.Sqrt(expected * (1 - expected) / 1000));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Without_compliers_nothing_can_be_found() =>
        Should
            .Throw<StatisticsException>(() => PowerAnalysis.DetectableMean(new(10, 10) { ServedInControl = 1 }, 1))
            .Code.ShouldBe("PWR001");
}
