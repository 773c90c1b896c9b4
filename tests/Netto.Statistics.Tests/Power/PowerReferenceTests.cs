using System.Text.Json;
using Netto.Statistics.Distributions;
using Netto.Statistics.Power;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Power;

/// <summary>Power against R (tests/reference/design.R) and against simulated trials.</summary>
public sealed class PowerReferenceTests
{
    private static readonly JsonElement Stored = StoredReference.Read("design.json");

    private static double R(string section, string name) => Stored.GetProperty(section).GetProperty(name).GetDouble();

    [Fact]
    [Trait("Kind", "Reference")]
    public void The_noncentral_t_agrees_with_R()
    {
        foreach (var row in Stored.GetProperty("noncentral").EnumerateArray())
        {
            var (t, df, ncp) = (At(row, "t"), At(row, "df"), At(row, "ncp"));
            var upper = NoncentralStudentT.UpperTail(t, df, ncp);
            upper.ShouldAgree(At(row, "upper"), Agreement.ClosedForm, $"t {t}, df {df}, ncp {ncp}");
            (upper + NoncentralStudentT.LowerTail(t, df, ncp)).ShouldBe(1, 1e-13);
        }

        static double At(JsonElement row, string name) => row.GetProperty(name).GetDouble();
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Power_of_t_tests_agrees_with_R()
    {
        PowerDesign design = new(20, 20) { Reference = PowerReference.StudentT };
        PowerAnalysis.PowerForMean(design, 1, 1).ShouldAgree(R("power", "t_20"), Agreement.ClosedForm);
        PowerAnalysis
            .PowerForMean(design with { Treatment = 30, Control = 12 }, 2, 1.5)
            .ShouldAgree(R("power", "t_unequal"), Agreement.ClosedForm);
        PowerAnalysis.PeopleForMean(design with { Power = 0.9 }, 1, 0.5).ShouldBe(R("power", "t_n"));
        PowerAnalysis
            .DetectableMean(design with { Treatment = 15, Control = 15 }, 1)
            .IntentionToTreat.ShouldAgree(R("power", "t_delta"), Agreement.Iterative);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Shares_clusters_and_compliers_agree_with_R()
    {
        PowerAnalysis.PowerForShares(new(1000, 1000), 0.3, 0.25).ShouldAgree(R("power", "prop"), Agreement.ClosedForm);
        PowerAnalysis
            .PeopleForShares(new(1, 1) { Power = 0.9 }, 0.2, 0.15)
            .ShouldBe(Math.Ceiling(2 * R("power", "prop_n")));
        PowerDesign design = new(400, 200) { ServedInTreatment = 0.7, ServedInControl = 0.15 };
        var clustered = design with
        {
            ClusterSize = 30,
            ClusterSizeVariation = 0.6,
            IntraclassCorrelation = 0.02,
            Attrition = 0.1,
            Explained = 0.25,
        };
        var detectable = PowerAnalysis.DetectableMean(clustered, 5);
        detectable.IntentionToTreat.ShouldAgree(R("power", "cluster_mde"), Agreement.ClosedForm);
        detectable.OnCompliers.ShouldAgree(R("power", "cluster_mde") / 0.55, Agreement.ClosedForm);
        PowerAnalysis.PowerForCompliers(design, 5, 2).ShouldAgree(R("power", "late_power"), Agreement.ClosedForm);
        PowerAnalysis.PeopleForCompliers(design, 5, 2).ShouldBe(Math.Ceiling(R("power", "late_n")));
        PowerAnalysis.ExpectedFirstStage(design).ShouldAgree(R("power", "first_stage_f"), Agreement.ClosedForm);
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Offices_agree_with_R()
    {
        var design = Offices();
        OfficesPower.Power(design, 0.45, 0.1).ShouldAgree(R("offices", "power"), Agreement.ClosedForm);
        OfficesPower.Detectable(design, 0.45).IntentionToTreat.ShouldAgree(R("offices", "mde"), Agreement.Iterative);
        OfficesPower.PeoplePerOffice(design, 0.45, 0.1).ShouldBe(R("offices", "people"));
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Offices_and_people_asked_for_have_the_power_and_one_less_has_not()
    {
        var design = Offices() with { Experiment = 1, Comparison = 1, PeopleDuring = 60, PeopleBefore = 40 };
        design = design with { Experiment = 2, Comparison = 2 };
        var offices = OfficesPower.Offices(design, 0.45, 0.1);
        OfficesPower
            .Power(design with { Experiment = offices / 2, Comparison = offices / 2 }, 0.45, 0.1)
            .ShouldBeGreaterThanOrEqualTo(0.8);
        var fewer = offices - 1;
        OfficesPower
            .Power(design with { Experiment = fewer / 2, Comparison = fewer / 2 }, 0.45, 0.1)
            .ShouldBeLessThan(0.8);
        // Shocks of offices alone hide a small effect, whatever the number of people.
        OfficesPower.PeoplePerOffice(Offices(), 0.45, 0.03).ShouldBeNull();
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void One_person_an_office_is_enough_where_the_effect_is_large()
    {
        // Error √((1 + 1)(1/100 + 1/100)) = 0.2 with one person an office and period: an effect of 1 is five errors.
        OfficesDesign design = new(100, 100) { PeopleBefore = 20, PeopleDuring = 20 };
        OfficesPower.PeoplePerOffice(design, 1, 1).ShouldBe(1);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void Simulated_offices_find_the_effect_as_often_as_said()
    {
        OfficesDesign design = new(9, 7)
        {
            PeopleBefore = 20,
            PeopleDuring = 30,
            IntraclassCorrelation = 0.1,
            Autocorrelation = 0.6,
        };
        const int Trials = 4000;
        var found = new ResamplingPlan(Trials, 11).Run((random, _) => Significant(random, design)).Count(s => s);
        var expected = OfficesPower.Power(design, 1, 0.45);
        expected.ShouldBeInRange(0.5, 0.95);
        (found / (double)Trials).ShouldBe(expected, 4 * Math.Sqrt(expected * (1 - expected) / Trials));
    }

    // Changes of offices with exactly the variances of the model, compared by Student's t.
    private static bool Significant(RandomSource random, OfficesDesign design)
    {
        double Change(double effect)
        {
            var shocks = Math.Sqrt(0.1 * 0.4) * (random.NextNormal() - random.NextNormal());
            double Mean(double people) => Math.Sqrt(0.9 / people) * random.NextNormal();
            return effect + shocks + Mean(design.PeopleDuring) - Mean(design.PeopleBefore);
        }

        var own = Enumerable.Range(0, 9).Select(_ => Change(0.45)).ToArray();
        var other = Enumerable.Range(0, 7).Select(_ => Change(0)).ToArray();
        return Statistics
                .Comparisons.Means.Student(
                    Statistics.Comparisons.Moments.Of(own),
                    Statistics.Comparisons.Moments.Of(other)
                )
                .PValue < 0.05;
    }

    private static OfficesDesign Offices() =>
        new(19, 13)
        {
            PeopleBefore = 40,
            PeopleDuring = 60,
            SizeVariation = 0.5,
            IntraclassCorrelation = 0.03,
            Autocorrelation = 0.7,
            Explained = 0.1,
            Attrition = 0.05,
        };

    [Theory]
    [Trait("Kind", "Hand")]
    [InlineData(1, 1, 40)]
    [InlineData(0, 5, 40)]
    [InlineData(5, 5, 0)]
    public void Too_few_offices_or_people_are_refused(double own, double other, double people) =>
        Should
            .Throw<StatisticsException>(() =>
                OfficesPower.Power(new(own, other) { PeopleBefore = 40, PeopleDuring = people }, 1, 1)
            )
            .Code.ShouldBe("PWR002");
}
