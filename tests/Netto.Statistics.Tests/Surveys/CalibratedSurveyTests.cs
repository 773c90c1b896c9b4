using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Surveys;
using Netto.Statistics.Tests.Data;
using Netto.Statistics.Weighting;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Surveys;

[Trait("Kind", "Reference")]
public sealed class CalibratedSurveyTests
{
    private readonly StoredSurvey _survey = new();

    [Theory]
    [InlineData("cluster_fpc")]
    [InlineData("cluster_no_fpc")]
    [InlineData("poststratified_stype")]
    [InlineData("raked_stype_schwide")]
    public void Every_case_of_the_California_sample_agrees(string id)
    {
        var reference = ReferenceFolder.Case("api_cluster", id);
        var design = new SurveyDesign(_survey.Data.Numbers("pw"))
        {
            Units = _survey.Districts,
            PopulationUnits = id == "cluster_no_fpc" ? null : _survey.Data.Numbers("fpc"),
        };
        design = id switch
        {
            "poststratified_stype" => design.CalibratedTo(WeightingMethod.PostStratification, [Margin("stype")], 6194),
            "raked_stype_schwide" => design.CalibratedTo(
                WeightingMethod.Raking,
                [Margin("stype"), Margin("sch.wide")],
                6194
            ),
            _ => design,
        };
        design.PopulationSize.ShouldAgree(reference.GetProperty("sum_weights"), ClosedForm);
        var means = SurveyEstimation.Means(design, _survey["api00"], _survey["enroll"]);
        Agree(means.Estimates, reference.GetProperty("mean"), reference.GetProperty("mean_se"));
        means.DesignEffects[0].ShouldAgree(reference.GetProperty("deff_api00"), Iterative);
        var total = SurveyEstimation.Totals(design, _survey["enroll"]).Estimates[0];
        total.Estimate.ShouldAgree(reference.GetProperty("total_enroll"), Iterative);
        total.StandardError.ShouldAgree(reference.GetProperty("total_enroll_se"), Iterative);
        var ratio = SurveyEstimation.Ratio(design, _survey["api00"], _survey["api99"]).Estimates[0];
        ratio.Estimate.ShouldAgree(reference.GetProperty("ratio_api00_api99"), Iterative);
        ratio.StandardError.ShouldAgree(reference.GetProperty("ratio_se"), Iterative);
        var shares = SurveyEstimation.Shares(design, "stype", _survey.Data.Text("stype")).Estimates;
        Agree(shares, reference.GetProperty("prop_stype"), reference.GetProperty("prop_stype_se"));
        var fit = SurveyRegression.Linear(
            design,
            _survey["api00"],
            Netto.Statistics.Models.Design.WithConstant(_survey["ell"], _survey["meals"], _survey["mobility"])
        );
        var expected = reference.GetProperty("svyglm");
        Agree(fit.Coefficients, expected.GetProperty("coef"), expected.GetProperty("se"));
        fit.Coefficients[0].DegreesOfFreedom.ShouldAgree(expected.GetProperty("df_residual"), ClosedForm);
        var groups = SurveyEstimation.MeansBy(design, _survey["api00"], "stype", _survey.Data.Text("stype"));
        Agree(
            groups.Estimates,
            reference.GetProperty("domain_mean_by_stype"),
            reference.GetProperty("domain_se_by_stype")
        );
    }

    [Theory]
    [InlineData(WeightingMethod.Calibration, "calibrated")]
    [InlineData(WeightingMethod.Raking, "raked")]
    [InlineData(WeightingMethod.EntropyBalancing, "raked")]
    [InlineData(WeightingMethod.PostStratification, "post")]
    public void Calibration_of_unequal_weights_agrees(WeightingMethod method, string name)
    {
        var reference = StoredSurvey.Values.GetProperty(name);
        WeightingTarget[] targets =
            method == WeightingMethod.PostStratification ? [Margin("stype")] : [Margin("stype"), Margin("sch.wide")];
        var design = _survey.Design("plain").CalibratedTo(method, targets, 6194);
        for (var i = 0; i < 10; i++)
        {
            design.Weights[i].ShouldAgree(reference.GetProperty("weights")[i], Iterative);
        }

        var columns = new[] { _survey["api00"], _survey["enroll"] };
        var (means, totals) = (SurveyEstimation.Means(design, columns), SurveyEstimation.Totals(design, columns));
        for (var j = 0; j < 2; j++)
        {
            means.Estimates[j].Estimate.ShouldAgree(reference.GetProperty("mean")[j], Iterative);
            means.Estimates[j].StandardError.ShouldAgree(reference.GetProperty("mean_se")[j], Iterative);
            totals.Estimates[j].StandardError.ShouldAgree(reference.GetProperty("total_se")[j], Iterative);
        }

        var meals = _survey.Data.Numbers("meals");
        var part = SurveyEstimation.Means(design.Within(i => meals[i] > 40), _survey["api00"]).Estimates[0];
        part.Estimate.ShouldAgree(reference.GetProperty("subset"), Iterative);
        part.StandardError.ShouldAgree(reference.GetProperty("subset_se"), Iterative);
        var fit = SurveyRegression.Linear(
            design,
            _survey["api00"],
            Netto.Statistics.Models.Design.WithConstant(_survey["ell"])
        );
        for (var j = 0; j < 2; j++)
        {
            fit.Coefficients[j].Estimate.ShouldAgree(reference.GetProperty("coef")[j], Iterative);
            fit.Coefficients[j].StandardError.ShouldAgree(reference.GetProperty("coef_se")[j], Iterative);
        }
    }

    [Fact]
    public void The_bootstrap_of_units_agrees_within_Monte_Carlo_error()
    {
        var expected = StoredSurvey.Values.GetProperty("bootstrap").GetProperty("mean_se");
        DataColumn[] columns = [_survey["api00"], _survey["enroll"]];
        var fit = SurveyBootstrap.Fit(
            _survey.Design("plain"),
            d => SurveyEstimation.Means(d, columns).Estimates,
            new ResamplingPlan(2000, 5)
        );
        fit.Failed.ShouldBe(0);
        for (var j = 0; j < 2; j++)
        {
            // Errors of 2,000 and 4,000 draws: about 2%.
            var theirs = expected[j].GetDouble();
            fit.Coefficients[j].StandardError.ShouldBeInRange(theirs * 0.94, theirs * 1.06);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_bootstrap_calibrates_again_in_every_draw()
    {
        var design = _survey.Design("plain").CalibratedTo(WeightingMethod.Raking, [Margin("sch.wide")], 6194);
        var wide = new DataColumn("wide", _survey.Data.Indicator("sch.wide", "Yes"));
        var fit = SurveyBootstrap.Fit(
            design,
            d => SurveyEstimation.Means(d, wide, _survey["enroll"]).Estimates,
            new ResamplingPlan(300, 5)
        );
        fit.Coefficients["wide"].StandardError.ShouldBeLessThan(1e-12);
        var linear = SurveyEstimation.Means(design, wide, _survey["enroll"]).Estimates["enroll"].StandardError;
        fit.Coefficients["enroll"].StandardError.ShouldBeInRange(linear * 0.75, linear * 1.25);
    }

    private static void Agree(CoefficientTable found, JsonElement estimates, JsonElement errors)
    {
        foreach (var (term, name) in found.Terms.Zip(estimates.EnumerateObject().Select(e => e.Name)))
        {
            var b = found[term];
            b.Estimate.ShouldAgree(estimates.GetProperty(name), Iterative, term);
            // A share that the weights fix has no error; R leaves rounding.
            var expected = errors.GetProperty(name).GetDouble();
            if (expected < 1e-12)
            {
                b.StandardError.ShouldBeLessThan(1e-12, term);
            }
            else
            {
                b.StandardError.ShouldAgree(expected, Iterative, term);
            }
        }
    }

    private WeightingTarget.Shares Margin(string variable) => ApiMargins.Of(_survey.Data, variable);
}
