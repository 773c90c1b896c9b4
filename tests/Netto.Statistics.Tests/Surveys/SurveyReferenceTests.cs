using System.Text.Json;
using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Surveys;

[Trait("Kind", "Reference")]
public sealed class SurveyReferenceTests
{
    private readonly StoredSurvey _survey = new();

    [Theory]
    [InlineData("plain")]
    [InlineData("finite")]
    [InlineData("rows")]
    public void Means_totals_and_ratios_agree_with_R(string kind)
    {
        var (design, reference) = (_survey.Design(kind), StoredSurvey.Values.GetProperty(kind));
        design.DegreesOfFreedom.ShouldAgree(reference.GetProperty("df"), ClosedForm);
        var means = SurveyEstimation.Means(design, _survey["api00"], _survey["enroll"]);
        Agree(means.Estimates, reference, "mean");
        means.DesignEffects[0].ShouldAgree(reference.GetProperty("deff"), ClosedForm);
        means.DesignEffectsWithReplacement[0].ShouldAgree(reference.GetProperty("deff_replace"), ClosedForm);
        Agree(SurveyEstimation.Totals(design, _survey["api00"], _survey["enroll"]).Estimates, reference, "total");
        var ratio = SurveyEstimation.Ratio(design, _survey["api00"], _survey["api99"]).Estimates[0];
        ratio.Estimate.ShouldAgree(reference.GetProperty("ratio"), ClosedForm);
        ratio.StandardError.ShouldAgree(reference.GetProperty("ratio_se"), ClosedForm);
        var groups = SurveyEstimation.MeansBy(design, _survey["api00"], "stype", _survey.Data.Text("stype"));
        Agree(groups.Estimates, reference, "domain");
        groups.Estimates.Covariance[0, 1].ShouldAgree(reference.GetProperty("domain_cov12"), 1e-8);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("finite")]
    [InlineData("rows")]
    public void Shares_and_their_intervals_agree_with_R(string kind)
    {
        var (design, reference) = (_survey.Design(kind), StoredSurvey.Values.GetProperty(kind));
        Agree(SurveyEstimation.Shares(design, "stype", _survey.Data.Text("stype")).Estimates, reference, "share");
        var high = SurveyEstimation.Means(design, _survey.High).Estimates[0];
        Agree(ProportionInterval.Logit(high), reference.GetProperty("logit"), Iterative);
        Agree(ProportionInterval.Logit(high), reference.GetProperty("xlogit"), ClosedForm);
        Agree(ProportionInterval.Beta(high, design.Rows), reference.GetProperty("beta"), ClosedForm);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("finite")]
    [InlineData("rows")]
    public void Quantiles_agree_with_R(string kind)
    {
        var reference = StoredSurvey.Values.GetProperty(kind);
        var found = SurveyQuantiles.Of(_survey.Design(kind), _survey.Jittered, [0.25, 0.5, 0.9]);
        for (var i = 0; i < found.Count; i++)
        {
            found[i].Estimate.ShouldAgree(reference.GetProperty("quantile")[i], ClosedForm);
            found[i].Low.ShouldAgree(reference.GetProperty("quantile_low")[i], ClosedForm);
            found[i].High.ShouldAgree(reference.GetProperty("quantile_high")[i], ClosedForm);
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("finite")]
    [InlineData("rows")]
    public void Regressions_agree_with_R(string kind)
    {
        var (design, reference) = (_survey.Design(kind), StoredSurvey.Values.GetProperty(kind));
        var linear = Netto.Statistics.Models.Design.WithConstant(_survey["ell"], _survey["meals"], _survey["mobility"]);
        Agree(SurveyRegression.Linear(design, _survey["api00"], linear), reference.GetProperty("linear"), ClosedForm);
        var binary = Netto.Statistics.Models.Design.WithConstant(_survey["ell"], _survey["meals"]);
        foreach (var (link, name) in new[] { (BinaryLink.Logit, "logit_model"), (BinaryLink.Probit, "probit_model") })
        {
            var fit = SurveyRegression.Binary(design, _survey.High, binary, link);
            Agree(fit, reference.GetProperty(name), Iterative);
            fit.MarginalEffects!.Count.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("finite")]
    [InlineData("rows")]
    public void Tests_agree_with_R(string kind)
    {
        var (design, reference) = (_survey.Design(kind), StoredSurvey.Values.GetProperty(kind));
        var ranks = SurveyComparisons.Ranks(design, _survey.Jittered, _survey.Elementary);
        var expected = reference.GetProperty("rank");
        ranks.Statistic.ShouldAgree(expected.GetProperty("t"), ClosedForm);
        ranks.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df"), ClosedForm);
        ranks.PValue.ShouldAgree(expected.GetProperty("p"), ClosedForm);
        ranks.Estimate.ShouldAgree(expected.GetProperty("estimate"), ClosedForm);
        var means = SurveyComparisons.Means(design, _survey["api00"], _survey.Elementary);
        expected = reference.GetProperty("ttest");
        means.Estimate.ShouldAgree(expected.GetProperty("estimate"), ClosedForm);
        means.Statistic.ShouldAgree(expected.GetProperty("t"), ClosedForm);
        means.PValue.ShouldAgree(expected.GetProperty("p"), ClosedForm);
        var table = RaoScottTest.Run(design, _survey.Data.Text("stype"), _survey.Data.Text("sch.wide"));
        expected = reference.GetProperty("rao_scott");
        table.Test.Statistic.ShouldAgree(expected.GetProperty("f"), ClosedForm);
        table.Test.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df1"), ClosedForm);
        table.DenominatorDegreesOfFreedom.ShouldAgree(expected.GetProperty("df2"), ClosedForm);
        table.Test.PValue.ShouldAgree(expected.GetProperty("p"), ClosedForm);
        table.Pearson.ShouldAgree(expected.GetProperty("pearson"), ClosedForm);
        table.FirstOrderPValue.ShouldAgree(expected.GetProperty("p_first"), ClosedForm);
    }

    [Fact]
    public void A_part_of_the_sample_agrees_with_R()
    {
        var meals = _survey.Data.Numbers("meals");
        var design = _survey.Design("finite").Within(i => meals[i] > 40);
        var reference = StoredSurvey.Values.GetProperty("subset");
        var mean = SurveyEstimation.Means(design, _survey["api00"]).Estimates[0];
        mean.Estimate.ShouldAgree(reference.GetProperty("mean"), ClosedForm);
        mean.StandardError.ShouldAgree(reference.GetProperty("se"), ClosedForm);
        mean.DegreesOfFreedom.ShouldAgree(reference.GetProperty("df"), ClosedForm);
        SurveyEstimation
            .Totals(design, _survey["api00"])
            .Estimates[0]
            .StandardError.ShouldAgree(reference.GetProperty("total_se"), ClosedForm);
        var fit = SurveyRegression.Linear(
            design,
            _survey["api00"],
            Netto.Statistics.Models.Design.WithConstant(_survey["ell"])
        );
        for (var j = 0; j < 2; j++)
        {
            fit.Coefficients[j].StandardError.ShouldAgree(reference.GetProperty("coef_se")[j], ClosedForm);
        }
    }

    [Theory]
    [InlineData(LoneUnits.Certain, "certainty")]
    [InlineData(LoneUnits.CentredOnSample, "adjust")]
    public void A_stratum_of_one_unit_agrees_with_R(LoneUnits rule, string name)
    {
        var districts = _survey.Data.Numbers("dnum");
        var strata = Clusters.Of("lone", districts.Select(d => d == districts[0] ? 9 : d % 3).ToArray());
        var design = _survey.Design("plain") with { Strata = strata, LoneUnits = rule };
        SurveyEstimation
            .Means(design, _survey["api00"])
            .Estimates[0]
            .StandardError.ShouldAgree(StoredSurvey.Values.GetProperty("lone").GetProperty(name), ClosedForm);
        Should
            .Throw<StatisticsException>(() =>
                SurveyEstimation.Means(design with { LoneUnits = LoneUnits.Refused }, _survey["api00"])
            )
            .Code.ShouldBe("SVY003");
    }

    private static void Agree(CoefficientTable found, JsonElement reference, string name)
    {
        for (var j = 0; j < found.Count; j++)
        {
            found[j].Estimate.ShouldAgree(reference.GetProperty(name)[j], ClosedForm, found[j].Term);
            found[j].StandardError.ShouldAgree(reference.GetProperty($"{name}_se")[j], ClosedForm, found[j].Term);
        }
    }

    private static void Agree(ConfidenceInterval? found, JsonElement expected, double tolerance)
    {
        found.ShouldNotBeNull();
        found.Value.Low.ShouldAgree(expected[0], tolerance);
        found.Value.High.ShouldAgree(expected[1], tolerance);
    }

    private static void Agree(SurveyRegressionFit fit, JsonElement expected, double tolerance)
    {
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            var b = fit.Coefficients[j];
            b.Estimate.ShouldAgree(expected.GetProperty("coef")[j], tolerance, b.Term);
            b.StandardError.ShouldAgree(expected.GetProperty("se")[j], tolerance, b.Term);
            b.DegreesOfFreedom.ShouldAgree(expected.GetProperty("df"), ClosedForm);
        }
    }
}
