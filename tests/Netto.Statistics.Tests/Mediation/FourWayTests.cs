using System.Text.Json;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Mediation;

public sealed class FourWayTests
{
    [Theory]
    [Trait("Kind", "Reference")]
    [InlineData("fourway_depress2_job_seek_m0")]
    [InlineData("fourway_depress2_job_seek_mmean")]
    [InlineData("fourway_depress2_job_dich_logit")]
    [InlineData("fourway_depress2_comply_job_seek")]
    public void Parts_of_a_difference_agree(string id)
    {
        var reference = ReferenceFolder.Case("jobs2", id);
        var classical = FourWayDecomposition.Fit(Model(reference), CovarianceEstimator.Classical);
        var robust = FourWayDecomposition.Fit(Model(reference), CovarianceEstimator.HC0);
        foreach (var part in classical.Components)
        {
            part.Estimate.ShouldAgree(reference.GetProperty("estimate").GetProperty(part.Term), Iterative, part.Term);
            part.StandardError.ShouldAgree(
                reference.GetProperty("se_delta_classical").GetProperty(part.Term),
                NumericalDerivative,
                part.Term
            );
            robust
                .Components[part.Term]
                .StandardError.ShouldAgree(
                    reference.GetProperty("se_delta_robust_HC0").GetProperty(part.Term),
                    NumericalDerivative,
                    part.Term
                );
        }
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Parts_of_an_excess_relative_risk_agree()
    {
        var reference = ReferenceFolder.Case("jobs2", "fourway_err_work1_job_seek");
        var fit = FourWayDecomposition.Fit(
            Model(reference) with
            {
                OutcomeForm = ModelForm.Logistic,
            },
            CovarianceEstimator.Classical
        );
        fit.Scale.ShouldBe(DecompositionScale.ExcessRelativeRisk);
        foreach (var part in new[] { "cde", "intref", "intmed", "pie", "total" })
        {
            fit.Components[part]
                .Estimate.ShouldAgree(reference.GetProperty("estimate").GetProperty($"err_{part}"), Iterative, part);
            fit.Components[part]
                .StandardError.ShouldAgree(
                    reference.GetProperty("se_delta").GetProperty($"err_{part}"),
                    NumericalDerivative,
                    part
                );
        }
    }

    [Fact]
    [Trait("Kind", "Reference")]
    public void Parts_of_a_logistic_outcome_and_mediator_agree()
    {
        var reference = StoredReference.Read("surveys.json").GetProperty("fourway_logistic");
        var data = ReferenceFolder.Table("jobs2");
        DataColumn[] covariates =
        [
            .. new[] { "econ_hard", "depress1", "sex", "age" }.Select(data.Column),
            new("nonwhite", data.Indicator("nonwhite", "non.white1")),
        ];
        var model = new MediationModel(
            new("work1", data.Indicator("work1", "psyemp")),
            data.Column("treat"),
            data.Column("job_dich"),
            covariates,
            covariates
        )
        {
            OutcomeForm = ModelForm.Logistic,
            MediatorForm = ModelForm.Logistic,
            MediatorAt = 0.5,
        };
        var fit = FourWayDecomposition.Fit(model, CovarianceEstimator.Classical);
        string[] parts = ["cde", "intref", "intmed", "pie", "total"];
        for (var i = 0; i < parts.Length; i++)
        {
            fit.Components[parts[i]].Estimate.ShouldAgree(reference.GetProperty("estimate")[i], Iterative, parts[i]);
            fit.Components[parts[i]]
                .StandardError.ShouldAgree(reference.GetProperty("se")[i], NumericalDerivative, parts[i]);
        }
    }

    [Fact]
    [Trait("Kind", "Hand")]
    public void Each_part_has_its_word_with_the_sign_kept()
    {
        var fit = FourWayDecomposition.Fit(
            Model(ReferenceFolder.Case("jobs2", "fourway_depress2_comply_job_seek")),
            CovarianceEstimator.Classical
        );
        FourWayResult With(params double[] estimates) =>
            fit with
            {
                Components = CoefficientTable.From(
                    ["cde", "intref", "intmed", "pie"],
                    estimates,
                    Netto.Statistics.LinearAlgebra.Matrix.Identity(4)
                ),
            };
        With(3, -4, 0, 1).Verdict().ShouldBe("CD/-MOD");
        With(0, 3, 0, 3).Verdict().ShouldBe("MED/MOD");
        With(1, 1, 1, 1).Verdict().ShouldBe("-");
        With(1.8, 0, -3, 0).Verdict(0.1).ShouldBe("CD/-MED+MOD");
        With(3, -4, 0, 1).Verdicts().ShouldBe([("cde", "CD"), ("pie", "-"), ("intref", "-MOD"), ("intmed", "-")]);
    }

    [Theory]
    [Trait("Kind", "Reference")]
    [InlineData("fourway_depress2_job_seek_m0")]
    [InlineData("fourway_depress2_job_dich_logit")]
    public void Bootstrap_errors_agree_within_Monte_Carlo_error(string id)
    {
        var reference = ReferenceFolder.Case("jobs2", id);
        var fit = FourWayDecomposition.Bootstrap(Model(reference), new ResamplingPlan(1000, 7));
        foreach (var part in new[] { "cde", "intref", "intmed", "pie", "total" })
        {
            // A standard error from 1,000 draws has itself an error of about 2%; 2,000 draws 1.6%; the tails are not normal.
            var expected = reference.GetProperty("bootstrap").GetProperty("se").GetProperty(part).GetDouble();
            fit.Components[part].StandardError.ShouldBeInRange(expected * 0.88, expected * 1.12, part);
        }
    }

    [Theory]
    [Trait("Kind", "Property")]
    [InlineData(ModelForm.Linear, ModelForm.Linear)]
    [InlineData(ModelForm.Linear, ModelForm.Logistic)]
    [InlineData(ModelForm.Logistic, ModelForm.Linear)]
    [InlineData(ModelForm.Logistic, ModelForm.Logistic)]
    public void The_parts_sum_to_the_total(ModelForm outcome, ModelForm mediator)
    {
        var model = OfForms(outcome, mediator);
        var parts = FourWayDecomposition.Fit(model, CovarianceEstimator.Classical).Components;
        (
            parts["cde"].Estimate + parts["intref"].Estimate + parts["intmed"].Estimate + parts["pie"].Estimate
        ).ShouldAgree(parts["total"].Estimate, 1e-10);
        // Where the mediator is held changes how the total is cut, not the total.
        var elsewhere = FourWayDecomposition
            .Fit(model with { MediatorAt = 0 }, CovarianceEstimator.Classical)
            .Components;
        elsewhere["total"].Estimate.ShouldAgree(parts["total"].Estimate, 1e-10);
        elsewhere["pie"].Estimate.ShouldAgree(parts["pie"].Estimate, 1e-10);
    }

    [Theory]
    [Trait("Kind", "Property")]
    [InlineData(ModelForm.Linear, ModelForm.Linear)]
    [InlineData(ModelForm.Linear, ModelForm.Logistic)]
    [InlineData(ModelForm.Logistic, ModelForm.Linear)]
    [InlineData(ModelForm.Logistic, ModelForm.Logistic)]
    public void A_draw_is_the_decomposition_of_the_rows_drawn(ModelForm outcome, ModelForm mediator)
    {
        var model = OfForms(outcome, mediator);
        var plan = new ResamplingPlan(5, 11);
        var drawn = FourWayDecomposition.Bootstrap(model, plan).Bootstrap!.Draws;
        var counts = plan.Run(
            (random, _) =>
            {
                var times = new double[model.Outcome.Length];
                for (var i = 0; i < times.Length; i++)
                {
                    times[random.NextInt(times.Length)]++;
                }
                return times;
            }
        );
        for (var draw = 0; draw < counts.Length; draw++)
        {
            var weights = new ObservationWeights.Frequency(new DataColumn("times", counts[draw]));
            var whole = FourWayDecomposition.Fit(model with { Weights = weights }, CovarianceEstimator.Classical);
            for (var i = 0; i < 7; i++)
            {
                var (part, largest) = (whole.Components[i], whole.Components["total"].StandardError);
                Math.Abs(drawn[draw][i] - part.Estimate).ShouldBeLessThan(1e-7 * largest, part.Term);
            }
        }
    }

    [Fact]
    [Trait("Kind", "Property")]
    public void Draws_do_not_depend_on_the_number_of_threads()
    {
        var model = Model(ReferenceFolder.Case("jobs2", "fourway_depress2_job_seek_m0"));
        var one = FourWayDecomposition.Bootstrap(model, new ResamplingPlan(20, 3) { LargestThreadCount = 1 });
        var two = FourWayDecomposition.Bootstrap(model, new ResamplingPlan(20, 3) { LargestThreadCount = 2 });
        one.Components["pie"].StandardError.ShouldBe(two.Components["pie"].StandardError);
    }

    private static MediationModel OfForms(ModelForm outcome, ModelForm mediator)
    {
        var data = ReferenceFolder.Table("jobs2");
        DataColumn[] covariates = [data.Column("age"), data.Column("econ_hard")];
        return new MediationModel(
            outcome == ModelForm.Linear ? data.Column("depress2") : new("work1", data.Indicator("work1", "psyemp")),
            data.Column("treat"),
            data.Column(mediator == ModelForm.Linear ? "job_seek" : "job_dich"),
            covariates,
            covariates
        )
        {
            OutcomeForm = outcome,
            MediatorForm = mediator,
            MediatorAt = 0.5,
        };
    }

    private static MediationModel Model(JsonElement reference)
    {
        var data = ReferenceFolder.Table("jobs2");
        DataColumn ColumnOf(string name) =>
            name switch
            {
                "nonwhite" => new(name, data.Indicator(name, "non.white1")),
                "work1" => new(name, data.Indicator(name, "psyemp")),
                _ => data.Column(name),
            };
        DataColumn[] covariates =
        [
            .. reference.GetProperty("covariates").EnumerateArray().Select(c => ColumnOf(c.GetString()!)),
        ];
        var mediator = reference.TryGetProperty("mediator_model", out var form) ? form.GetString() : "linear";
        return new(
            ColumnOf(reference.GetProperty("outcome").GetString()!),
            ColumnOf(reference.GetProperty("exposure").GetString()!),
            ColumnOf(reference.GetProperty("mediator").GetString()!),
            covariates,
            covariates
        )
        {
            MediatorAt = reference.GetProperty("mstar").GetDouble(),
            MediatorForm = mediator == "logit" ? ModelForm.Logistic : ModelForm.Linear,
        };
    }
}
