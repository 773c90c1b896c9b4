using Netto.Statistics.Binary;
using Netto.Statistics.Models;
using Netto.Statistics.Tests.Data;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Binary;

[Trait("Kind", "Reference")]
public sealed class BinaryReferenceTests
{
    public static TheoryData<string, string, BinaryLink> Cases =>
        new()
        {
            { "penn_bonus", "probit_exit10", BinaryLink.Probit },
            { "penn_bonus", "logit_exit10", BinaryLink.Logit },
            { "jobs2", "probit_work1", BinaryLink.Probit },
            { "jobs2", "logit_work1", BinaryLink.Logit },
            { "mroz", "probit_inlf", BinaryLink.Probit },
            { "mroz", "logit_inlf", BinaryLink.Logit },
            { "lalonde_nsw", "probit_emp78", BinaryLink.Probit },
            { "lalonde_nsw", "logit_emp78", BinaryLink.Logit },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Coefficients_errors_and_marginal_effects_agree(string dataset, string id, BinaryLink link)
    {
        var reference = ReferenceFolder.Case(dataset, id);
        var (outcome, design) = Model(dataset);
        var specification = new BinarySpecification { Link = link };
        var classical = BinaryRegression.Fit(outcome, design, specification);
        var robust = BinaryRegression.Fit(outcome, design, specification with { Covariance = CovarianceEstimator.HC1 });
        var plain = BinaryRegression.Fit(outcome, design, specification with { Covariance = CovarianceEstimator.HC0 });
        classical.LogLikelihood.ShouldAgree(reference.GetProperty("loglik"), ClosedForm);
        classical.NullLogLikelihood.ShouldAgree(reference.GetProperty("loglik_null"), ClosedForm);
        classical.PseudoRSquared.ShouldAgree(reference.GetProperty("mcfadden_r2"), Iterative);

        var vcov = reference.GetProperty("vcov");
        foreach (var term in design.Labels)
        {
            var name = Designs.InR(term);
            classical
                .Coefficients[term]
                .Estimate.ShouldAgree(reference.GetProperty("coef").GetProperty(name), Iterative, term);
            classical
                .Coefficients[term]
                .StandardError.ShouldAgree(
                    vcov.GetProperty("observed_info").GetProperty("se").GetProperty(name),
                    Iterative,
                    term
                );
            classical
                .Coefficients[term]
                .PValue.ShouldAgree(
                    vcov.GetProperty("observed_info").GetProperty("p").GetProperty(name),
                    NumericalDerivative,
                    term
                );
            classical
                .Coefficients[term]
                .High.ShouldAgree(
                    vcov.GetProperty("observed_info").GetProperty("ci95_high").GetProperty(name),
                    NumericalDerivative,
                    term
                );
            plain
                .Coefficients[term]
                .StandardError.ShouldAgree(
                    vcov.GetProperty("robust_HC0").GetProperty("se").GetProperty(name),
                    Iterative,
                    term
                );
            robust
                .Coefficients[term]
                .StandardError.ShouldAgree(
                    vcov.GetProperty("robust_stata").GetProperty("se").GetProperty(name),
                    Iterative,
                    term
                );
        }

        var effects = classical.MarginalEffects();
        var robustEffects = plain.MarginalEffects();
        foreach (var effect in effects)
        {
            var expected = reference.GetProperty("ame").GetProperty(Designs.InR(effect.Term));
            effect.Estimate.ShouldAgree(expected.GetProperty("ame"), Iterative, effect.Term);
            effect.StandardError.ShouldAgree(expected.GetProperty("se_delta_observed_info"), Iterative, effect.Term);
            robustEffects[effect.Term]
                .StandardError.ShouldAgree(expected.GetProperty("se_delta_robust_HC0"), Iterative, effect.Term);
        }
    }

    [Theory]
    [InlineData("probit_exit10", BinaryLink.Probit)]
    [InlineData("logit_exit10", BinaryLink.Logit)]
    public void Clustered_errors_agree(string id, BinaryLink link)
    {
        var reference = ReferenceFolder.Case("penn_bonus", id).GetProperty("vcov").GetProperty("cluster_stata_abdt");
        var (outcome, design) = Designs.PennExit10();
        var clusters = Clusters.Of("abdt", Designs.Penn().Text("abdt"));
        clusters.Count.ShouldBe(reference.GetProperty("n_clusters").GetInt32());
        var fit = BinaryRegression.Fit(
            outcome,
            design,
            new() { Link = link, Covariance = CovarianceEstimator.CR1(clusters) }
        );
        foreach (var term in fit.Coefficients)
        {
            term.StandardError.ShouldAgree(
                reference.GetProperty("se").GetProperty(Designs.InR(term.Term)),
                Iterative,
                term.Term
            );
        }
    }

    private static (DataColumn Outcome, Design Design) Model(string dataset) =>
        dataset switch
        {
            "penn_bonus" => Designs.PennExit10(),
            "jobs2" => Designs.JobsWork1(),
            "mroz" => Designs.MrozInLabourForce(),
            _ => Designs.LalondeEmployed(),
        };
}
