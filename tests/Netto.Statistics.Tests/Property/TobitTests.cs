using Netto.Statistics.Censored;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Property;

/// <summary>Laws of the tobit model: mirror, scale, least squares without limits, and a seeded recovery of the truth.</summary>
[Trait("Kind", "Property")]
public sealed class TobitTests
{
    private static readonly (DataColumn Y, Design X) Data = Draw(400, 7);

    [Fact]
    public void Without_limits_it_is_least_squares()
    {
        var limits = new TobitSpecification { Lower = double.NegativeInfinity };
        var fit = TobitRegression.Fit(Data.Y, Data.X, limits);
        var line = LinearRegression.Fit(Data.Y, Data.X);
        for (var j = 0; j < 2; j++)
        {
            fit.Coefficients[j].Estimate.ShouldBe(line.Coefficients[j].Estimate, 1e-9);
        }
        fit.Sigma.ShouldBe(Math.Sqrt(line.ResidualSumOfSquares / 400), 1e-9);
        fit.LogLikelihood.ShouldBe(line.LogLikelihood, 1e-7);
        fit.MeanProbabilityBetween.ShouldBe(1);
    }

    [Fact]
    public void A_group_that_is_all_at_the_limit_is_named()
    {
        var spared = new DataColumn("spared", Array.ConvertAll(Data.Y.Values, v => v <= 0 ? 1.0 : 0.0));
        var problem = Should.Throw<StatisticsException>(() =>
            TobitRegression.Fit(Data.Y, Design.WithConstant(Data.X.Columns[1], spared))
        );
        problem.Code.ShouldBe("BIN002");
        problem.Message.ShouldContain("spared");
    }

    [Fact]
    public void No_more_rows_than_coefficients_are_refused()
    {
        var y = new DataColumn("y", [1, 3]);
        Should
            .Throw<StatisticsException>(() => TobitRegression.Fit(y, Design.WithConstant(new DataColumn("x", [0, 1]))))
            .Code.ShouldBe(StatisticsErrors.TooFewRows);
        Should
            .Throw<StatisticsException>(() => TobitRegression.Fit(new("y", [2, 2, 2]), Design.ConstantOnly(3)))
            .Code.ShouldBe(StatisticsErrors.NoVariation);
    }

    [Fact]
    public void A_ceiling_is_a_floor_in_the_mirror()
    {
        var floor = TobitRegression.Fit(Data.Y, Data.X, new() { Lower = 0.5 });
        var mirror = new DataColumn("y", Array.ConvertAll(Data.Y.Values, v => -v));
        var ceiling = TobitRegression.Fit(mirror, Data.X, new() { Lower = double.NegativeInfinity, Upper = -0.5 });
        floor.AtLower.ShouldBe(ceiling.AtUpper);
        floor.Coefficients["x"].Estimate.ShouldBe(-ceiling.Coefficients["x"].Estimate, 1e-9);
        floor.Coefficients["x"].StandardError.ShouldBe(ceiling.Coefficients["x"].StandardError, 1e-9);
        floor.LogLikelihood.ShouldBe(ceiling.LogLikelihood, 1e-8);
    }

    [Fact]
    public void Units_of_the_outcome_scale_everything()
    {
        var one = TobitRegression.Fit(Data.Y, Data.X, new());
        var cents = new DataColumn("y", Array.ConvertAll(Data.Y.Values, v => 100 * v));
        var hundred = TobitRegression.Fit(cents, Data.X, new());
        hundred.Coefficients["x"].Estimate.ShouldBe(100 * one.Coefficients["x"].Estimate, 1e-6);
        hundred.Sigma.ShouldBe(100 * one.Sigma, 1e-6);
    }

    [Fact]
    public void The_truth_is_found_where_least_squares_fails()
    {
        var (estimates, covered, line) = (new List<double>(), 0, 0.0);
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var (y, x) = Draw(300, seed);
            var fit = TobitRegression.Fit(y, x, new());
            var slope = fit.Coefficients["x"];
            estimates.Add(slope.Estimate);
            covered += slope.Low <= 1 && slope.High >= 1 ? 1 : 0;
            line +=
                LinearRegression
                    .Fit(y with { Values = Array.ConvertAll(y.Values, v => Math.Max(0, v)) }, x)
                    .Coefficients["x"]
                    .Estimate / 200;
        }
        estimates.Average().ShouldBe(1, 0.02);
        covered.ShouldBeInRange(182, 198);
        line.ShouldBeLessThan(0.8);
    }

    [Theory]
    [InlineData(3, 2, "EST006")]
    [InlineData(1e6, double.PositiveInfinity, "EST013")]
    public void Limits_that_leave_nothing_are_refused(double lower, double upper, string code) =>
        Should
            .Throw<StatisticsException>(() =>
                TobitRegression.Fit(Data.Y, Data.X, new() { Lower = lower, Upper = upper })
            )
            .Code.ShouldBe(code);

    // y* = 0.3 + x + 1.2 e
    private static (DataColumn Y, Design X) Draw(int n, ulong seed)
    {
        var random = new RandomSource(seed, 11);
        var (x, y) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            x[i] = 2 * (random.NextDouble() - 0.5) * 1.7;
            y[i] = 0.3 + x[i] + (1.2 * random.NextNormal());
        }
        return (new DataColumn("y", y), Design.WithConstant(new DataColumn("x", x)));
    }
}
