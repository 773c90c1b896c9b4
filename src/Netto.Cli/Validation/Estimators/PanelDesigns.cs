using Netto.Statistics.Censored;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Cli.Validation.Estimators;

/// <summary>Designs for people seen more than once, or seen only up to a limit.</summary>
internal static class PanelDesigns
{
    private const double Effect = 0.5;

    public static IReadOnlyList<EstimatorDesign> All { get; } =
    [
        new(
            "ols with absorbed effects",
            "100 people, 6 times each, who differ and choose",
            Effect,
            "ols without effects",
            Absorbed
        ),
        new(
            "doubly robust difference",
            "800 people, treatment and trend depend on x",
            Effect,
            "difference of changes",
            DoublyRobust
        ),
        new("tobit", "500 people, hours of those at work, 4 in 10 at zero", Effect, "ols with the zeros", Tobit),
    ];

    private static (Finding, Finding) Absorbed(RandomSource random)
    {
        const int People = 100;
        var own = Enumerable.Range(0, People).Select(_ => random.NextNormal()).ToArray();
        var data = Columns.Draw(
            random,
            People * 6,
            (r, i) =>
            {
                var person = i % People;
                var x = own[person] + r.NextNormal();
                return [person, x, (Effect * x) + (1.5 * own[person]) + r.NextNormal()];
            }
        );
        var people = data.Groups(0, "person");
        var within = new LinearSpecification { Absorb = [people], Covariance = CovarianceEstimator.CR1(people) };
        return (
            LinearRegression.Fit(data[2, "y"], Design.Of(data[1, "x"]), within).Coefficients["x"],
            LinearRegression.Fit(data[2, "y"], Design.WithConstant(data[1, "x"])).Coefficients["x"]
        );
    }

    private static (Finding, Finding) DoublyRobust(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            800,
            (r, _) =>
            {
                var x = r.NextNormal();
                var treated = Columns.Coin(r, 1 / (1 + Math.Exp(0.3 - (0.7 * x))));
                return [x, treated, (Effect * treated) + (0.8 * x) + r.NextNormal()];
            }
        );
        var (change, treated) = (data[2, "change"], data[1, "treated"]);
        return (
            DoublyRobustDifference.Fit(change, treated, Design.WithConstant(data[0, "x"])).Coefficients[^1],
            LinearRegression.Fit(change, Design.WithConstant(treated)).Coefficients["treated"]
        );
    }

    private static (Finding, Finding) Tobit(RandomSource random)
    {
        var data = Columns.Draw(
            random,
            500,
            (r, _) =>
            {
                var x = r.NextNormal();
                return [x, Math.Max(0, 0.3 + (Effect * x) + r.NextNormal())];
            }
        );
        var design = Design.WithConstant(data[0, "x"]);
        return (
            TobitRegression.Fit(data[1, "hours"], design, new TobitSpecification { Lower = 0 }).Coefficients["x"],
            LinearRegression.Fit(data[1, "hours"], design).Coefficients["x"]
        );
    }
}
