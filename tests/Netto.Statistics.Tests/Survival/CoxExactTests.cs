using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Survival;

public sealed class CoxExactTests
{
    private static readonly CoxSpecification Exact = new() { Ties = TieMethod.Exact };

    [Fact]
    [Trait("Kind", "Reference")]
    public void Exact_ties_agree()
    {
        var expected = ReferenceFolder
            .Case("unemployment_romeo", "cox_pubemp_exact_ties")
            .GetProperty("exact_discrete");
        var fit = CoxRegression.Fit(Durations.Romeo(), Romeo(), Exact);
        fit.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
        fit.NullLogLikelihood.ShouldAgree(expected.GetProperty("loglik_null"), ClosedForm);
        fit.ScoreTest.Statistic.ShouldAgree(expected.GetProperty("score_chi2"), Iterative);
        foreach (var term in fit.Coefficients)
        {
            term.Estimate.ShouldAgree(expected.GetProperty("coef").GetProperty(term.Term), Iterative, term.Term);
            term.StandardError.ShouldAgree(expected.GetProperty("se").GetProperty(term.Term), Iterative, term.Term);
        }
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Two_of_four_at_risk_are_one_of_six_sets()
    {
        // x = 0, 0, 1, 1; one of each kind leaves: sets by Σ x are 1, 4 and 1, so the likelihood is e^b / (1 + 4 e^b + e^2b), largest at b = 0.
        SurvivalTimes times = new(new("t", [1, 2, 1, 2]), new DataColumn("seen", [1, 0, 1, 0]));
        var fit = CoxRegression.Fit(times, Design.Of(new DataColumn("x", [0, 0, 1, 1])), Exact);
        fit.LogLikelihood.ShouldBe(-Math.Log(6), 1e-12);
        fit.Coefficients["x"].Estimate.ShouldBe(0, 1e-9);
        // Var Σ x = 2/6 when all six sets are as likely.
        fit.Coefficients["x"].StandardError.ShouldBe(Math.Sqrt(3), 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Without_ties_all_methods_are_one()
    {
        double[] time = [.. Enumerable.Range(0, 60).Select(i => (i * 37 % 61) + 1.0)];
        double[] seen = [.. Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? 0.0 : 1)];
        double[] x = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i * 1.7))];
        SurvivalTimes times = new(new("t", time), new DataColumn("seen", seen));
        var design = Design.Of(new DataColumn("x", x));
        var (exact, efron) = (
            CoxRegression.Fit(times, design, Exact),
            CoxRegression.Fit(times, design, CoxSpecification.Default)
        );
        exact.LogLikelihood.ShouldBe(efron.LogLikelihood, 1e-9);
        exact.Coefficients["x"].Estimate.ShouldBe(efron.Coefficients["x"].Estimate, 1e-9);
        exact.Coefficients["x"].StandardError.ShouldBe(efron.Coefficients["x"].StandardError, 1e-9);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Pieces_from_zero_are_durations()
    {
        var times = Durations.Romeo();
        var start = new DataColumn("start", Array.ConvertAll(times.Stop.Values, _ => 0.0));
        int[] positive = [.. Enumerable.Range(0, times.Rows).Where(i => times.Stop.Values[i] > 0)];
        double[] Part(DataColumn column) => Array.ConvertAll(positive, i => column.Values[i]);
        SurvivalTimes pieces = new(
            start with
            {
                Values = Part(start),
            },
            new("t", Part(times.Stop)),
            new("seen", Part(times.Occurred))
        );
        SurvivalTimes whole = new(new("t", Part(times.Stop)), new DataColumn("seen", Part(times.Occurred)));
        var design = new Design(Romeo().Columns.Select(c => c with { Values = Part(c) }));
        foreach (var ties in Enum.GetValues<TieMethod>())
        {
            var specification = new CoxSpecification { Ties = ties };
            var (a, b) = (
                CoxRegression.Fit(pieces, design, specification),
                CoxRegression.Fit(whole, design, specification)
            );
            a.LogLikelihood.ShouldBe(b.LogLikelihood, 1e-9);
            a.Coefficients["pubemp"].Estimate.ShouldBe(b.Coefficients["pubemp"].Estimate, 1e-9);
            a.Coefficients["pubemp"].StandardError.ShouldBe(b.Coefficients["pubemp"].StandardError, 1e-9);
        }
    }

    [Fact]
    public void Too_many_ties_weights_and_robust_errors_are_refused()
    {
        var (n, design) = (
            400_000,
            Design.Of(new DataColumn("x", [.. Enumerable.Range(0, 400_000).Select(i => i % 7.0)]))
        );
        SurvivalTimes many = new(
            new("t", [.. Enumerable.Range(0, n).Select(i => 1.0 + i % 2)]),
            new DataColumn("seen", [.. Enumerable.Range(0, n).Select(i => i % 3 == 0 ? 1.0 : 0)])
        );
        var error = Should.Throw<StatisticsException>(() => CoxRegression.Fit(many, design, Exact));
        error.Code.ShouldBe("SRV007");
        var romeo = Durations.Romeo();
        var ones = new DataColumn("w", Array.ConvertAll(romeo.Stop.Values, _ => 1.0));
        Should.Throw<StatisticsException>(() => CoxRegression.Fit(romeo, Romeo(), Exact with { Weights = ones }));
        Should.Throw<StatisticsException>(() =>
            CoxRegression.Fit(romeo, Romeo(), Exact with { Covariance = CovarianceEstimator.HC0 })
        );
    }

    private static Design Romeo()
    {
        var data = Durations.RomeoTable();
        return Design.Of(new("pubemp", data.Indicator("pubemp", "yes")), new("sex", data.Indicator("sex", "female")));
    }
}
