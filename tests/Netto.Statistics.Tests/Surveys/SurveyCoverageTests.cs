using System.Globalization;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Surveys;
using Netto.Statistics.Weighting;

namespace Netto.Statistics.Tests.Surveys;

/// <summary>Where people come in offices from strata, intervals that know it hold the truth, and intervals that do not know it fail.</summary>
[Trait("Kind", "Simulation")]
public sealed class SurveyCoverageTests
{
    private const int Draws = 600;
    private const int Offices = 15;
    private const int PerOffice = 10;
    private static readonly double[] Shares = [0.4, 0.3, 0.2, 0.1];

    // 95% with 600 draws: four Monte Carlo errors are 3.6 points.
    private static readonly (double Low, double High) Nominal = (0.95 - 0.036, 0.95 + 0.036);

    [Fact]
    public void Means_and_slopes_of_offices_within_strata_are_covered()
    {
        var truth = Shares.Select((s, h) => s * (2 + h)).Sum();
        var (mean, slope, naive) = (0, 0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (y, x, weights, strata, offices) = Sample((ulong)draw);
            var design = new SurveyDesign(weights) { Strata = strata, Units = offices };
            mean += Holds(SurveyEstimation.Means(design, y).Estimates[0], truth);
            // x has the same distribution in all strata, so they do not bend the slope.
            slope += Holds(SurveyRegression.Linear(design, y, Design.WithConstant(x)).Coefficients["x"], 0.5);
            naive += Holds(SurveyEstimation.Means(new SurveyDesign(weights), y).Estimates[0], truth);
        }

        Share(mean).ShouldBeInRange(Nominal.Low, Nominal.High);
        Share(slope).ShouldBeInRange(Nominal.Low, Nominal.High);
        Share(naive).ShouldBeLessThan(0.85);
    }

    [Theory]
    [InlineData(WeightingMethod.Raking)]
    [InlineData(WeightingMethod.EntropyBalancing)]
    [InlineData(WeightingMethod.Calibration)]
    public void Weights_to_known_margins_take_the_bias_of_non_response_away(WeightingMethod method)
    {
        // The young answer half as often and find work more often; sex matters too. Population: 40% young, half women; truth 0.4 × 0.7 + 0.6 × 0.4 + 0.05.
        const double Truth = 0.57;
        var (covered, plain, gap, plainGap) = (0, 0, 0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (y, targets) = Respondents((ulong)draw);
            var design = new SurveyDesign([.. Enumerable.Repeat(1.0, y.Length)]);
            var weighted = SurveyEstimation.Means(design.CalibratedTo(method, targets), y).Estimates[0];
            var unweighted = SurveyEstimation.Means(design, y).Estimates[0];
            covered += Holds(weighted, Truth);
            plain += Holds(unweighted, Truth);
            gap += (weighted.Estimate - Truth) / Draws;
            plainGap += (unweighted.Estimate - Truth) / Draws;
        }

        // An estimate has an error of about 0.02: the mean of 600 one of 0.001.
        Math.Abs(gap).ShouldBeLessThan(0.004);
        Math.Abs(plainGap).ShouldBeGreaterThan(0.03);
        Share(covered).ShouldBeInRange(Nominal.Low, Nominal.High);
        Share(plain).ShouldBeLessThan(0.7);
    }

    [Fact]
    public void The_rank_test_of_equal_groups_in_offices_rejects_one_in_twenty()
    {
        var (design, naive) = (0, 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var (y, x, weights, strata, offices) = Sample((ulong)draw);
            // Each office is of one group, by a coin: the null holds.
            var coins = new RandomSource((ulong)draw, 8);
            double[] side = [.. Enumerable.Range(0, offices.Count).Select(_ => (double)coins.NextInt(2))];
            var group = new DataColumn("g", Array.ConvertAll(offices.Codes, c => side[c]));
            var known = new SurveyDesign(weights) { Strata = strata, Units = offices };
            design += SurveyComparisons.Ranks(known, y, group).PValue < 0.05 ? 1 : 0;
            naive += SurveyComparisons.Ranks(new SurveyDesign(weights), y, group).PValue < 0.05 ? 1 : 0;
        }

        Share(design).ShouldBeInRange(0.05 - 0.036, 0.05 + 0.036);
        Share(naive).ShouldBeGreaterThan(0.15);
    }

    private static (DataColumn Y, DataColumn X, double[] Weights, Clusters Strata, Clusters Offices) Sample(ulong seed)
    {
        var random = new RandomSource(seed, 5);
        var n = Shares.Length * Offices * PerOffice;
        var (y, x, weights) = (new double[n], new double[n], new double[n]);
        var (strata, offices) = (new int[n], new int[n]);
        for (int i = 0, office = 0; office < Shares.Length * Offices; office++)
        {
            var h = office / Offices;
            var (effect, place) = (0.8 * random.NextNormal(), random.NextNormal());
            for (var person = 0; person < PerOffice; person++, i++)
            {
                (strata[i], offices[i], weights[i]) = (h, office, Shares[h]);
                x[i] = place + random.NextNormal();
                y[i] = 2 + h + 0.5 * x[i] + effect + random.NextNormal();
            }
        }

        return (new("y", y), new("x", x), weights, Clusters.Of("stratum", strata), Clusters.Of("office", offices));
    }

    private static (DataColumn Y, WeightingTarget[] Targets) Respondents(ulong seed)
    {
        var random = new RandomSource(seed, 6);
        var (y, young, woman) = (new List<double>(), new List<string?>(), new List<string?>());
        while (y.Count < 700)
        {
            var (isYoung, isWoman) = (random.NextDouble() < 0.4, random.NextDouble() < 0.5);
            if (random.NextDouble() < (isYoung ? 0.35 : 0.7))
            {
                var chance = (isYoung ? 0.7 : 0.4) + (isWoman ? 0.1 : 0);
                y.Add(random.NextDouble() < chance ? 1 : 0);
                young.Add(Text(isYoung));
                woman.Add(Text(isWoman));
            }
        }

        return (
            new("work", [.. y]),
            [new WeightingTarget.Shares("young", young, Two(0.4)), new WeightingTarget.Shares("woman", woman, Two(0.5))]
        );
    }

    private static string Text(bool value) => value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, double> Two(double share) =>
        new(StringComparer.Ordinal) { [Text(true)] = share, [Text(false)] = 1 - share };

    private static int Holds(Coefficient b, double truth) => b.Low <= truth && truth <= b.High ? 1 : 0;

    private static double Share(int count) => (double)count / Draws;
}
