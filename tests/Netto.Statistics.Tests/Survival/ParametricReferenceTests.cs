using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Survival;

[Trait("Kind", "Reference")]
public sealed class ParametricReferenceTests
{
    [Theory]
    [InlineData("penn_bonus", "aft_weeks_tg4")]
    [InlineData("veteran", "aft")]
    [InlineData("unemployment_romeo", "aft_positive_durations")]
    public void Accelerated_failure_agrees(string dataset, string id)
    {
        var (times, design) = Accelerated(dataset);
        foreach (var distribution in Enum.GetValues<DurationDistribution>())
        {
            var fit = AcceleratedFailure.Fit(times, design, distribution, DurationSpecification.Default);
            var expected = ReferenceFolder.Case(dataset, id).GetProperty("dists").GetProperty(fit.Method);
            fit.Scale.ShouldAgree(expected.GetProperty("scale"), Iterative);
            (fit.LogScale?.StandardError).ShouldAgree(expected.GetProperty("se_log_scale"), NumericalDerivative);
            fit.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
            foreach (var term in fit.Coefficients)
            {
                term.Estimate.ShouldAgree(
                    expected.GetProperty("coef").GetProperty(Designs.InR(term.Term)),
                    Iterative,
                    term.Term
                );
                term.StandardError.ShouldAgree(
                    expected.GetProperty("se").GetProperty(Designs.InR(term.Term)),
                    NumericalDerivative,
                    term.Term
                );
            }
        }
    }

    [Theory]
    [InlineData("penn_bonus", "pwe_weeks_tg4")]
    [InlineData("veteran", "pwe")]
    [InlineData("unemployment_romeo", "pwe_positive_durations")]
    public void Piecewise_hazards_agree(string dataset, string id)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var (times, design) = Piecewise(dataset);
        double[] cuts = [.. reference.GetProperty("cutpoints").EnumerateArray().Select(c => c.GetDouble())];
        var fit = PiecewiseExponential.Fit(times, design, cuts, DurationSpecification.Default);
        var robust = PiecewiseExponential.Fit(times, design, cuts, new() { Covariance = CovarianceEstimator.HC0 });
        fit.Events.ShouldBe(reference.GetProperty("events").GetDouble());
        fit.Exposure.ShouldAgree(reference.GetProperty("exposure"), ClosedForm);
        fit.LogLikelihood.ShouldAgree(reference.GetProperty("loglik_poisson_kernel"), ClosedForm);
        foreach (var term in fit.Coefficients)
        {
            var name = Designs.InR(term.Term);
            term.Estimate.ShouldAgree(reference.GetProperty("coef").GetProperty(name), Iterative, name);
            term.StandardError.ShouldAgree(reference.GetProperty("se").GetProperty(name), Iterative, name);
            robust
                .Coefficients[term.Term]
                .StandardError.ShouldAgree(
                    reference.GetProperty("se_robust_subject_cluster_HC0").GetProperty(name),
                    Iterative,
                    name
                );
        }
    }

    private static (SurvivalTimes Times, Design Design) Accelerated(string dataset)
    {
        if (dataset == "penn_bonus")
        {
            string[] names = ["female", "black", "othrace", "agelt35", "agegt54", "durable", "lusd", "husd"];
            var penn = Designs.Penn();
            return (
                Durations.Penn(),
                Design.WithConstant([new("t4", penn.Indicator("tg", "4")), .. names.Select(penn.Column)])
            );
        }

        if (dataset == "veteran")
        {
            var design = Durations.VeteranDesign(ReferenceFolder.Table("veteran"), "karno", "age");
            return (Durations.Veteran(), Design.WithConstant([.. design.Columns]));
        }

        var romeo = Durations.RomeoDesign(Durations.RomeoTable(d => d > 0));
        return (Durations.Romeo(d => d > 0), Design.WithConstant([.. romeo.Columns]));
    }

    private static (SurvivalTimes Times, Design Design) Piecewise(string dataset)
    {
        if (dataset == "penn_bonus")
        {
            var penn = Designs.Penn();
            string[] names = ["female", "black", "agelt35", "agegt54"];
            return (Durations.Penn(), new Design([new("t4", penn.Indicator("tg", "4")), .. names.Select(penn.Column)]));
        }

        if (dataset == "veteran")
        {
            var data = ReferenceFolder.Table("veteran");
            return (
                Durations.Veteran(),
                Design.Of(new("trt2", data.Indicator("trt", "2")), data.Column("karno"), data.Column("age"))
            );
        }

        var design = Durations.RomeoDesign(Durations.RomeoTable(d => d > 0));
        return (
            Durations.Romeo(d => d > 0),
            new Design(design.Columns.Where(c => !c.Label.StartsWith("reason", StringComparison.Ordinal)))
        );
    }
}
