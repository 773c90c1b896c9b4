using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Reference;

/// <summary>Agreement with tests/reference/linear.R: AER, sandwich, clubSandwich, estimatr and formulas by hand.</summary>
[Trait("Kind", "Reference")]
public sealed class StoredLinearTests
{
    private const double Digits14 = 1e-9;
    private static readonly JsonElement Stored = StoredReference.Read("linear.json");

    [Fact]
    public void Instrumental_hc2_hc3_cr2_agree()
    {
        var expected = Stored.GetProperty("iv_mroz");
        var (frame, design) = Mroz();
        var clusters = Clusters.Of("age", ((NumberColumn)frame.Extras.Find("age")!).Values);
        Same(Iv(frame, design, CovarianceEstimator.HC2), expected.Numbers("hc2"));
        Same(Iv(frame, design, CovarianceEstimator.HC3), expected.Numbers("hc3"));
        var cr2 = Iv(frame, design, CovarianceEstimator.CR2(clusters));
        Same(cr2, expected.Numbers("cr2"), 1e-6);
        var df = expected.Numbers("cr2_df");
        for (var j = 0; j < df.Length; j++)
        {
            cr2.Coefficients[j].DegreesOfFreedom.ShouldAgree(df[j], 1e-6, "df");
            cr2.Coefficients[j].PValue.ShouldAgree(expected.Numbers("cr2_p")[j], 1e-6, "p");
        }
    }

    [Fact]
    public void Effective_F_Anderson_Rubin_and_liml_agree()
    {
        var (frame, design) = Mroz();
        var fit = Iv(frame, design, CovarianceEstimator.HC1);
        fit.FirstStage.EffectiveF.ShouldAgree(Stored.GetProperty("effective_f_mroz"), Digits14, "effective F");
        var ar = Stored.Numbers("ar_mroz_hc1");
        fit.AndersonRubin!.Set.Shape.ShouldBe(ConfidenceSetShape.Interval);
        fit.AndersonRubin.Set.Low.ShouldAgree(ar[0], 1e-8, "AR low");
        fit.AndersonRubin.Set.High.ShouldAgree(ar[1], 1e-8, "AR high");
        var expected = Stored.GetProperty("liml_mroz");
        foreach (var name in (string[])["classical", "hc1"])
        {
            var spec = new InstrumentalVariablesSpecification
            {
                Estimator = KClass.LimitedInformation,
                Covariance = name == "hc1" ? CovarianceEstimator.HC1 : CovarianceEstimator.Classical,
            };
            var liml = TwoStageLeastSquares.Fit(frame.Outcome, design, spec);
            liml.Kappa.ShouldAgree(expected.GetProperty("kappa"), Digits14, "kappa");
            var (b, se) = (expected.Numbers("coef"), expected.Numbers(name));
            for (var j = 0; j < b.Length; j++)
            {
                liml.Coefficients[j].Estimate.ShouldAgree(b[j], 1e-8, "LIML b");
                liml.Coefficients[j].StandardError.ShouldAgree(se[j], 1e-8, "LIML se");
            }
        }
    }

    [Theory]
    [InlineData("wls_api", "pw")]
    [InlineData("wls_api_uneven", "w2")]
    public void Weighted_least_squares_agree(string id, string weight)
    {
        var expected = Stored.GetProperty(id);
        var table = Api();
        var frame = ModelFrame.Build(Formula.Parse("api00 ~ ell + meals + stype"), table, weight, "dnum");
        var weights = new ObservationWeights.Analytic(new(weight, ((NumberColumn)frame.Extras.Find(weight)!).Values));
        var clusters = Clusters.Of("dnum", ((NumberColumn)frame.Extras.Find("dnum")!).Values);
        (string Name, CovarianceEstimator Kind)[] kinds =
        [
            ("classical", CovarianceEstimator.Classical),
            ("hc0", CovarianceEstimator.HC0),
            ("hc1", CovarianceEstimator.HC1),
            ("hc2", CovarianceEstimator.HC2),
            ("hc3", CovarianceEstimator.HC3),
            ("cr1", CovarianceEstimator.CR1(clusters)),
            ("cr2", CovarianceEstimator.CR2(clusters)),
        ];
        foreach (var (name, kind) in kinds.Where(k => expected.TryGetProperty(k.Name, out _)))
        {
            var spec = new LinearSpecification { Covariance = kind, Weights = weights };
            var fit = LinearRegression.Fit(frame.Outcome, frame.Design, spec);
            var (b, se) = (expected.Numbers("coef"), expected.Numbers(name));
            for (var j = 0; j < b.Length; j++)
            {
                fit.Coefficients[j].Estimate.ShouldAgree(b[j], Digits14, "b");
                fit.Coefficients[j].StandardError.ShouldAgree(se[j], name == "cr2" ? 1e-6 : Digits14, name);
                if (name == "cr2")
                {
                    fit.Coefficients[j].DegreesOfFreedom.ShouldAgree(expected.Numbers("cr2_df")[j], 1e-6, "df");
                }
            }
            if (expected.TryGetProperty("loglik", out var loglik))
            {
                fit.LogLikelihood.ShouldAgree(loglik, Digits14, "log likelihood");
                fit.ResidualStandardDeviation.ShouldAgree(expected.GetProperty("sigma"), Digits14, "sigma");
                fit.RSquared.ShouldAgree(expected.GetProperty("r2"), Digits14, "R2");
            }
        }
    }

    [Fact]
    public void Joint_small_sample_test_and_contrast_agree_with_clubSandwich()
    {
        var frame = ModelFrame.Build(Formula.Parse("api00 ~ ell + meals + stype"), Api(), "dnum");
        var clusters = Clusters.Of("dnum", ((NumberColumn)frame.Extras.Find("dnum")!).Values);
        var spec = new LinearSpecification { Covariance = CovarianceEstimator.CR2(clusters) };
        var fit = LinearRegression.Fit(frame.Outcome, frame.Design, spec);
        Check(fit.Test("stype[H]", "stype[M]"), "two");
        Check(fit.Test("ell", "stype[H]", "stype[M]"), "three");
        var weights = new Dictionary<string, double> { ["stype[H]"] = 1, ["stype[M]"] = -1 };
        var contrast = fit.Coefficients.Contrast("H - M", weights);
        var expected = Stored.GetProperty("contrast");
        contrast.Estimate.ShouldAgree(expected.GetProperty("estimate"), Digits14, "estimate");
        contrast.StandardError.ShouldAgree(expected.GetProperty("se"), 1e-6, "se");
        contrast.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df"), 1e-6, "df");
        static void Check(JointTest test, string name)
        {
            var aht = Stored.GetProperty("aht").GetProperty(name);
            test.Statistic.ShouldAgree(aht.GetProperty("f"), 1e-6, "AHT F");
            test.DenominatorDegreesOfFreedom.ShouldAgree(aht.GetProperty("df2"), 1e-6, "AHT df");
            test.PValue.ShouldAgree(aht.GetProperty("p"), 1e-6, "AHT p");
        }
    }

    [Fact]
    public void Lin_and_Neyman_agree_with_estimatr()
    {
        var table = ReferenceTables.Of("penn_bonus", "itt_logdur_tg4_unadjusted");
        DataColumn Column(string name) => new(name, ((NumberColumn)table.Find(name)!).Values);
        DataColumn[] covariates =
        [
            .. "female black othrace agelt35 agegt54 durable lusd husd".Split(' ').Select(Column),
        ];
        var lin = IntentionToTreat.Adjusted(Column("lw"), Column("t4"), covariates).Coefficients["t4"];
        Check(lin, "lin_penn");
        Check(IntentionToTreat.Difference(Column("lw"), Column("t4")).Effect, "neyman_penn");
        static void Check(Coefficient b, string name)
        {
            var expected = Stored.GetProperty(name);
            b.Estimate.ShouldAgree(expected.GetProperty("estimate"), Digits14, name);
            b.StandardError.ShouldAgree(expected.GetProperty("se"), Digits14, name + " se");
            b.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df"), Digits14, name + " df");
            b.PValue.ShouldAgree(expected.GetProperty("p"), 1e-8, name + " p");
        }
    }

    [Fact]
    public void Wild_bootstraps_agree_with_brute_force_over_all_sign_vectors()
    {
        var w = Stored.GetProperty("wild");
        DataColumn Column(string name) => new(name, w.Numbers(name));
        var clusters = Clusters.Of("cluster", w.Numbers("cluster"));
        var plan = new ResamplingPlan(999, 1);
        var values = w.Numbers("values");
        for (var j = 0; j < values.Length; j++)
        {
            // Testing value v is testing zero after v × regressor is taken off the outcome.
            var y = new DataColumn("y", [.. w.Numbers("y").Zip(w.Numbers("z"), (a, b) => a - (values[j] * b))]);
            var design = Design.WithConstant(Column("z"), Column("x"));
            var wcr = WildClusterBootstrap.Fit(new(y, design, clusters), "z", plan);
            wcr.Enumerated.ShouldBeTrue();
            wcr.Draws.ShouldBe(128);
            wcr.PValue.ShouldAgree(w.Numbers("wcr_p")[j], 1e-12, $"WCR at {values[j]}");
            var less = new DataColumn("y", [.. w.Numbers("y").Zip(w.Numbers("d"), (a, b) => a - (values[j] * b))]);
            var exogenous = Design.WithConstant(Column("x"));
            var wre = WildRestrictedEfficientBootstrap.Fit(
                less,
                InstrumentedDesign.Of(Column("d"), Column("z"), exogenous),
                clusters,
                plan
            );
            wre.PValue.ShouldAgree(w.Numbers("wre_p")[j], 1e-12, $"WRE at {values[j]}");
            if (values[j] == 0)
            {
                wcr.Statistic.ShouldAgree(w.GetProperty("t_ols"), Digits14, "t");
                wcr.BootstrapStandardError.ShouldAgree(w.GetProperty("wcr_sd"), Digits14, "spread of the draws");
                wre.Statistic.ShouldAgree(w.GetProperty("t_iv"), Digits14, "t");
                wre.Set.Contains(wre.Estimate).ShouldBeTrue();
                wcr.Set.Low.ShouldBeInRange(0, 0.2);
            }
        }
    }

    private static InstrumentalVariablesFit Iv(ModelFrame frame, InstrumentedDesign design, CovarianceEstimator kind) =>
        TwoStageLeastSquares.Fit(frame.Outcome, design, new InstrumentalVariablesSpecification { Covariance = kind });

    private static void Same(InstrumentalVariablesFit fit, double[] se, double relative = Digits14)
    {
        for (var j = 0; j < se.Length; j++)
        {
            fit.Coefficients[j].StandardError.ShouldAgree(se[j], relative, $"{fit.StandardErrors} {j}");
        }
    }

    private static DataTable Api()
    {
        var table = ReferenceTables.Read("api_cluster");
        var w2 = Enumerable.Range(1, table.Rows).Select(i => 1.0 + (i % 5)).ToArray();
        return table.With(new NumberColumn("w2", w2));
    }

    private static (ModelFrame Frame, InstrumentedDesign Design) Mroz()
    {
        var table = ReferenceTables.Read("mroz").Where("inlf == 1");
        var text = "lwage ~ educ + exper + expersq | exper + expersq + motheduc + fatheduc";
        var frame = ModelFrame.Build(Formula.Parse(text), table, "age");
        return (frame, new InstrumentedDesign(frame.Parts[0].Design, frame.Parts[1].Design));
    }
}
