using System.Text.Json;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using Netto.Statistics.TimingOfEvents;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.TimingOfEvents;

/// <summary>With one mass point the hazards are Poisson regressions on split episodes, or with months complementary log-log regressions: R <c>glm</c>.</summary>
[Trait("Kind", "Reference")]
public sealed class TimingReferenceTests
{
    private static readonly JsonElement Reference = StoredReference.Read("timing.json");
    private static readonly double[] Cuts = Reference.Numbers("cuts");

    [Fact]
    public void Hazards_apart_agree_with_Poisson_regressions_on_split_episodes()
    {
        var fit = TimingEstimator.Fit(Model(), new() { Heterogeneity = HeterogeneityRule.None });
        Agrees(fit.Exit.Coefficients, Reference.GetProperty("exit"));
        Agrees(fit.Treatments[0].Coefficients, Reference.GetProperty("first"));
        Agrees(fit.Treatments[1].Coefficients, Reference.GetProperty("second"));
        double[] parts = [.. new[] { "exit", "first", "second" }.Select(p => LogLikelihood(Reference.GetProperty(p)))];
        fit.LogLikelihood.ShouldAgree(parts.Sum(), ClosedForm);
        fit.Coefficients.Terms.ShouldBe([
            "interval[1]",
            "interval[2]",
            "interval[3]",
            "interval[4]",
            "one",
            "two[since 0-4]",
            "two[since 4+]",
            "x",
            "g",
        ]);
    }

    [Fact]
    public void Robust_errors_sum_the_scores_of_a_person()
    {
        var specification = new TimingSpecification
        {
            Heterogeneity = HeterogeneityRule.None,
            Covariance = CovarianceEstimator.HC0,
        };
        var fit = TimingEstimator.Fit(Model(), specification);
        var expected = Reference.GetProperty("exit").Numbers("hc0");
        for (var j = 0; j < expected.Length; j++)
        {
            fit.Coefficients[j].StandardError.ShouldAgree(expected[j], Iterative, fit.Coefficients[j].Term);
        }
    }

    [Fact]
    public void Grouped_months_agree_with_complementary_log_log_regressions()
    {
        var months = Reference.GetProperty("months");
        var rows = months.GetProperty("rows");
        double[] stop = rows.Numbers("stop");
        var start = new DataColumn("start", Array.ConvertAll(stop, s => s - 1));
        DataColumn Column(string name) => new(name, rows.Numbers(name));
        HazardEquation Hazard(string name, string seen, params string[] x) =>
            new(name, new SurvivalTimes(start, new("stop", stop), Column(seen)), new Design(x.Select(Column)))
            {
                Cuts = Cuts,
            };
        var model = new TimingModel(
            Clusters.Of("id", rows.Numbers("id")),
            Hazard("exit", "left", "x", "g"),
            [new TreatmentEquation(Hazard("treated", "t1", "x"), TreatmentEffect.Constant)]
        )
        {
            Records = EventRecords.Grouped,
        };
        var fit = TimingEstimator.Fit(model, new() { Heterogeneity = HeterogeneityRule.None });
        Agrees(fit.Exit.Coefficients, months.GetProperty("exit"));
        Agrees(fit.Treatments[0].Coefficients, months.GetProperty("treated"));
        var sum = LogLikelihood(months.GetProperty("exit")) + LogLikelihood(months.GetProperty("treated"));
        fit.LogLikelihood.ShouldAgree(sum, ClosedForm);
    }

    [Fact]
    public void Rows_cut_in_months_give_the_same_model_when_times_are_exact()
    {
        var whole = TimingEstimator.Fit(Model(), new() { Heterogeneity = HeterogeneityRule.ByAkaike(3) });
        var cut = TimingEstimator.Fit(CutInMonths(), new() { Heterogeneity = HeterogeneityRule.ByAkaike(3) });
        cut.LogLikelihood.ShouldAgree(whole.LogLikelihood, ClosedForm);
        cut.MassPoints.Count.ShouldBe(whole.MassPoints.Count);
        foreach (var term in whole.Coefficients)
        {
            cut.Coefficients[term.Term].Estimate.ShouldBe(term.Estimate, 1e-6, term.Term);
        }
    }

    private static TimingModel Model()
    {
        var n = Column("stop").Length;
        return new TimingModel(
            Clusters.Of("id", Enumerable.Range(0, n).ToArray()),
            Hazard("exit", "stop", "left", "x", "g"),
            [
                new TreatmentEquation(Hazard("one", "at1", "treated1", "x"), TreatmentEffect.Constant),
                new TreatmentEquation(Hazard("two", "at2", "treated2", "x", "g"), TreatmentEffect.BySince([4])),
            ]
        );
    }

    private static TimingModel CutInMonths()
    {
        List<int> person = [];
        List<double> start = [];
        var model = Model();
        for (var i = 0; i < Column("stop").Length; i++)
        {
            for (var month = 0; month < Column("stop").Values[i]; month++)
            {
                person.Add(i);
                start.Add(month);
            }
        }

        DataColumn Of(DataColumn column) => column with { Values = [.. person.Select(i => column.Values[i])] };
        HazardEquation Pieces(HazardEquation hazard)
        {
            int[] rows = [.. Enumerable.Range(0, start.Count)];
            double[] whole = hazard.Times.Stop.Values;
            double[] stop = Array.ConvertAll(
                rows,
                r => Math.Min(start[r] + 1, Math.Max(whole[person[r]], start[r] + 0.001))
            );
            double[] seen = Array.ConvertAll(
                rows,
                r =>
                    hazard.Times.Occurred.Values[person[r]] == 1
                    && whole[person[r]] > start[r]
                    && whole[person[r]] <= start[r] + 1
                        ? 1.0
                        : 0
            );
            var design = new Design(hazard.Design.Columns.Select(Of));
            return hazard with
            {
                Times = new SurvivalTimes(new("start", [.. start]), new("stop", stop), new DataColumn("seen", seen)),
                Design = design,
            };
        }

        return new TimingModel(
            Clusters.Of("id", person),
            Pieces(model.Exit),
            [.. model.Treatments.Select(t => t with { Hazard = PiecesUntil(Pieces, t.Hazard) })]
        );
    }

    private static HazardEquation PiecesUntil(Func<HazardEquation, HazardEquation> cut, HazardEquation hazard) =>
        cut(hazard);

    private static HazardEquation Hazard(string name, string stop, string seen, params string[] x) =>
        new(name, new SurvivalTimes(Column(stop), Column(seen)), new Design(x.Select(Column))) { Cuts = Cuts };

    private static DataColumn Column(string name) => new(name, Reference.GetProperty("rows").Numbers(name));

    private static double LogLikelihood(JsonElement part) => part.GetProperty("loglik").GetDouble();

    private static void Agrees(CoefficientTable table, JsonElement expected)
    {
        var (coefficients, errors) = (expected.Numbers("coef"), expected.Numbers("se"));
        table.Count.ShouldBe(coefficients.Length);
        for (var j = 0; j < table.Count; j++)
        {
            table[j].Estimate.ShouldAgree(coefficients[j], Iterative, table[j].Term);
            table[j].StandardError.ShouldAgree(errors[j], Iterative, table[j].Term);
        }
    }
}
