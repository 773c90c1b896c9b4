using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Survival;

[Trait("Kind", "Reference")]
public sealed class CoxReferenceTests
{
    [Theory]
    [InlineData("penn_bonus", "cox_weeks_tg4")]
    [InlineData("veteran", "cox")]
    [InlineData("unemployment_romeo", "cox")]
    [InlineData("unemployment_romeo", "cox_pubemp_exact_ties")]
    public void Estimates_tests_and_baseline_agree(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var (times, design) = Model(dataset, id);
        var efron = CoxRegression.Fit(times, design, CoxSpecification.Default);
        FitAgrees(efron, reference.GetProperty("efron"));
        FitAgrees(
            CoxRegression.Fit(times, design, new() { Ties = TieMethod.Breslow }),
            reference.GetProperty("breslow")
        );
        var robust = CoxRegression.Fit(times, design, new() { Covariance = CovarianceEstimator.HC0 });
        ErrorsAgree(robust, reference.GetProperty("efron").GetProperty("se_robust"));
        TestsAgree(efron.TestProportionality(), reference.GetProperty("cox_zph_km"));
        TestsAgree(efron.TestProportionality(TimeTransform.Identity), reference.GetProperty("cox_zph_identity"));
        var baseline = reference.GetProperty("baseline_cumhaz_efron");
        for (var i = 0; i < baseline.GetProperty("time").GetArrayLength(); i++)
        {
            var at = efron
                .Baseline[0]
                .Times.ToList()
                .FindLastIndex(t => t <= baseline.GetProperty("time")[i].GetDouble());
            (at < 0 ? 0 : efron.Baseline[0].CumulativeHazard[at]).ShouldAgree(
                baseline.GetProperty("cumhaz")[i],
                NumericalDerivative
            );
        }
    }

    [Fact]
    public void Clustered_errors_agree()
    {
        var (times, design) = Model("penn_bonus", "cox_weeks_tg4");
        var clusters = Clusters.Of("abdt", Designs.Penn().Text("abdt"));
        var fit = CoxRegression.Fit(times, design, new() { Covariance = CovarianceEstimator.CR1(clusters) });
        ErrorsAgree(
            fit,
            ReferenceFolder.Case("penn_bonus", "cox_weeks_tg4").GetProperty("efron").GetProperty("se_cluster_abdt")
        );
    }

    [Fact]
    public void Strata_agree()
    {
        var reference = ReferenceFolder.Case("veteran", "cox_stratified_celltype");
        var data = ReferenceFolder.Table("veteran");
        var fit = CoxRegression.Fit(
            Durations.Veteran(),
            Design.Of(new("trt2", data.Indicator("trt", "2")), data.Column("karno")),
            new() { Strata = Clusters.Of("celltype", data.Text("celltype")) }
        );
        fit.LogLikelihood.ShouldAgree(reference.GetProperty("loglik"), ClosedForm);
        ErrorsAgree(fit, reference.GetProperty("se"));
        foreach (var term in fit.Coefficients)
        {
            term.Estimate.ShouldAgree(reference.GetProperty("coef").GetProperty(term.Term), Iterative, term.Term);
        }
    }

    private static void FitAgrees(CoxFit fit, JsonElement expected)
    {
        fit.N.ShouldBe(expected.GetProperty("n").GetDouble());
        fit.Events.ShouldBe(expected.GetProperty("events").GetInt32());
        fit.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
        fit.NullLogLikelihood.ShouldAgree(expected.GetProperty("loglik_null"), ClosedForm);
        fit.ScoreTest.Statistic.ShouldAgree(expected.GetProperty("score_chi2"), Iterative);
        fit.Coefficients.Wald(fit.Coefficients.Terms)
            .Statistic.ShouldAgree(expected.GetProperty("wald_chi2"), Iterative);
        ErrorsAgree(fit, expected.GetProperty("se"));
        foreach (var term in fit.Coefficients)
        {
            term.Estimate.ShouldAgree(
                expected.GetProperty("coef").GetProperty(Designs.InR(term.Term)),
                Iterative,
                term.Term
            );
        }
    }

    private static void ErrorsAgree(CoxFit fit, JsonElement errors)
    {
        foreach (var term in fit.Coefficients)
        {
            term.StandardError.ShouldAgree(errors.GetProperty(Designs.InR(term.Term)), Iterative, term.Term);
        }
    }

    private static void TestsAgree(IReadOnlyList<JointTest> tests, JsonElement expected)
    {
        foreach (var test in tests)
        {
            test.Statistic.ShouldAgree(
                expected.GetProperty("chisq").GetProperty(Designs.InR(test.Name)),
                NumericalDerivative,
                test.Name
            );
        }
    }

    private static (SurvivalTimes Times, Design Design) Model(string dataset, string id)
    {
        if (dataset == "penn_bonus")
        {
            string[] names = ["female", "black", "othrace", "agelt35", "agegt54", "durable", "lusd", "husd"];
            var penn = Designs.Penn();
            return (Durations.Penn(), new Design([new("t4", penn.Indicator("tg", "4")), .. names.Select(penn.Column)]));
        }

        if (dataset == "veteran")
        {
            var data = ReferenceFolder.Table("veteran");
            return (Durations.Veteran(), Durations.VeteranDesign(data, "karno", "diagtime", "age", "prior"));
        }

        var romeo = Durations.RomeoTable();
        return (
            Durations.Romeo(),
            id == "cox"
                ? Durations.RomeoDesign(romeo)
                : Design.Of(
                    new("pubemp", romeo.Indicator("pubemp", "yes")),
                    new("sex", romeo.Indicator("sex", "female"))
                )
        );
    }
}
