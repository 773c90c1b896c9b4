using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Bounds;
using Netto.Statistics.Censored;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Compliance;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Power;
using Netto.Statistics.Randomisation;
using Netto.Statistics.Resampling;
using Netto.Statistics.Sequential;
using Netto.Statistics.Surveys;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Reference;

/// <summary>Standard errors and degrees of freedom written out by their formulas in tests/reference/compliance.R.</summary>
[Trait("Kind", "Reference")]
public sealed class StoredComplianceTests
{
    private const double Closed = 1e-9;
    private static readonly JsonElement Stored = StoredReference.Read("compliance.json");

    [Fact]
    public void Lee_bounds_with_their_errors_agree()
    {
        var expected = Stored.GetProperty("lee");
        var bounds = LeeBounds.Of(Column(expected, "y"), Column(expected, "seen"), Column(expected, "treated"));
        bounds.Trimmed.ShouldAgree(expected.GetProperty("trimmed"), Closed, "trimmed");
        bounds.Lower.Estimate.ShouldAgree(expected.GetProperty("lower"), Closed, "lower");
        bounds.Upper.Estimate.ShouldAgree(expected.GetProperty("upper"), Closed, "upper");
        bounds.Lower.StandardError.ShouldAgree(expected.GetProperty("lower_se"), Closed, "its error");
        bounds.Upper.StandardError.ShouldAgree(expected.GetProperty("upper_se"), Closed, "its error");
        bounds.Low.ShouldAgree(expected.GetProperty("low"), Closed, "low");
        bounds.High.ShouldAgree(expected.GetProperty("high"), Closed, "high");
    }

    [Fact]
    public void Lee_bounds_of_arms_of_one_size_take_the_first_outcome_that_stays_as_the_edge()
    {
        var expected = Stored.GetProperty("lee_whole");
        var bounds = LeeBounds.Of(Column(expected, "y"), Column(expected, "seen"), Column(expected, "treated"));
        bounds.Trimmed.ShouldAgree(expected.GetProperty("trimmed"), Closed, "trimmed");
        bounds.Lower.Estimate.ShouldAgree(expected.GetProperty("lower"), Closed, "lower");
        bounds.Upper.Estimate.ShouldAgree(expected.GetProperty("upper"), Closed, "upper");
        bounds.Lower.StandardError.ShouldAgree(expected.GetProperty("lower_se"), Closed, "its error");
        bounds.Upper.StandardError.ShouldAgree(expected.GetProperty("upper_se"), Closed, "its error");
    }

    [Fact]
    public void Incidence_with_ties_has_the_errors_of_the_infinitesimal_jackknife()
    {
        var expected = Stored.GetProperty("incidence");
        var curves = CumulativeIncidence.Fit(Column(expected, "time"), Column(expected, "cause"));
        curves.Count.ShouldBe(3);
        foreach (var curve in curves)
        {
            var (share, error) = (expected.GetProperty("share"), expected.GetProperty("se"));
            curve.Points.Count.ShouldBe(share[curve.Cause - 1].GetArrayLength());
            for (var t = 0; t < curve.Points.Count; t++)
            {
                var what = $"cause {curve.Cause}, point {t}";
                curve.Points[t].Incidence.ShouldAgree(share[curve.Cause - 1][t], Closed, what);
                curve.Points[t].StandardError.ShouldAgree(error[curve.Cause - 1][t], Closed, what);
            }
        }
    }

    [Theory]
    [InlineData(PowerReference.Normal)]
    [InlineData(PowerReference.StudentT)]
    public void People_for_shares_do_not_depend_on_what_means_are_held_against(PowerReference reference)
    {
        PowerDesign design = new(600, 200) { Attrition = 0.1, Reference = reference };
        var expected = Stored.GetProperty("people_for_shares").GetDouble();
        PowerAnalysis.PeopleForShares(design, 0.3, 0.22).ShouldBe(expected);
    }

    [Fact]
    public void A_trait_of_compliers_agrees_with_the_system_of_moments()
    {
        var expected = Stored.GetProperty("trait");
        var trait = ComplierTrait.Of(Column(expected, "x"), Column(expected, "z"), Column(expected, "d")).Compliers;
        trait.Estimate.ShouldAgree(expected.GetProperty("estimate"), Closed, "mean");
        trait.StandardError.ShouldAgree(expected.GetProperty("se"), 1e-6, "its error, differentiated by numbers in R");
    }

    [Fact]
    public void Anderson_Rubin_by_clusters_has_G_less_one_degrees_of_freedom()
    {
        var expected = Stored.GetProperty("anderson_rubin_age");
        var table = ReferenceTables.Read("mroz").Where("inlf == 1");
        var text = "lwage ~ educ + exper + expersq | exper + expersq + motheduc + fatheduc";
        var frame = ModelFrame.Build(Formula.Parse(text), table, "age");
        var ages = Clusters.Of("age", ((NumberColumn)frame.Extras.Find("age")!).Values);
        var design = new InstrumentedDesign(frame.Parts[0].Design, frame.Parts[1].Design);
        var test = TwoStageLeastSquares
            .Fit(frame.Outcome, design, new() { Covariance = CovarianceEstimator.CR1(ages) })
            .AndersonRubin!;
        test.AtZero.Statistic.ShouldAgree(expected.GetProperty("statistic"), Closed, "F");
        test.AtZero.DenominatorDegreesOfFreedom.ShouldBe(expected.GetProperty("df").GetDouble());
        test.AtZero.PValue.ShouldAgree(expected.GetProperty("p"), Closed, "p");
        test.Set.Low.ShouldAgree(expected.GetProperty("low"), 1e-8, "low");
        test.Set.High.ShouldAgree(expected.GetProperty("high"), 1e-8, "high");
    }

    [Fact]
    public void Pairs_have_the_error_of_their_differences()
    {
        var expected = Stored.GetProperty("pairs");
        var design = new RandomisationDesign(expected.Numbers("treated"))
        {
            Blocks = Clusters.Of("pair", expected.Numbers("pair")),
            Units = Clusters.Of("unit", expected.Numbers("unit")),
        };
        var result = RandomisationTest.Run(expected.Numbers("y"), design, new ResamplingPlan(256, 1));
        result.Enumerated.ShouldBeTrue();
        result.Estimate.ShouldAgree(expected.GetProperty("estimate"), Closed, "difference");
        result.StandardError.ShouldAgree(expected.GetProperty("se"), Closed, "its error");
    }

    [Fact]
    public void The_information_used_on_average_agrees_with_multivariate_normal_chances()
    {
        var expected = Stored.GetProperty("expected_fraction");
        var boundary = new SequentialBoundary(0.05, expected.Numbers("fractions"), expected.Numbers("bounds"));
        GroupSequential
            .ExpectedFraction(boundary, expected.GetProperty("drift").GetDouble())
            .ShouldAgree(expected.GetProperty("value"), 1e-8, "share of the information");
    }

    [Fact]
    public void Never_takers_have_the_error_of_a_mean()
    {
        var expected = Stored.GetProperty("never");
        var people = Stored.GetProperty("trait");
        var never = ComplianceShares.Of(Column(people, "z"), Column(people, "d")).NeverTakers;
        never.Estimate.ShouldAgree(expected.GetProperty("share"), Closed, "share");
        never.StandardError.ShouldAgree(expected.GetProperty("se"), Closed, "its error");
    }

    [Fact]
    public void Power_of_arms_of_unequal_size_agrees() =>
        PowerAnalysis
            .PowerForShares(new(900, 400), 0.3, 0.22)
            .ShouldAgree(Stored.GetProperty("power"), Closed, "power");

    [Fact]
    public void Weighted_groups_of_unequal_size_agree_with_survey()
    {
        var expected = Stored.GetProperty("weighted");
        var (first, weights, after) = (
            expected.Numbers("first"),
            expected.Numbers("weight"),
            expected.Numbers("after")
        );
        WeightedGroup Group(double code) =>
            new([.. after.Where((_, row) => first[row] == code)], [.. weights.Where((_, row) => first[row] == code)]);
        var welch = WeightedComparisons.Welch(Group(1), Group(0));
        var stored = expected.GetProperty("welch");
        welch.Estimate!.Value.ShouldAgree(stored.GetProperty("difference"), Closed, "difference");
        welch.DegreesOfFreedom!.Value.ShouldAgree(stored.GetProperty("df"), Closed, "df");
        welch.PValue!.Value.ShouldAgree(stored.GetProperty("p"), Closed, "p");

        var survey = new SurveyDesign(weights);
        var change = WaveChange.Of(
            survey,
            Column(expected, "before"),
            Column(expected, "after"),
            Column(expected, "first")
        );
        change.Estimates["did"].Estimate.ShouldAgree(expected.GetProperty("did"), Closed, "difference in changes");
        change.Estimates["did"].StandardError.ShouldAgree(expected.GetProperty("did_se"), Closed, "its error");

        var quantiles = SurveyQuantiles.Of(survey, Column(expected, "after"), [0.25, 0.5]);
        for (var j = 0; j < quantiles.Count; j++)
        {
            quantiles[j].Estimate.ShouldAgree(expected.Numbers("quantile")[j], Closed, "quantile");
            quantiles[j].StandardError!.Value.ShouldAgree(expected.Numbers("quantile_se")[j], Closed, "its error");
        }
    }

    [Fact]
    public void The_spread_of_a_tobit_has_the_error_of_survreg()
    {
        var frame = ModelFrame.Build(Formula.Parse("hours ~ educ + exper + kidslt6"), ReferenceTables.Read("mroz"));
        var sigma = TobitRegression.Fit(frame.Outcome, frame.Parts[0].Design).LogSigma;
        sigma.Estimate.ShouldAgree(Stored.GetProperty("tobit").GetProperty("log_sigma"), 1e-7, "log spread");
        sigma.StandardError.ShouldAgree(Stored.GetProperty("tobit").GetProperty("se"), 1e-7, "its error");
    }

    private static DataColumn Column(JsonElement element, string name) => new(name, element.Numbers(name));
}
