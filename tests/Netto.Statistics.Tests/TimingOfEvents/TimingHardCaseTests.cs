using Netto.Statistics.LinearAlgebra;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;
using Netto.Statistics.TimingOfEvents;

namespace Netto.Statistics.Tests.TimingOfEvents;

[Trait("Kind", "Hand")]
public sealed class TimingHardCaseTests
{
    [Fact]
    public void Nobody_leaves() => Refused("SRV002", Rows(exit: [0, 0, 0, 0]));

    [Fact]
    public void Nobody_is_treated() => Refused("TIM005", Rows(treated: [0, 0, 0, 0]));

    [Fact]
    public void Nobody_leaves_after_treatment() =>
        Refused("TIM006", Rows(exit: [0, 0, 1, 0], treated: [1, 0, 0, 0]), "Nobody leaves after treated");

    [Fact]
    public void Pieces_that_overlap_are_named_by_row() => Refused("TIM002", Rows(start: [0, 3, 0, 0]), "Rows 1 and 2");

    [Fact]
    public void Going_on_after_leaving() => Refused("TIM003", Rows(exit: [1, 1, 1, 0]), "row 1");

    [Fact]
    public void A_treatment_that_comes_twice() => Refused("TIM004", Rows(treated: [1, 1, 0, 0]), "rows 1 and 2");

    [Fact]
    public void A_stop_before_its_start() =>
        Should.Throw<StatisticsException>(() => Rows(start: [0, 9, 0, 0])).Code.ShouldBe("SRV001");

    [Fact]
    public void A_duration_of_zero()
    {
        var people = SelectedDurations.Draw(new RandomSource(1, 1), 50);
        people.Stop[7] = 0;
        Refused("SRV004", people.Model(), "row 8");
    }

    [Fact]
    public void Grouped_records_need_rows_within_intervals()
    {
        var people = SelectedDurations.Draw(new RandomSource(1, 1), 50);
        Refused("TIM007", people.Model() with { Records = EventRecords.Grouped });
    }

    [Fact]
    public void A_regressor_that_rules_the_event_out_is_named()
    {
        var people = SelectedDurations.Draw(new RandomSource(2, 1), 400);
        var model = people.Model();
        var spared = Design.Of(new DataColumn("spared", Array.ConvertAll(people.Treated, t => 1 - t)));
        var treatment = model.Treatments[0] with { Hazard = model.Treatments[0].Hazard with { Design = spared } };
        Refused("SRV003", model with { Treatments = [treatment] }, "coefficient of spared in the hazard of treated");
    }

    [Fact]
    public void One_exit_is_enough_for_a_level_but_not_for_an_effect()
    {
        var people = SelectedDurations.Draw(new RandomSource(3, 1), 100);
        var first = Array.FindIndex(people.Left, l => l == 1);
        var alone = people with { Left = [.. people.Left.Select((_, i) => i == first ? 1.0 : 0)] };
        var code = people.Treated[first] == 1 && people.TreatedAt[first] < people.Stop[first] ? "SRV003" : "TIM006";
        Refused(code, alone.Model());
    }

    [Fact]
    public void Ties_everywhere_leave_the_hazard_of_other_intervals_at_zero()
    {
        var people = SelectedDurations.Draw(new RandomSource(4, 1), 300);
        var tied = people with
        {
            Stop = Array.ConvertAll(people.Stop, _ => 6.0),
            TreatedAt = Array.ConvertAll(people.TreatedAt, t => t < 3 ? 3.0 : 6.0),
            Treated = Array.ConvertAll(people.TreatedAt, t => t < 3 ? 1.0 : 0),
        };
        var fit = TimingEstimator.Fit(tied.Model(), new() { Heterogeneity = HeterogeneityRule.None });
        fit.DroppedColumns.ShouldContain(c => c.Label == "exit: interval[1]");
        // Exits and time at risk from 4 to 6, apart for the treated and the others (x apart from both).
        fit.Coefficients.Has("treated").ShouldBeTrue();
        fit.Exit.Exposure.ShouldBe(300 * 2, 1e-9);
    }

    [Fact]
    public void A_regressor_that_repeats_another_is_dropped_by_name()
    {
        var people = SelectedDurations.Draw(new RandomSource(5, 1), 300);
        var model = people.Model();
        var twice = new DataColumn("twice", Array.ConvertAll(people.X, v => 2 * v + 1));
        var fit = TimingEstimator.Fit(
            model with
            {
                Exit = model.Exit with { Design = model.Exit.Design.Plus(twice) },
            },
            new() { Heterogeneity = HeterogeneityRule.None }
        );
        fit.DroppedColumns.Single().Label.ShouldBe("exit: twice");
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Row_order_names_and_units_do_not_matter()
    {
        var people = SelectedDurations.Draw(new RandomSource(6, 1), 1500);
        var specification = new TimingSpecification { Heterogeneity = HeterogeneityRule.ByAkaike(3) };
        var fit = TimingEstimator.Fit(people.Model(), specification);
        var reversed = TimingEstimator.Fit(
            new People(
                [.. people.Stop.Reverse()],
                [.. people.Left.Reverse()],
                [.. people.TreatedAt.Reverse()],
                [.. people.Treated.Reverse()],
                [.. people.X.Reverse().Select(x => (10 * x) + 3)]
            ).Model(),
            specification
        );
        reversed.LogLikelihood.ShouldBe(fit.LogLikelihood, 1e-7);
        reversed.Effects[0].Estimate.ShouldBe(fit.Effects[0].Estimate, 1e-5);
        reversed.Coefficients["x"].Estimate.ShouldBe(fit.Coefficients["x"].Estimate / 10, 1e-6);
        reversed.ExitChances[1].Change.StandardError.ShouldBe(fit.ExitChances[1].Change.StandardError, 1e-6);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void More_points_never_lower_the_likelihood_and_the_path_says_why_it_stopped()
    {
        var model = SelectedDurations.Draw(new RandomSource(7, 1), 1500).Model();
        var fit = TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.ByLikelihood(5, 0.01) });
        for (var i = 1; i < fit.Path.Count; i++)
        {
            fit.Path[i].LogLikelihood.ShouldBeGreaterThanOrEqualTo(fit.Path[i - 1].LogLikelihood - 1e-6);
        }

        fit.MassPoints.Sum(p => p.Probability.Estimate).ShouldBe(1, 1e-12);
        fit.MassPoints.Sum(p =>
                p.Probability.Estimate * Math.Exp(p.LogMultipliers[0]?.Estimate ?? double.NegativeInfinity)
            )
            .ShouldBe(1, 1e-9);
        fit.Path.ShouldContain(s => s.LogLikelihood == fit.LogLikelihood);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Exit_chances_have_the_errors_of_a_parametric_simulation()
    {
        // One mass point: the chance is a function of coefficients with a known covariance, so draws of them must spread as the delta method says.
        var people = SelectedDurations.Draw(new RandomSource(8, 1), 2000);
        var fit = TimingEstimator.Fit(
            people.Model(),
            new()
            {
                Heterogeneity = HeterogeneityRule.None,
                PlannedTimes = [4],
                Horizons = [12],
            }
        );
        var factor = Cholesky.Factor(fit.Coefficients.Covariance, "covariance").Lower;
        var draws = new ResamplingPlan(2000, 3).Run(
            (random, _) => Change(people, Drawn(random, fit.Coefficients, factor))
        );
        var mean = draws.Average();
        var spread = Math.Sqrt(draws.Sum(d => (d - mean) * (d - mean)) / (draws.Length - 1));
        var change = fit.ExitChances.Single().Change;
        change.Estimate.ShouldBe(Change(people, [.. fit.Coefficients.Select(c => c.Estimate)]), 1e-12);
        change.StandardError.ShouldBe(spread, 0.08 * spread);
    }

    private static double[] Drawn(RandomSource random, CoefficientTable table, Matrix factor)
    {
        double[] z = [.. table.Select(_ => random.NextNormal())];
        return [.. table.Select((c, i) => c.Estimate + Enumerable.Range(0, i + 1).Sum(j => factor[i, j] * z[j]))];
    }

    // Levels on (0,4], (4,8], (8,12]; treated from 4 on.
    private static double Change(People people, double[] b) =>
        people.X.Average(x =>
        {
            var ratio = Math.Exp(b[5] * x);
            var (early, late) = (4 * Math.Exp(b[0]), 4 * (Math.Exp(b[1]) + Math.Exp(b[2])));
            return Math.Exp(-ratio * (early + late)) - Math.Exp(-ratio * (early + late * Math.Exp(b[4])));
        });

    private static void Refused(string code, TimingModel model, string words = "")
    {
        var problem = Should.Throw<StatisticsException>(() => TimingEstimator.Fit(model, TimingSpecification.Default));
        problem.Code.ShouldBe(code);
        problem.Message.ShouldContain(words);
    }

    // Person 1 in rows 1 and 2, persons 2 and 3 in a row each.
    private static TimingModel Rows(double[]? start = null, double[]? exit = null, double[]? treated = null)
    {
        var from = new DataColumn("start", start ?? [0, 4, 0, 0]);
        var to = new DataColumn("stop", [4, 8, 6, 5]);
        HazardEquation Hazard(string name, double[] seen) =>
            new(name, new SurvivalTimes(from, to, new DataColumn(name, seen)), Design.ConstantOnly(4));
        return new TimingModel(
            Clusters.Of("id", (int[])[1, 1, 2, 3]),
            Hazard("exit", exit ?? [0, 1, 1, 0]),
            [new TreatmentEquation(Hazard("treated", treated ?? [1, 0, 0, 0]), TreatmentEffect.Constant)]
        );
    }
}
