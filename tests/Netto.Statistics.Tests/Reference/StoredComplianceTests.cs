using System.Text.Json;
using Netto.Formulas.Data;
using Netto.Formulas.Frames;
using Netto.Formulas.Terms;
using Netto.Statistics.Bounds;
using Netto.Statistics.Compliance;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Models;
using Netto.Statistics.Randomisation;
using Netto.Statistics.Resampling;
using Netto.Statistics.Sequential;
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

    private static DataColumn Column(JsonElement element, string name) => new(name, element.Numbers(name));
}
