using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Reference;

/// <summary>Every OLS and 2SLS case of the reference files, through the formula.</summary>
[Trait("Kind", "Reference")]
public sealed class LinearReferenceTests
{
    [Theory]
    [InlineData("penn_bonus", "itt_logdur_tg4_unadjusted")]
    [InlineData("penn_bonus", "itt_logdur_tg4_adjusted")]
    [InlineData("penn_bonus", "itt_logdur_tg4_lin_interacted")]
    [InlineData("penn_bonus", "itt_logdur_all_arms")]
    [InlineData("penn_bonus", "itt_weeks_tg4_unadjusted")]
    [InlineData("penn_bonus", "lpm_exit10")]
    [InlineData("jobs2", "itt_depress2")]
    [InlineData("jobs2", "itt_depress2_adjusted")]
    [InlineData("njmin", "did_regression_unbalanced")]
    [InlineData("njmin", "did_regression_chain_owned")]
    [InlineData("njmin", "did_first_difference_balanced")]
    [InlineData("njmin", "did_first_difference_controls")]
    [InlineData("njmin", "first_difference_wage_gap")]
    [InlineData("njmin", "long_file_did_with_zero_closed")]
    [InlineData("lalonde_nsw", "itt_re78")]
    [InlineData("lalonde_nsw", "itt_re78_adjusted")]
    [InlineData("lalonde_nsw", "did_earnings_75_78")]
    [InlineData("lalonde_nsw", "ancova_re78_on_re75")]
    [InlineData("lalonde_nsw", "observational_ols_psid")]
    [InlineData("mroz", "ols_lwage")]
    public void Ols_agrees_with_R(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var frame = Frame(dataset, id, reference);
        foreach (var vcov in reference.GetProperty("vcov").EnumerateObject())
        {
            var spec = new LinearSpecification { Covariance = Covariance(vcov.Name, frame) };
            var fit = LinearRegression.Fit(frame.Outcome, frame.Design, spec);
            CheckFit(fit, reference);
            CheckTable(fit.Coefficients, reference.GetProperty("coef"), vcov);
        }
    }

    [Theory]
    [InlineData("jobs2", "late_depress2_no_cov")]
    [InlineData("jobs2", "late_depress2_adjusted")]
    [InlineData("jobs2", "late_work1_adjusted")]
    [InlineData("jobs2", "late_depress2_overidentified")]
    [InlineData("mroz", "iv_lwage_parents")]
    [InlineData("mroz", "iv_lwage_parents_husband")]
    public void Two_stage_least_squares_agrees_with_R(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var levels = ReferenceFolder.Case("jobs2", "itt_depress2_adjusted");
        var frame = Frame(dataset, id, dataset == "jobs2" ? levels : reference, reference);
        var design = new InstrumentedDesign(frame.Parts[0].Design, frame.Parts[1].Design);
        foreach (var vcov in reference.GetProperty("vcov").EnumerateObject())
        {
            var spec = new InstrumentalVariablesSpecification { Covariance = Covariance(vcov.Name, frame) };
            var fit = TwoStageLeastSquares.Fit(frame.Outcome, design, spec);
            CheckTable(fit.Coefficients, reference.GetProperty("coef"), vcov);
            fit.ResidualStandardDeviation.ShouldAgree(reference.GetProperty("sigma"), Agreement.ClosedForm, "sigma");
            CheckDiagnostics(fit, reference, vcov.Name);
        }
    }

    [Theory]
    [InlineData("joint_F_six_arms", "classical")]
    [InlineData("joint_F_six_arms_HC1", "HC1")]
    public void Six_arms_tested_jointly_agree_with_R(string id, string vcov)
    {
        var expected = ReferenceFolder.Case("penn_bonus", id);
        var all = ReferenceFolder.Case("penn_bonus", "itt_logdur_all_arms");
        var frame = Frame("penn_bonus", "itt_logdur_all_arms", all);
        var specification = new LinearSpecification { Covariance = Covariance(vcov, frame) };
        var fit = LinearRegression.Fit(frame.Outcome, frame.Design, specification);
        string[] arms = [.. fit.Coefficients.Terms.Where(t => t.StartsWith("factor(tg)", StringComparison.Ordinal))];
        var test = fit.Test(arms);
        test.Statistic.ShouldAgree(expected.GetProperty("F"), Agreement.ClosedForm, "F");
        test.Restrictions.ShouldBe(expected.GetProperty("df1").GetDouble());
        test.DenominatorDegreesOfFreedom.ShouldBe(expected.GetProperty("df2").GetDouble());
        test.PValue.ShouldAgree(expected.GetProperty("p"), 1e-8, "p");
    }

    private static void CheckDiagnostics(InstrumentalVariablesFit fit, JsonElement reference, string vcov)
    {
        var first = reference.GetProperty("first_stage").EnumerateObject().Single().Value;
        first.TryGetProperty("F_" + vcov, out var f);
        if (f.ValueKind == JsonValueKind.Number)
        {
            fit.FirstStage.F.Statistic.ShouldAgree(f, Agreement.ClosedForm, "first stage F");
        }
        fit.FirstStage.PartialRSquared.ShouldAgree(
            first.GetProperty("partial_r_squared"),
            Agreement.ClosedForm,
            "partial R2"
        );
        var wu = reference.GetProperty("wu_hausman");
        fit.WuHausman.Statistic.ShouldAgree(wu.GetProperty("statistic"), 1e-8, "Wu-Hausman");
        fit.WuHausman.PValue.ShouldAgree(wu.GetProperty("p"), 1e-8, "Wu-Hausman p");
        if (reference.TryGetProperty("sargan", out var sargan))
        {
            fit.Sargan!.Statistic.ShouldAgree(sargan.GetProperty("statistic"), 1e-8, "Sargan");
            fit.Sargan.PValue.ShouldAgree(sargan.GetProperty("p"), 1e-8, "Sargan p");
        }
        if (vcov == "classical")
        {
            var ar = reference.GetProperty("anderson_rubin_beta0");
            fit.AndersonRubin!.AtZero.Statistic.ShouldAgree(ar.GetProperty("F"), 1e-8, "Anderson-Rubin");
            fit.AndersonRubin.AtZero.PValue.ShouldAgree(ar.GetProperty("p"), 1e-8, "Anderson-Rubin p");
        }
    }

    private static ModelFrame Frame(string dataset, string id, JsonElement levels, JsonElement? reference = null)
    {
        var table = ReferenceTables.Of(dataset, id).WithLevels(levels);
        var clusters = (reference ?? levels).GetProperty("vcov").EnumerateObject().Select(v => v.Name);
        var extras = clusters.Where(n => n.StartsWith("CR1_", StringComparison.Ordinal)).Select(n => n[4..]).ToArray();
        return ModelFrame.Build(
            Formula.Parse((reference ?? levels).GetProperty("formula").GetString()!),
            table,
            extras
        );
    }

    private static CovarianceEstimator Covariance(string name, ModelFrame frame)
    {
        if (!name.StartsWith("CR", StringComparison.Ordinal))
        {
            return name switch
            {
                "classical" => CovarianceEstimator.Classical,
                "HC0" => CovarianceEstimator.HC0,
                "HC1" => CovarianceEstimator.HC1,
                "HC2" => CovarianceEstimator.HC2,
                _ => CovarianceEstimator.HC3,
            };
        }
        var label = name[4..];
        var clusters = frame.Extras.Find(label) is TextColumn text
            ? Clusters.Of(label, text.Codes)
            : Clusters.Of(label, ((NumberColumn)frame.Extras.Find(label)!).Values);
        return name[..3] switch
        {
            "CR0" => CovarianceEstimator.CR0(clusters),
            "CR1" => CovarianceEstimator.CR1(clusters),
            _ => CovarianceEstimator.CR2(clusters),
        };
    }

    private static void CheckFit(LinearFit fit, JsonElement reference)
    {
        fit.N.ShouldBe(reference.GetProperty("n").GetDouble());
        fit.ResidualDegreesOfFreedom.ShouldBe(reference.GetProperty("df_residual").GetDouble());
        fit.RSquared.ShouldAgree(reference.GetProperty("r_squared"), Agreement.ClosedForm, "R2");
        fit.AdjustedRSquared.ShouldAgree(reference.GetProperty("adj_r_squared"), Agreement.ClosedForm, "adjusted R2");
        fit.ResidualStandardDeviation.ShouldAgree(reference.GetProperty("sigma"), Agreement.ClosedForm, "sigma");
        fit.LogLikelihood.ShouldAgree(reference.GetProperty("loglik"), Agreement.ClosedForm, "log likelihood");
        fit.OverallTest.Statistic.ShouldAgree(reference.GetProperty("f_statistic"), Agreement.ClosedForm, "F");
    }

    private static void CheckTable(CoefficientTable table, JsonElement coef, JsonProperty vcov)
    {
        table.Count.ShouldBe(coef.EnumerateObject().Count());
        var j = 0;
        var relative = vcov.Name.StartsWith("CR2", StringComparison.Ordinal) ? 1e-6 : Agreement.ClosedForm;
        foreach (var expected in coef.EnumerateObject())
        {
            var b = table[j++];
            var name = $"{vcov.Name} {expected.Name}";
            b.Term.Replace("[", "", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal)
                .ShouldBe(expected.Name);
            b.Estimate.ShouldAgree(expected.Value, Agreement.ClosedForm, name);
            b.StandardError.ShouldAgree(
                vcov.Value.GetProperty("se").GetProperty(expected.Name),
                relative,
                name + " se"
            );
            if (vcov.Value.TryGetProperty("df_satterthwaite", out var df))
            {
                b.DegreesOfFreedom.ShouldAgree(df.GetProperty(expected.Name), relative, name + " df");
                b.PValue.ShouldAgree(
                    vcov.Value.GetProperty("p_satterthwaite").GetProperty(expected.Name),
                    1e-5,
                    name + " p"
                );
                continue;
            }
            b.PValue.ShouldAgree(vcov.Value.GetProperty("p").GetProperty(expected.Name), 1e-7, name + " p");
            b.Low.ShouldAgree(vcov.Value.GetProperty("ci95_low").GetProperty(expected.Name), 1e-7, name + " low");
            b.High.ShouldAgree(vcov.Value.GetProperty("ci95_high").GetProperty(expected.Name), 1e-7, name + " high");
        }
    }
}
