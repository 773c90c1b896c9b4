using System.Text.Json;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Absorption;

/// <summary>Absorbed effects against least squares and 2SLS with a dummy per level in R (tests/reference/absorbed.R).</summary>
[Trait("Kind", "Reference")]
public sealed class AbsorbedReferenceTests
{
    private static readonly MadeFirms All = new();
    private static readonly MadeFirms Used = new(first: 3);
    private static readonly string[] Kinds = ["classical", "hc1", "cr1_town", "cr1_crossed"];

    [Fact]
    public void One_factor_agrees_with_dummies_and_with_plm()
    {
        var fit = Same("one", kind => Fit(Used, kind, ["firm"], ObservationWeights.None));
        fit.Absorbed!.Iterations.ShouldBe(0);
        fit.WithinRSquared.ShouldAgree(MadeFirms.Stored.GetProperty("within_r2"), Agreement.ClosedForm, "within R²");
        var plm = MadeFirms.Stored.Numbers("plm_one");
        fit.Coefficients["x"].Estimate.ShouldAgree(plm[0], Agreement.ClosedForm, "plm x");
    }

    [Fact]
    public void Two_factors_agree_and_rows_alone_in_a_level_are_left_out()
    {
        var fit = Same("two", kind => Fit(All, kind, ["firm", "year"], ObservationWeights.None));
        fit.DroppedRows.ShouldHaveSingleItem().Count.ShouldBe(3);
        fit.Absorbed!.Factors.Select(f => f.Levels).ShouldBe([60, 7]);
        fit.Absorbed.Parameters.ShouldBe(66);
        fit.RSquared.ShouldAgree(MadeFirms.Stored.GetProperty("r2"), Agreement.ClosedForm, "R²");
    }

    [Fact]
    public void Three_factors_agree() =>
        Same("three", kind => Fit(All, kind, ["firm", "year", "product"], ObservationWeights.None));

    [Fact]
    public void Weights_agree() =>
        Same("weighted", kind => Fit(All, kind, ["year", "firm"], new ObservationWeights.Analytic(All.Column("w"))));

    [Fact]
    public void Frequencies_are_rows_repeated()
    {
        var stored = MadeFirms.Stored.GetProperty("frequency");
        foreach (var kind in (string[])["classical", "hc1"])
        {
            var fit = Fit(Used, kind, ["firm", "year"], new ObservationWeights.Frequency(Used.Column("w")));
            fit.N.ShouldBe(stored.GetProperty("n").GetDouble());
            Same(fit.Coefficients, stored, kind);
        }
    }

    [Fact]
    public void Two_stage_least_squares_agree()
    {
        foreach (var kind in Kinds)
        {
            var specification = new InstrumentalVariablesSpecification
            {
                Covariance = Covariance(All, kind),
                Absorb = All.Factors("firm", "year"),
            };
            var fit = TwoStageLeastSquares.Fit(All.Y, All.Iv, specification);
            Same(fit.Coefficients, MadeFirms.Stored.GetProperty("iv"), kind);
            fit.ResidualDegreesOfFreedom.ShouldBe(348);
            if (kind == "hc1")
            {
                var f = MadeFirms.Stored.GetProperty("iv_first_f");
                fit.FirstStage.F.Statistic.ShouldAgree(f, Agreement.ClosedForm, "first-stage F");
            }
        }
    }

    [Fact]
    public void Factors_that_fall_apart_count_one_parameter_less()
    {
        var stored = MadeFirms.Stored.GetProperty("halves");
        var specification = new LinearSpecification
        {
            Covariance = CovarianceEstimator.Classical,
            Absorb = [Clusters.Of("firm", stored.Numbers("firm")), Clusters.Of("year", stored.Numbers("year"))],
        };
        var x = new DataColumn("x", stored.Numbers("x"));
        var fit = LinearRegression.Fit(new DataColumn("y", stored.Numbers("y")), Design.Of(x), specification);
        (fit.Absorbed!.Parameters + 1).ShouldBe(stored.GetProperty("rank").GetInt32());
        fit.Coefficients["x"].Estimate.ShouldAgree(stored.GetProperty("coef"), Agreement.ClosedForm, "x");
        fit.Coefficients["x"].StandardError.ShouldAgree(stored.GetProperty("classical"), Agreement.ClosedForm, "se");
    }

    [Fact]
    public void Card_and_Krueger_with_stores_and_waves()
    {
        var table = ReferenceFolder.Table("njmin");
        var stored = ReferenceFolder.Case("njmin", "twfe_store_wave");
        double[] Employment(string after)
        {
            var (full, part, managers) = (Numbers("empft"), Numbers("emppt"), Numbers("nmgrs"));
            return [.. full.Select((f, i) => f + managers[i] + (0.5 * part[i]))];
            double[] Numbers(string name) => table.Numbers(name + after);
        }
        double[] both = [.. Employment(""), .. Employment("2")];
        // Stores seen once stay in: they are alone in their level and must go by themselves.
        int[] seen = [.. Enumerable.Range(0, both.Length).Where(i => !double.IsNaN(both[i]))];
        var stores = Clusters.Of("store", Array.ConvertAll(seen, i => i % table.Rows));
        var waves = Clusters.Of("wave", Array.ConvertAll(seen, i => i / table.Rows));
        var state = table.Numbers("state");
        var did = new DataColumn("did", Array.ConvertAll(seen, i => i >= table.Rows ? state[i % table.Rows] : 0));
        var fte = new DataColumn("fte", Array.ConvertAll(seen, i => both[i]));
        (string Name, CovarianceEstimator Kind)[] kinds =
        [
            ("se_classical", CovarianceEstimator.Classical),
            ("se_HC1_full_df", CovarianceEstimator.HC1),
            ("se_cluster_nested_df", CovarianceEstimator.CR1(stores)),
        ];
        foreach (var (name, kind) in kinds)
        {
            var specification = new LinearSpecification { Covariance = kind, Absorb = [stores, waves] };
            var fit = LinearRegression.Fit(fte, Design.Of(did), specification);
            fit.N.ShouldBe(stored.GetProperty("n").GetDouble());
            fit.Coefficients["did"].Estimate.ShouldAgree(stored.GetProperty("coef").GetProperty("did"), 1e-9, "did");
            fit.Coefficients["did"].StandardError.ShouldAgree(stored.GetProperty(name), 1e-9, name);
            fit.ResidualDegreesOfFreedom.ShouldBe(stored.GetProperty("df_residual").GetDouble());
        }
    }

    private static LinearFit Same(string id, Func<string, LinearFit> fit)
    {
        var stored = MadeFirms.Stored.GetProperty(id);
        foreach (var kind in Kinds)
        {
            var found = fit(kind);
            found.N.ShouldBe(stored.GetProperty("n").GetDouble());
            found.ResidualDegreesOfFreedom.ShouldBe(stored.GetProperty("df").GetDouble());
            Same(found.Coefficients, stored, kind);
        }
        return fit("hc1");
    }

    private static void Same(CoefficientTable found, JsonElement stored, string kind)
    {
        var (b, se) = (stored.Numbers("coef"), stored.Numbers(kind));
        found.Count.ShouldBe(b.Length);
        for (var j = 0; j < b.Length; j++)
        {
            found[j].Estimate.ShouldAgree(b[j], Agreement.ClosedForm, found[j].Term);
            found[j].StandardError.ShouldAgree(se[j], Agreement.ClosedForm, $"{kind} of {found[j].Term}");
        }
    }

    private static LinearFit Fit(MadeFirms data, string kind, string[] factors, ObservationWeights weights) =>
        LinearRegression.Fit(
            data.Y,
            Design.WithConstant([.. data.X.Columns]),
            new()
            {
                Covariance = Covariance(data, kind),
                Weights = weights,
                Absorb = data.Factors(factors),
            }
        );

    private static CovarianceEstimator Covariance(MadeFirms data, string kind) =>
        kind switch
        {
            "classical" => CovarianceEstimator.Classical,
            "hc1" => CovarianceEstimator.HC1,
            _ => CovarianceEstimator.CR1(data.Factor(kind["cr1_".Length..])),
        };
}
