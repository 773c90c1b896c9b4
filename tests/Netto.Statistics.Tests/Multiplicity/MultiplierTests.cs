using Netto.Statistics.Distributions;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Multiplicity;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Multiplicity;

/// <summary>Romano-Wolf from influences: against all sign vectors in R, its laws, and the family-wise error it promises.</summary>
public sealed class MultiplierTests
{
    /// <summary>Twenty thousand draws know a share to √(p(1 − p)/20000); four of those.</summary>
    [Fact, Trait("Kind", "Reference")]
    public void Draws_come_to_the_shares_over_all_sign_vectors_in_R()
    {
        const int Draws = 20_000;
        var stored = StoredReference.Read("subgroups.json").GetProperty("multipliers");
        double[][] influences =
        [
            .. stored
                .GetProperty("influences")
                .EnumerateArray()
                .Select(own => own.EnumerateArray().Select(value => value.GetDouble()).ToArray()),
        ];
        var found = RomanoWolf.ByMultipliers(stored.Numbers("statistics"), influences, new ResamplingPlan(Draws, 1));
        var expected = stored.Numbers("adjusted");
        for (var h = 0; h < 3; h++)
            found[h].ShouldBe(expected[h], 4 * Math.Sqrt(expected[h] * (1 - expected[h]) / Draws) + (1.0 / Draws));
    }

    [Fact, Trait("Kind", "Property")]
    public void Copies_of_an_outcome_cost_nothing_and_other_ones_cost_at_most_Holm()
    {
        var random = new Random(8);
        double[] one = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() - 0.5)];
        double[] other = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() - 0.5)];
        var plan = new ResamplingPlan(5000, 7);
        var alone = RomanoWolf.ByMultipliers([2.2], [one], plan)[0];
        RomanoWolf.ByMultipliers([2.2, 2.2, -2.2], [one, one, one], plan).ShouldAllBe(p => p == alone);
        alone.ShouldBe(Normal.TwoSided(2.2), 0.01);
        var both = RomanoWolf.ByMultipliers([2.2, 1.1], [one, other], plan);
        // Never more often than either of the two is beyond 2.2 in the same draws.
        both[0].ShouldBeInRange(alone, alone + RomanoWolf.ByMultipliers([2.2], [other], plan)[0]);
        both[1].ShouldBeGreaterThanOrEqualTo(both[0]);
        // Scale of an influence is none of its business, nor is the number of threads.
        double[] scaled = Array.ConvertAll(one, value => -40 * value);
        RomanoWolf
            .ByMultipliers([-2.2, 1.1], [scaled, other], new ResamplingPlan(5000, 7) { LargestThreadCount = 1 })
            .ShouldBe(both);
    }

    [Fact, Trait("Kind", "Hand")]
    public void Influences_that_do_not_fit_are_refused()
    {
        var plan = new ResamplingPlan(10, 1);
        Should
            .Throw<StatisticsException>(() =>
                RomanoWolf.ByMultipliers(
                    [1, 2],
                    [
                        [1, 2],
                    ],
                    plan
                )
            )
            .Code.ShouldBe("TST011");
        Should
            .Throw<StatisticsException>(() =>
                RomanoWolf.ByMultipliers(
                    [1],
                    [
                        [0, 0],
                    ],
                    plan
                )
            )
            .Code.ShouldBe("TST011");
    }

    /// <summary>Influences are those of least squares: squares add to HC0, squares of sums by cluster to CR0.</summary>
    [Fact, Trait("Kind", "Property")]
    public void Influences_of_a_coefficient_make_its_robust_variances()
    {
        var random = new Random(4);
        const int N = 200;
        DataColumn Column(string label, Func<int, double> value) =>
            new(label, [.. Enumerable.Range(0, N).Select(value)]);
        var x = Column("x", _ => random.NextDouble());
        var d = Column("d", row => (x.Values[row] + random.NextDouble()) > 1 ? 1 : 0);
        var y = Column("y", row => d.Values[row] - x.Values[row] + ((1 + x.Values[row]) * random.NextDouble()));
        var clusters = Clusters.Of("g", [.. Enumerable.Range(0, N).Select(row => row % 13)]);
        var influence = PartialInfluence.Of([y], d, d, Design.WithConstant([x]))[0];
        var fit = LinearRegression.Fit(
            y,
            Design.WithConstant([d, x]),
            new LinearSpecification { Covariance = CovarianceEstimator.HC0 }
        );
        influence.Estimate.ShouldBe(fit.Coefficients["d"].Estimate, 1e-12);
        influence.Parameters.ShouldBe(3);
        Math.Sqrt(influence.Rows.Sum(value => value * value)).ShouldBe(fit.Coefficients["d"].StandardError, 1e-12);
        var clustered = LinearRegression.Fit(
            y,
            Design.WithConstant([d, x]),
            new LinearSpecification { Covariance = CovarianceEstimator.CR0(clusters) }
        );
        var sums = Enumerable.Range(0, 13).Select(g => influence.Rows.Where((_, row) => row % 13 == g).Sum());
        Math.Sqrt(sums.Sum(value => value * value)).ShouldBe(clustered.Coefficients["d"].StandardError, 1e-12);
    }

    /// <summary>Six outcomes without any effect that move together: a false alarm in about one of twenty trials.</summary>
    [Fact, Trait("Kind", "Simulation")]
    public void False_alarms_of_a_family_stay_at_the_level()
    {
        const int Trials = 500;
        var alarms = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new Random(trial);
            var treated = new DataColumn("t", [.. Enumerable.Range(0, 120).Select(row => (double)(row % 2))]);
            double[] common = [.. treated.Values.Select(_ => random.NextDouble() - 0.5)];
            DataColumn[] outcomes =
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(h => new DataColumn($"y{h}", [.. common.Select(c => c + random.NextDouble())])),
            ];
            var effects = PartialInfluence.Of(outcomes, treated, treated, new Design([Design.Ones(120)]));
            double[] t =
            [
                .. effects.Select(effect =>
                    effect.Estimate / Math.Sqrt(effect.Rows.Sum(value => value * value) * 120 / 118)
                ),
            ];
            var p = RomanoWolf.ByMultipliers(t, [.. effects.Select(effect => effect.Rows)], new ResamplingPlan(199, 3));
            alarms += p.Min() <= 0.05 ? 1 : 0;
        }
        (alarms / (double)Trials).ShouldBeInRange(0.015, 0.05 + (4 * Math.Sqrt(0.05 * 0.95 / Trials)));
    }
}
