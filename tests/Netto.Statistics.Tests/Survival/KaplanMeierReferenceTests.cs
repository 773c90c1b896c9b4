using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Survival;

[Trait("Kind", "Reference")]
public sealed class KaplanMeierReferenceTests
{
    [Theory]
    [InlineData("penn_bonus", "km_weeks_censored_at_52")]
    [InlineData("veteran", "km_by_trt")]
    [InlineData("veteran", "km_by_celltype")]
    [InlineData("unemployment_romeo", "km_by_pubemp")]
    [InlineData("unemployment_romeo", "km_by_reason")]
    public void Curves_and_tests_agree(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var (times, groups) = Durations.Of(dataset, id);
        times.Rows.ShouldBe(reference.GetProperty("n").GetInt32());
        times.Events.ShouldBe(reference.GetProperty("events").GetInt32());
        var codes = Clusters.Of("group", groups);
        var curves = KaplanMeier.FitByGroup(times, codes);
        foreach (var group in groups.Distinct())
        {
            var curve = curves[codes.Codes[Array.IndexOf(groups, group)]];
            CurveAgrees(curve, reference, group);
        }

        var logrank = LogRankTest.Run(times, codes);
        logrank.Test.Statistic.ShouldAgree(reference.GetProperty("logrank").GetProperty("chi2"), ClosedForm);
        logrank.Test.Restrictions.ShouldBe(reference.GetProperty("logrank").GetProperty("df").GetDouble());
        logrank.Test.PValue.ShouldAgree(reference.GetProperty("logrank").GetProperty("p"), ClosedForm);
        LogRankTest
            .Run(times, codes, rho: 1)
            .Test.Statistic.ShouldAgree(reference.GetProperty("peto_peto_rho1").GetProperty("chi2"), ClosedForm);
    }

    [Fact]
    public void Stratified_test_agrees()
    {
        var reference = ReferenceFolder.Case("veteran", "logrank_stratified_celltype");
        var (times, groups) = Durations.Of("veteran", "km_by_trt");
        var strata = Clusters.Of("celltype", ReferenceFolder.Table("veteran").Text("celltype"));
        LogRankTest
            .Run(times, Clusters.Of("trt", groups), strata)
            .Test.Statistic.ShouldAgree(reference.GetProperty("chi2"), ClosedForm);
    }

    private static void CurveAgrees(SurvivalCurve curve, JsonElement reference, string group)
    {
        var expected = reference.GetProperty("groups").GetProperty(group);
        for (var i = 0; i < expected.GetProperty("time").GetArrayLength(); i++)
        {
            var point = curve.At(expected.GetProperty("time")[i].GetDouble());
            point.AtRisk.ShouldBe(expected.GetProperty("n_risk")[i].GetDouble());
            point.Survival.ShouldAgree(expected.GetProperty("survival")[i], ClosedForm);
            point.StandardError.ShouldAgree(expected.GetProperty("se_greenwood")[i], ClosedForm);
            LimitsAgree(point.Interval(SurvivalScale.Log), expected, "log", i);
            LimitsAgree(point.Interval(SurvivalScale.Plain), expected, "plain", i);
            LimitsAgree(point.Interval(SurvivalScale.LogLog), expected, "loglog", i);
        }

        curve.Median.ShouldAgree(reference.GetProperty("median").GetProperty(group), ClosedForm);
        var mean = curve.RestrictedMean(reference.GetProperty("rmst_tau").GetDouble());
        mean.Mean.ShouldAgree(reference.GetProperty("rmst").GetProperty(group), ClosedForm);
        mean.StandardError.ShouldAgree(reference.GetProperty("rmst_se").GetProperty(group), ClosedForm);
    }

    private static void LimitsAgree(ConfidenceInterval? actual, JsonElement expected, string scale, int at)
    {
        (actual?.Low).ShouldAgree(expected.GetProperty($"{scale}_low")[at], ClosedForm);
        (actual?.High).ShouldAgree(expected.GetProperty($"{scale}_high")[at], ClosedForm);
    }
}
