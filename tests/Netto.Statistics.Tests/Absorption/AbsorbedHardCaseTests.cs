using Netto.Statistics.Absorption;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Absorption;

/// <summary>Absorbed effects where there is little or very much to absorb.</summary>
[Trait("Kind", "Hand")]
public sealed class AbsorbedHardCaseTests
{
    private static readonly MadeFirms Data = new();

    [Fact]
    public void A_million_levels_give_the_effect_back()
    {
        const int Levels = 1_000_000;
        var random = new RandomSource(5, 1);
        var (person, year) = (new int[2 * Levels], new int[2 * Levels]);
        var (x, y) = (new double[2 * Levels], new double[2 * Levels]);
        for (var i = 0; i < x.Length; i++)
        {
            person[i] = i % Levels;
            year[i] = (i / Levels) + (i % 5);
            x[i] = random.NextNormal() + (0.000001 * person[i]);
            y[i] = (2 * x[i]) + (0.01 * person[i]) + year[i] + random.NextNormal();
        }
        var people = Clusters.Of("person", person);
        var specification = new LinearSpecification
        {
            Covariance = CovarianceEstimator.CR1(people),
            Absorb = [people, Clusters.Of("year", year)],
        };
        var fit = LinearRegression.Fit(new DataColumn("y", y), Design.Of(new DataColumn("x", x)), specification);
        fit.Absorbed!.Factors.Select(f => f.Levels).ShouldBe([Levels, 6]);
        fit.Absorbed.Factors[0].Nesting.ShouldBe(Nesting.WithinClusters);
        Math.Abs(fit.Coefficients["x"].Estimate - 2).ShouldBeLessThan(5 * fit.Coefficients["x"].StandardError);
        fit.Coefficients["x"].StandardError.ShouldBe(0.001, 0.0002); // √(1/n within), n = a million differences
    }

    [Fact]
    public void A_column_that_does_not_vary_within_levels_is_dropped_and_named()
    {
        var design = Design.WithConstant(Data.Column("x"), Data.Column("stuck"), Data.Column("v"));
        var fit = LinearRegression.Fit(Data.Y, design, With(CovarianceEstimator.HC1));
        fit.Coefficients.Terms.ShouldBe(["x", "v"]);
        fit.DroppedColumns.ShouldHaveSingleItem()
            .ShouldBe(new DroppedColumn("stuck", "it does not vary within firm, year"));
        fit.Warnings.ShouldContain(w => w.Code == Warning.ColumnDropped);
    }

    [Fact]
    public void Nothing_left_is_refused()
    {
        Code(() =>
                LinearRegression.Fit(Data.Y, Design.WithConstant(Data.Column("stuck")), With(CovarianceEstimator.HC1))
            )
            .ShouldBe(StatisticsErrors.NoRegressors);
        var own = new LinearSpecification { Absorb = [Clusters.Of("row", [.. Enumerable.Range(0, Data.Y.Length)])] };
        Code(() => LinearRegression.Fit(Data.Y, Data.X, own)).ShouldBe(StatisticsErrors.TooFewRows);
        var stuck = InstrumentedDesign.Of(
            Data.Column("stuck"),
            Data.Column("z"),
            Design.WithConstant(Data.Column("x"))
        );
        var iv = new InstrumentalVariablesSpecification { Absorb = Data.Factors("firm") };
        Code(() => TwoStageLeastSquares.Fit(Data.Y, stuck, iv)).ShouldBe(StatisticsErrors.Underidentified);
    }

    [Fact]
    public void Covariances_that_need_leverages_are_refused()
    {
        foreach (
            var kind in (CovarianceEstimator[])
                [CovarianceEstimator.HC2, CovarianceEstimator.HC3, CovarianceEstimator.CR2(Data.Factor("town"))]
        )
        {
            Code(() => LinearRegression.Fit(Data.Y, Data.X, With(kind))).ShouldBe(StatisticsErrors.WrongOption);
        }
    }

    [Fact]
    public void A_factor_of_another_length_is_refused() =>
        Code(() => LinearRegression.Fit(Data.Y, Data.X, new() { Absorb = [Clusters.Of("other", [1, 2, 1])] }))
            .ShouldBe(StatisticsErrors.LengthMismatch);

    [Fact]
    public void Predictions_are_refused() =>
        Code(() => LinearRegression.Fit(Data.Y, Data.X, With(CovarianceEstimator.HC1)).Predict(Data.X))
            .ShouldBe(StatisticsErrors.WrongOption);

    [Fact]
    public void Rows_that_become_alone_are_left_out_too()
    {
        // Row 0 is alone in firm 1; without it row 1 is alone in year 1; without that row 2 in firm 2.
        var firm = Clusters.Of("firm", [1, 2, 2, 3, 3, 3, 4, 4, 4]);
        var year = Clusters.Of("year", [1, 1, 2, 2, 3, 2, 3, 2, 3]);
        var y = new DataColumn("y", [9, 9, 9, 1, 4, 2, 8, 5, 7]);
        var x = new DataColumn("x", [7, 7, 7, 1, 2, 5, 3, 4, 1]);
        var fit = LinearRegression.Fit(y, Design.Of(x), new() { Absorb = [firm, year] });
        fit.N.ShouldBe(6);
        fit.DroppedRows.ShouldHaveSingleItem().Count.ShouldBe(3);
    }

    [Fact]
    public void Order_of_factors_rows_and_names_of_levels_do_not_matter()
    {
        var plain = LinearRegression.Fit(Data.Y, Data.X, With(CovarianceEstimator.HC1));
        int[] order = [.. Enumerable.Range(0, Data.Y.Length).Reverse()];
        DataColumn Of(string name) => new(name, Array.ConvertAll(order, i => Data.Column(name).Values[i]));
        var turned = LinearRegression.Fit(
            Of("y"),
            Design.Of(Of("x"), Of("v")),
            new()
            {
                Absorb =
                [
                    Clusters.Of("year", Array.ConvertAll(Of("year").Values, v => $"in {v}")),
                    Clusters.Of("firm", Array.ConvertAll(Of("firm").Values, v => -v)),
                ],
            }
        );
        turned.Coefficients["x"].Estimate.ShouldBe(plain.Coefficients["x"].Estimate, 1e-10);
        turned.Coefficients["x"].StandardError.ShouldBe(plain.Coefficients["x"].StandardError, 1e-10);
    }

    private static LinearSpecification With(CovarianceEstimator kind) =>
        new() { Covariance = kind, Absorb = Data.Factors("firm", "year") };

    private static string Code(Func<object> action) => Should.Throw<StatisticsException>(() => action()).Code;
}
