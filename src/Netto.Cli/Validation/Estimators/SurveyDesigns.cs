using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Surveys;
using Netto.Statistics.Weighting;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for answers of people drawn by office, and of those who answered.</summary>
internal static class SurveyDesigns
{
    private const int PerOffice = 10;
    private const double Slope = 0.3;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "survey mean",
            "2 strata, 15 offices each, 10 people an office, weights 1 and 3",
            0.75,
            "weighted mean, hc1",
            Mean
        ),
        new("survey regression", "100 such offices, their service", Slope, "weighted ols, hc1", Regression),
        new("raked mean", "500 answer, the young half as often", 0, "mean of the answers", Raked),
    ];

    // Strata have means 0 and 1 and shares 1/4 and 3/4 of the people.
    private static Columns People(RandomSource random, int offices)
    {
        var shocks = Enumerable.Range(0, offices).Select(_ => 0.4 * random.NextNormal()).ToArray();
        var service = Enumerable.Range(0, offices).Select(_ => random.NextNormal()).ToArray();
        return Columns.Draw(
            random,
            offices * PerOffice,
            (r, i) =>
            {
                var office = i % offices;
                var stratum = office % 2;
                var y = stratum + (Slope * service[office]) + shocks[office] + r.NextNormal();
                return [stratum, office, 1 + (2 * stratum), service[office], y];
            }
        );
    }

    private static SurveyDesign DesignOf(Columns data) =>
        new(data[2, "weight"].Values) { Strata = data.Groups(0, "stratum"), Units = data.Groups(1, "office") };

    private static LinearSpecification Weighted(Columns data) =>
        new() { Weights = new ObservationWeights.Probability(data[2, "weight"]) };

    private static (Finding, Finding) Mean(RandomSource random)
    {
        var data = People(random, 30);
        return (
            SurveyEstimation.Means(DesignOf(data), [data[4, "y"]]).Estimates[0],
            LinearRegression.Fit(data[4, "y"], Design.ConstantOnly(data[4, "y"].Length), Weighted(data)).Coefficients[0]
        );
    }

    private static (Finding, Finding) Regression(RandomSource random)
    {
        var data = People(random, 100);
        var design = Design.WithConstant(data[0, "stratum"], data[3, "service"]);
        return (
            SurveyRegression.Linear(DesignOf(data), data[4, "y"], design).Coefficients["service"],
            LinearRegression.Fit(data[4, "y"], design, Weighted(data)).Coefficients["service"]
        );
    }

    // Half are young, with mean −1 and 1 answer in 4; the others have mean 1 and 1 answer in 2.
    private static (Finding, Finding) Raked(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            500,
            (r, _) =>
            {
                var young = Columns.Coin(r, 1.0 / 3);
                return [young, 1 - (2 * young) + r.NextNormal()];
            }
        );
        string[] ages = [.. data[0, "young"].Values.Select(young => young == 1 ? "young" : "older")];
        var shares = new Dictionary<string, double>(StringComparer.Ordinal) { ["young"] = 0.5, ["older"] = 0.5 };
        var raked = SurveyDesign
            .Unweighted(ages.Length)
            .CalibratedTo(WeightingMethod.Raking, [new WeightingTarget.Shares("age", ages, shares)]);
        return (
            SurveyEstimation.Means(raked, [data[1, "y"]]).Estimates[0],
            LinearRegression.Fit(data[1, "y"], Design.ConstantOnly(ages.Length)).Coefficients[0]
        );
    }
}
