using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;
using Netto.Statistics.Tests.Surveys;
using Netto.Statistics.Weighting;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Weighting;

public sealed class WeightingTests
{
    [Fact]
    [Trait("Kind", "Reference")]
    public void Post_stratification_agrees_with_R()
    {
        var reference = ReferenceFolder.Case("api_cluster", "poststratified_stype");
        var data = ReferenceFolder.Table("api_cluster");
        var fit = PostStratification
            .Fit(ApiMargins.Of(data, "stype"), data.Numbers("pw"))
            .ScaledTo(reference.GetProperty("sum_weights").GetDouble());
        WeightsAgree(fit, reference);
        Mean(data.Numbers("api00"), fit.Weights)
            .ShouldAgree(reference.GetProperty("mean").GetProperty("api00"), ClosedForm);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Raking_agrees_with_R()
    {
        var reference = ReferenceFolder.Case("api_cluster", "raked_stype_schwide");
        var data = ReferenceFolder.Table("api_cluster");
        var fit = Raking
            .Fit([ApiMargins.Of(data, "stype"), ApiMargins.Of(data, "sch.wide")], data.Numbers("pw"))
            .ScaledTo(reference.GetProperty("sum_weights").GetDouble());
        WeightsAgree(fit, reference);
        Mean(data.Numbers("enroll"), fit.Weights)
            .ShouldAgree(reference.GetProperty("mean").GetProperty("enroll"), Iterative);
        fit.EffectiveN.ShouldAgree(
            ReferenceFolder.Case("api_cluster", "kish_design_effect_raked").GetProperty("ess"),
            Iterative
        );
    }

    [Theory]
    [Trait("Kind", "Reference")]
    [InlineData("entropy_balance_psid_1moment", "nsw_treated_psid.csv")]
    [InlineData("entropy_balance_experiment_2moments", "data.csv")]
    public void Entropy_balancing_agrees_with_R(string id, string file)
    {
        var reference = ReferenceFolder.Case("lalonde_nsw", id);
        var data = ReferenceFolder.Table("lalonde_nsw", file);
        var treated = data.Numbers(reference.GetProperty("treatment").GetString()!);
        var controls = data.Where(i => treated[i] == 0);
        WeightingTarget[] targets =
        [
            .. reference
                .GetProperty("target_means")
                .EnumerateObject()
                .Select(t => new WeightingTarget.Mean(Term(controls, t.Name), t.Value.GetDouble())),
        ];
        var fit = EntropyBalancing.Fit(targets).ScaledTo(1);
        fit.EffectiveN.ShouldAgree(reference.GetProperty("ess_controls"), Iterative);
        fit.Largest.ShouldAgree(reference.GetProperty("max_weight"), Iterative);
        fit.Smallest.ShouldAgree(reference.GetProperty("min_weight"), NumericalDerivative);
        var first = reference.GetProperty("weights_first10_controls");
        for (var i = 0; i < 10; i++)
        {
            fit.Weights[i].ShouldAgree(first[i], NumericalDerivative);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Raking_to_one_margin_is_post_stratification()
    {
        string[] sex = ["m", "v", "v", "m", "v"];
        WeightingTarget.Shares target = new("sex", sex, Half);
        Raking.Fit([target]).Weights.ShouldBe(PostStratification.Fit(target).Weights, 1e-12);
        EntropyBalancing.Fit([target]).Weights.ShouldBe(PostStratification.Fit(target).Weights, 1e-9);
        Calibration.Fit([target]).Weights.ShouldBe(PostStratification.Fit(target).Weights, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Base_weights_are_kept_as_factors()
    {
        string[] sex = ["m", "v", "v", "m", "v"];
        double[] design = [1, 2, 1, 4, 1];
        var fit = Raking.Fit([new("sex", sex, Half)], design);
        (fit.Weights[3] / fit.Weights[0]).ShouldBe(4, 1e-12);
        fit.Weights.Sum().ShouldBe(5, 1e-12);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Margins_that_contradict_each_other_are_said_not_to_be_reached()
    {
        // Men are all young, women all old: half men and a third young cannot both be.
        string[] sex = ["m", "m", "v", "v"];
        string[] age = ["young", "young", "old", "old"];
        var third = new Dictionary<string, double>(StringComparer.Ordinal) { ["young"] = 1 / 3.0, ["old"] = 2 / 3.0 };
        WeightingTarget.Shares[] targets = [new("sex", sex, Half), new("age", age, third)];
        var problem = Should.Throw<StatisticsException>(() => Raking.Fit(targets));
        problem.Code.ShouldBe(StatisticsErrors.NotConverged);
        problem.Message.ShouldContain("not reached");
        Should
            .Throw<StatisticsException>(() => EntropyBalancing.Fit(targets))
            .Code.ShouldBe(StatisticsErrors.NotConverged);
        Should.Throw<StatisticsException>(() => Calibration.Fit(targets)).Code.ShouldBe(StatisticsErrors.NotConverged);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_mean_outside_the_data_is_said_not_to_be_reached() =>
        Should
            .Throw<StatisticsException>(() =>
                EntropyBalancing.Fit([new WeightingTarget.Mean(new("age", [20, 30, 40]), 50)])
            )
            .Message.ShouldContain("age");

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_category_without_respondents_is_named() =>
        Should
            .Throw<StatisticsException>(() => new WeightingTarget.Shares("sex", ["m", "m"], Half))
            .Message.ShouldContain("nobody has sex v");

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(0.5, 0.6, "sum to 1.1")]
    [InlineData(-0.5, 1.5, "sum to 1")]
    [InlineData(double.NaN, 1, "sum to NaN")]
    public void Shares_that_do_not_sum_to_one_are_refused(double men, double women, string told)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal) { ["m"] = men, ["v"] = women };
        var problem = Should.Throw<StatisticsException>(() => new WeightingTarget.Shares("sex", ["m", "v"], shares));
        problem.Code.ShouldBe("WGT001");
        problem.Message.ShouldContain(told);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Post_stratification_takes_one_variable_and_no_means()
    {
        WeightingTarget.Shares sex = new("sex", ["m", "v"], Half);
        var age = new WeightingTarget.Mean(new("age", [20, 40]), 30);
        Should
            .Throw<StatisticsException>(() => SurveyWeights.Fit(WeightingMethod.PostStratification, [sex, sex]))
            .Code.ShouldBe("WGT001");
        Should
            .Throw<StatisticsException>(() => SurveyWeights.Fit(WeightingMethod.Raking, [sex, age]))
            .Message.ShouldContain("mean of age");
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_row_without_a_target_is_named() =>
        Should
            .Throw<StatisticsException>(() => new WeightingTarget.Shares("sex", ["m", "v", "x"], Half))
            .Message.ShouldContain("row 3");

    private static Dictionary<string, double> Half => new(StringComparer.Ordinal) { ["m"] = 0.5, ["v"] = 0.5 };

    private static DataColumn Term(CsvColumns data, string name) =>
        name.EndsWith("^2", StringComparison.Ordinal)
            ? new(name, Array.ConvertAll(data.Numbers(name[..^2]), v => v * v))
            : data.Column(name);

    private static void WeightsAgree(WeightingFit fit, JsonElement reference)
    {
        fit.Smallest.ShouldAgree(reference.GetProperty("weights_min"), Iterative);
        fit.Largest.ShouldAgree(reference.GetProperty("weights_max"), Iterative);
        var first = reference.GetProperty("weights_first10");
        for (var i = 0; i < 10; i++)
        {
            fit.Weights[i].ShouldAgree(first[i], Iterative);
        }
    }

    private static double Mean(double[] values, double[] weights) =>
        values.Zip(weights, (v, w) => v * w).Sum() / weights.Sum();
}
