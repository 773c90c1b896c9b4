using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;

namespace Netto.Statistics.Tests.Survival;

public sealed class CumulativeIncidenceTests
{
    private static readonly DataColumn Time = new("t", [1, 2, 2, 3, 4, 5, 5, 6, 7, 8]);
    private static readonly DataColumn Cause = new("cause", [1, 2, 1, 0, 1, 2, 0, 1, 0, 2]);

    [Fact]
    [Trait("Kind", "Published")]
    public void Curves_agree_with_R()
    {
        // survfit(Surv(t, factor(cause)) ~ 1) in R 4.2, survival 3.5.
        var curves = CumulativeIncidence.Fit(Time, Cause);
        double[] first =
        [
            0.1,
            0.2,
            0.2,
            0.316666666666667,
            0.316666666666667,
            0.472222222222222,
            0.472222222222222,
            0.472222222222222,
        ];
        double[] second =
        [
            0,
            0.1,
            0.1,
            0.1,
            0.216666666666667,
            0.216666666666667,
            0.216666666666667,
            0.527777777777778,
        ];
        curves[0].Points.Select(p => p.Incidence).ShouldBe(first, 1e-14);
        curves[1].Points.Select(p => p.Incidence).ShouldBe(second, 1e-14);
        curves[1].At(4.5).ShouldBe(0.1, 1e-15);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Curves_and_survival_sum_to_one()
    {
        var curves = CumulativeIncidence.Fit(Time, Cause);
        var any = new SurvivalTimes(Time, new DataColumn("any", Array.ConvertAll(Cause.Values, c => c > 0 ? 1.0 : 0)));
        var survival = KaplanMeier.Fit(any).Points;
        for (var t = 0; t < survival.Count; t++)
        {
            (curves.Sum(c => c.Points[t].Incidence) + survival[t].Survival).ShouldBe(1, 1e-14);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void With_one_cause_it_is_one_minus_Kaplan_Meier_with_Greenwoods_error()
    {
        var seen = new DataColumn("e", Array.ConvertAll(Cause.Values, c => c == 1 ? 1.0 : 0));
        var incidence = CumulativeIncidence.Fit(Time, seen)[0];
        foreach (var (point, survival) in incidence.Points.Zip(KaplanMeier.Fit(new(Time, seen)).Points))
        {
            point.Incidence.ShouldBe(1 - survival.Survival, 1e-14);
            point.StandardError.ShouldAgree(survival.StandardError!.Value, 1e-9);
        }
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void When_everybody_has_the_event_the_last_share_is_known_without_error()
    {
        var incidence = CumulativeIncidence.Fit(Time, Cause with { Values = [.. Time.Values.Select(_ => 1.0)] })[0];
        incidence.Points[^1].Incidence.ShouldBe(1, 1e-14);
        incidence.Points[^1].StandardError.ShouldBe(0, 1e-15);
        // Before, the error of a plain share: eight of ten had the event by 6.
        incidence.Points[^3].StandardError.ShouldAgree(Math.Sqrt(0.8 * 0.2 / 10), 1e-14);
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void A_cause_that_is_no_code_is_refused() =>
        Should
            .Throw<StatisticsException>(() =>
                CumulativeIncidence.Fit(Time, Time with { Values = [.. Time.Values.Select(t => t / 2)] })
            )
            .Code.ShouldBe("SRV006");
}
