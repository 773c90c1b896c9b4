using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Survival;

public sealed class DiscreteTimeTests
{
    private static readonly double[] Cuts = [1, 3, 6];
    private static readonly JsonElement Reference = StoredReference.Read("hazards.json");

    [Theory]
    [Trait("Kind", "Reference")]
    [InlineData(PeriodLink.Logit, "logit")]
    [InlineData(PeriodLink.ComplementaryLogLog, "cloglog")]
    public void Hazards_agree_with_regressions_on_person_periods(PeriodLink link, string name)
    {
        var (times, design) = Months();
        var expected = Reference.GetProperty(name);
        var people = Clusters.Of("id", Reference.GetProperty("rows").Numbers("id"));
        var fit = DiscreteTimeHazard.Fit(times, design, Cuts, link, DurationSpecification.Default);
        var clustered = DiscreteTimeHazard.Fit(
            times,
            design,
            Cuts,
            link,
            new() { Covariance = CovarianceEstimator.CR0(people) }
        );
        fit.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
        for (var j = 0; j < fit.Coefficients.Count; j++)
        {
            fit.Coefficients[j].Estimate.ShouldAgree(expected.Numbers("coef")[j], Iterative, fit.Coefficients[j].Term);
            fit.Coefficients[j].StandardError.ShouldAgree(expected.Numbers("se")[j], Iterative);
            clustered.Coefficients[j].StandardError.ShouldAgree(expected.Numbers("cr0")[j], Iterative);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Durations_are_cut_in_periods_by_themselves()
    {
        var whole = new SurvivalTimes(new("t", [1, 3, 2, 4, 2.5]), new DataColumn("e", [1, 1, 0, 1, 0]));
        var fit = DiscreteTimeHazard.Fit(
            whole,
            Design.ConstantOnly(5),
            [],
            PeriodLink.Logit,
            DurationSpecification.Default
        );
        // 1 + 3 + 2 + 4 + 3 person-months, three events: the log-odds of 3/13.
        fit.N.ShouldBe(13);
        fit.Coefficients["interval[1]"].Estimate.ShouldBe(Math.Log(3.0 / 10), 1e-9);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_group_without_events_an_empty_interval_and_nobody_are_named()
    {
        var (times, design) = Months();
        Code(times, Design.Of(new DataColumn("spared", Array.ConvertAll(times.Occurred.Values, e => 1 - e))), Cuts)
            .ShouldBe("SRV003");
        Code(times, design, [3, 2]).ShouldBe("SRV005");
        Code(times, design, [3, 500]).ShouldBe("SRV005");
        var nobody = new SurvivalTimes(times.Start, times.Stop, new DataColumn("e", new double[times.Rows]));
        Code(nobody, design, Cuts).ShouldBe("SRV002");
    }

    private static string Code(SurvivalTimes times, Design design, double[] cuts) =>
        Should
            .Throw<StatisticsException>(() =>
                DiscreteTimeHazard.Fit(times, design, cuts, PeriodLink.Logit, DurationSpecification.Default)
            )
            .Code;

    private static (SurvivalTimes Times, Design Design) Months()
    {
        var rows = Reference.GetProperty("rows");
        DataColumn Column(string name) => new(name, rows.Numbers(name));
        var start = new DataColumn("start", Array.ConvertAll(rows.Numbers("month"), m => m - 1));
        return (
            new SurvivalTimes(start, Column("month"), Column("status")),
            Design.Of(Column("trt2"), Column("karno"), Column("late"))
        );
    }
}
