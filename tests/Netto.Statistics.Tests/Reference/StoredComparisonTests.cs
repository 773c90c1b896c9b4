using System.Text.Json;
using Netto.Statistics.Binary;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Models;
using Netto.Statistics.Survival;
using Netto.Statistics.Tests.Data;
using Netto.Statistics.Weighting;
using static Netto.Statistics.Tests.Data.Agreement;

namespace Netto.Statistics.Tests.Reference;

/// <summary>Weighted comparisons, tables and durations against the values of tests/reference/comparisons-durations.R.</summary>
[Trait("Kind", "Reference")]
public sealed class StoredComparisonTests
{
    private static readonly JsonElement Stored = StoredReference.Read("comparisons-durations.json");

    [Fact]
    public void Weighted_means_agree()
    {
        var expected = Stored.GetProperty("weighted");
        var (one, zero) = Groups("api00");
        var welch = WeightedComparisons.Welch(one, zero);
        welch.Estimate!.Value.ShouldAgree(Of(expected, "mean1") - Of(expected, "mean0"), ClosedForm);
        // R takes a group as a domain of the whole sample, n/(n − 1) of all; Welch counts each group by itself.
        double InGroup(string error, double n) => Of(expected, error) * Math.Sqrt(n / (n - 1) * (182.0 / 183));
        welch.StandardError!.Value.ShouldAgree(
            double.Hypot(InGroup("se0", zero.Values.Length), InGroup("se1", one.Values.Length)),
            ClosedForm
        );
        var student = WeightedComparisons.Student(one, zero);
        student.Estimate.ShouldAgree(expected.GetProperty("wls_difference"), ClosedForm);
        student.StandardError.ShouldAgree(expected.GetProperty("wls_se"), ClosedForm);
        student.PValue.ShouldAgree(expected.GetProperty("wls_p"), ClosedForm);
    }

    [Fact]
    public void The_weighted_rank_test_agrees()
    {
        var expected = Stored.GetProperty("weighted");
        var (one, zero) = Groups("jittered");
        var test = WeightedComparisons.MannWhitney(one, zero);
        test.Estimate.ShouldAgree(expected.GetProperty("rank_estimate"), ClosedForm);
        test.Statistic.ShouldAgree(expected.GetProperty("rank_t"), ClosedForm);
        test.DegreesOfFreedom.ShouldBe(expected.GetProperty("rank_df").GetDouble());
        test.PValue.ShouldAgree(expected.GetProperty("rank_p"), ClosedForm);
    }

    [Fact]
    public void Calibration_agrees()
    {
        var expected = Stored.GetProperty("calibrate");
        var data = ReferenceFolder.Table("api_cluster");
        var shares = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["E"] = 4421 / 6194.0,
            ["H"] = 755 / 6194.0,
            ["M"] = 1018 / 6194.0,
        };
        var fit = Calibration
            .Fit(
                [
                    new WeightingTarget.Shares("stype", data.Text("stype"), shares),
                    new WeightingTarget.Mean(data.Column("meals"), 48),
                ],
                data.Numbers("pw")
            )
            .ScaledTo(6194);
        fit.Smallest.ShouldAgree(expected.GetProperty("min"), ClosedForm);
        fit.Largest.ShouldAgree(expected.GetProperty("max"), ClosedForm);
        for (var i = 0; i < 10; i++)
        {
            fit.Weights[i].ShouldAgree(expected.GetProperty("first")[i], ClosedForm);
        }
    }

    [Fact]
    public void Fisher_of_small_tables_agrees()
    {
        var expected = Stored.GetProperty("fisher");
        FisherExactTest
            .Run(
                new([
                    [3, 1, 2],
                    [0, 5, 2],
                    [4, 1, 3],
                ])
            )
            .PValue.ShouldAgree(expected.GetProperty("a"), 1e-7);
        FisherExactTest
            .Run(
                new([
                    [8, 2, 5, 1],
                    [0, 7, 3, 6],
                    [2, 2, 9, 4],
                ])
            )
            .PValue.ShouldAgree(expected.GetProperty("b"), 1e-7);
    }

    [Theory]
    [InlineData("probit", BinaryLink.Probit)]
    [InlineData("logit", BinaryLink.Logit)]
    public void Weighted_binary_models_agree(string name, BinaryLink link)
    {
        var expected = Stored.GetProperty("weighted_binary").GetProperty(name);
        var data = ReferenceFolder.Table("mroz");
        var weights = new DataColumn("w", [.. Enumerable.Range(1, data.Rows).Select(i => 1.0 + i % 4)]);
        var fit = BinaryRegression.Fit(
            data.Column("inlf"),
            Designs.Of(data, "educ", "age", "kidslt6"),
            new() { Link = link, Weights = new ObservationWeights.Analytic(weights) }
        );
        fit.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
        Agree(fit.Coefficients, expected.Numbers("coef"), null);
    }

    [Fact]
    public void Cox_with_late_entry_weights_and_clusters_agrees()
    {
        var expected = Stored.GetProperty("heart");
        var (times, design, weights, id) = Heart();
        var plain = CoxRegression.Fit(times, design, CoxSpecification.Default);
        plain.LogLikelihood.ShouldAgree(expected.GetProperty("loglik"), ClosedForm);
        Agree(plain.Coefficients, expected.Numbers("coef"), expected.Numbers("se"));
        var weighted = CoxRegression.Fit(times, design, new() { Weights = weights });
        weighted.LogLikelihood.ShouldAgree(expected.GetProperty("weighted_loglik"), ClosedForm);
        Agree(weighted.Coefficients, expected.Numbers("weighted_coef"), expected.Numbers("weighted_se"));
        var breslow = CoxRegression.Fit(times, design, new() { Weights = weights, Ties = TieMethod.Breslow });
        Agree(breslow.Coefficients, expected.Numbers("weighted_breslow_coef"), null);
        var robust = CoxRegression.Fit(
            times,
            design,
            new() { Weights = weights, Covariance = CovarianceEstimator.HC0 }
        );
        Agree(robust.Coefficients, expected.Numbers("weighted_coef"), expected.Numbers("weighted_robust_se"));
        var clustered = CoxRegression.Fit(times, design, new() { Covariance = CovarianceEstimator.CR1(id) });
        Agree(clustered.Coefficients, expected.Numbers("coef"), expected.Numbers("cluster_se"));
    }

    [Fact]
    public void Curve_with_late_entry_and_weights_agrees()
    {
        var expected = Stored.GetProperty("heart");
        var (times, _, weights, _) = Heart();
        var curve = KaplanMeier.Fit(times, weights.Values);
        for (var i = 0; i < 3; i++)
        {
            var point = curve.At(expected.Numbers("km_time")[i]);
            point.AtRisk.ShouldAgree(expected.Numbers("km_risk")[i], ClosedForm);
            point.Survival.ShouldAgree(expected.Numbers("km_surv")[i], ClosedForm);
            point.StandardError!.Value.ShouldAgree(expected.Numbers("km_se")[i], ClosedForm);
        }
    }

    [Fact]
    public void Weighted_Weibull_and_log_rank_with_half_weights_agree()
    {
        var expected = Stored.GetProperty("veteran");
        var data = ReferenceFolder.Table("veteran");
        var times = new SurvivalTimes(data.Column("time"), data.Column("status"));
        var weights = new DataColumn("w", [.. Enumerable.Range(1, data.Rows).Select(i => 1.0 + i % 3)]);
        var fit = AcceleratedFailure.Fit(
            times,
            Designs.Of(data, "karno", "age"),
            DurationDistribution.Weibull,
            new() { Weights = new ObservationWeights.Analytic(weights) }
        );
        fit.Scale.ShouldAgree(expected.GetProperty("weibull_scale"), Iterative);
        var errors = expected.Numbers("weibull_se");
        Agree(fit.Coefficients, expected.Numbers("weibull_coef"), errors);
        fit.LogScale!.StandardError.ShouldAgree(errors[3], Iterative);
        LogRankTest
            .Run(times, Clusters.Of("celltype", data.Text("celltype")), rho: 0.5)
            .Test.Statistic.ShouldAgree(expected.GetProperty("rho_half"), ClosedForm);
    }

    private static void Agree(CoefficientTable actual, double[] coefficients, double[]? errors)
    {
        for (var j = 0; j < actual.Count; j++)
        {
            actual[j].Estimate.ShouldAgree(coefficients[j], Iterative, actual[j].Term);
            if (errors is not null)
            {
                actual[j].StandardError.ShouldAgree(errors[j], Iterative, actual[j].Term);
            }
        }
    }

    private static (SurvivalTimes Times, Design Design, DataColumn Weights, Clusters Id) Heart()
    {
        var rows = Stored.GetProperty("heart").GetProperty("rows");
        DataColumn Column(string name) => new(name, rows.Numbers(name));
        return (
            new(Column("start"), Column("stop"), Column("event")),
            Design.Of(Column("age"), Column("surgery"), Column("transplant")),
            Column("w"),
            Clusters.Of("id", rows.Numbers("id"))
        );
    }

    private static (WeightedGroup One, WeightedGroup Zero) Groups(string column)
    {
        var data = ReferenceFolder.Table("api_cluster");
        var (pw, type, api) = (data.Numbers("pw"), data.Text("stype"), data.Numbers("api00"));
        WeightedGroup Group(bool elementary)
        {
            int[] own = [.. Enumerable.Range(0, data.Rows).Where(i => type[i] == "E" == elementary)];
            double Value(int i) => column == "api00" ? api[i] : api[i] + (i + 1) * 919 / 1e6;
            return new(Array.ConvertAll(own, Value), Array.ConvertAll(own, i => pw[i] * (1 + (i + 1) % 7)));
        }

        return (Group(true), Group(false));
    }

    private static double Of(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
