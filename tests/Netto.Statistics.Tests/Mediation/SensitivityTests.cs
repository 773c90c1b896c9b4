using Netto.Statistics.Mediation;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Mediation;

public sealed class SensitivityTests
{
    private static readonly System.Text.Json.JsonElement Stored = StoredReference
        .Read("surveys.json")
        .GetProperty("sensitivity");

    [Fact]
    [Trait("Kind", "Reference")]
    public void Without_product_it_is_the_formula_of_the_paper()
    {
        var found = MediationSensitivity.Of(Jobs(), Asked with { Product = TreatmentMediatorProduct.LeftOut });
        var curve = found.Curves.ShouldHaveSingleItem();
        curve.CorrelationAtZero.ShouldAgree(Stored.GetProperty("rho_at_zero"), ClosedForm);
        curve.ResidualProduct.ShouldAgree(Stored.GetProperty("product_residual"), ClosedForm);
        curve.TotalProduct.ShouldAgree(Stored.GetProperty("product_total"), ClosedForm);
        for (var i = 0; i < curve.Points.Count; i++)
        {
            curve.Points[i].Effect.Estimate.ShouldAgree(Stored.GetProperty("acme")[i], ClosedForm);
        }
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void With_product_each_arm_has_its_curve_with_errors()
    {
        var found = MediationSensitivity.Of(Jobs(), Asked);
        found.Curves.Count.ShouldBe(2);
        for (var t = 0; t < 2; t++)
        {
            var (curve, expected) = (found.Curves[t], Stored.GetProperty("interacted")[t]);
            curve.Treatment.ShouldBe(t);
            curve.CorrelationAtZero.ShouldAgree(expected.GetProperty("rho_at_zero"), Iterative);
            for (var i = 0; i < curve.Points.Count; i++)
            {
                curve.Points[i].Effect.Estimate.ShouldAgree(expected.GetProperty("estimate")[i], ClosedForm);
                curve.Points[i].Effect.StandardError.ShouldAgree(expected.GetProperty("se")[i], NumericalDerivative);
            }
        }

        found.Curves[0].TotalProduct.ShouldAgree(Stored.GetProperty("product_total_interacted"), Iterative);
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Without_confounding_it_is_the_mediated_part_of_the_decomposition()
    {
        var model = Jobs();
        var parts = FourWayDecomposition.Fit(model, CovarianceEstimator.HC0).Components;
        var curves = MediationSensitivity
            .Of(model, new() { Correlations = [0], Covariance = CovarianceEstimator.HC0 })
            .Curves;
        foreach (var (curve, part) in curves.Zip(["pie", "tnie"]))
        {
            curve.Points[0].Effect.Estimate.ShouldAgree(parts[part].Estimate, ClosedForm);
            curve.Points[0].Effect.StandardError.ShouldAgree(parts[part].StandardError, ClosedForm);
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void The_interval_holds_zero_just_within_the_edges()
    {
        var curve = MediationSensitivity.Of(Strong(400, 0.5, 11), Asked).Curves[0];
        var (low, high) = curve.NotSignificant;
        low.ShouldBeLessThan(curve.CorrelationAtZero);
        high.ShouldBeGreaterThan(curve.CorrelationAtZero);
        var at = MediationSensitivity
            .Of(Strong(400, 0.5, 11), new() { Correlations = [low - 1e-6, low + 1e-6, high - 1e-6, high + 1e-6] })
            .Curves[0]
            .Points.Select(p => p.Effect.Low <= 0 && p.Effect.High >= 0);
        at.ShouldBe([false, true, true, false]);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void At_the_true_correlation_the_interval_covers_the_true_effect()
    {
        // Mediated effect 0.6 × (0.5 + 0.3 t); errors correlated 0.5: at 0 the effect is far off, at 0.5 it is right.
        const int Draws = 300;
        var (right, naive) = (new int[2], 0);
        for (var draw = 0; draw < Draws; draw++)
        {
            var curves = MediationSensitivity
                .Of(Strong(500, 0.5, (ulong)draw), new() { Correlations = [0, 0.5] })
                .Curves;
            for (var t = 0; t < 2; t++)
            {
                var truth = 0.6 * (0.5 + 0.3 * t);
                var effect = curves[t].Points[1].Effect;
                right[t] += effect.Low <= truth && truth <= effect.High ? 1 : 0;
            }

            naive += curves[0].Points[0].Effect is var b && b.Low <= 0.3 && 0.3 <= b.High ? 1 : 0;
        }

        // 95% ± 4 Monte Carlo errors of 300 draws.
        right[0].ShouldBeInRange((int)(Draws * 0.90), Draws);
        right[1].ShouldBeInRange((int)(Draws * 0.90), Draws);
        naive.ShouldBeLessThan((int)(Draws * 0.2));
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void What_cannot_be_is_refused()
    {
        Should
            .Throw<StatisticsException>(() =>
                MediationSensitivity.Of(Jobs() with { MediatorForm = ModelForm.Logistic }, Asked)
            )
            .Code.ShouldBe(StatisticsErrors.WrongOption);
        Should
            .Throw<StatisticsException>(() => MediationSensitivity.Of(Jobs(), new() { Correlations = [1] }))
            .Code.ShouldBe(StatisticsErrors.OutsideDomain);
    }

    private static SensitivitySpecification Asked =>
        new() { Correlations = [.. Stored.GetProperty("rho").EnumerateArray().Select(r => r.GetDouble())] };

    private static MediationModel Jobs()
    {
        var data = ReferenceFolder.Table("jobs2");
        DataColumn[] covariates =
        [
            .. new[] { "econ_hard", "depress1", "sex", "age" }.Select(data.Column),
            new("nonwhite", data.Indicator("nonwhite", "non.white1")),
        ];
        return new(data.Column("depress2"), data.Column("treat"), data.Column("job_seek"), covariates, covariates);
    }

    private static MediationModel Strong(int people, double correlation, ulong seed)
    {
        var random = new RandomSource(seed, 1);
        var (t, m, y) = (new double[people], new double[people], new double[people]);
        for (var i = 0; i < people; i++)
        {
            t[i] = random.NextInt(2);
            var e2 = random.NextNormal();
            var e3 = correlation * e2 + Math.Sqrt(1 - correlation * correlation) * random.NextNormal();
            m[i] = 0.6 * t[i] + e2;
            y[i] = 0.2 * t[i] + (0.5 + 0.3 * t[i]) * m[i] + 1.5 * e3;
        }

        return new(new("y", y), new("t", t), new("m", m), [], []);
    }
}
