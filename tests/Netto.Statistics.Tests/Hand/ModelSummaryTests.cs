using System.Text.Json;
using Netto.Statistics.Binary;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Summaries;

namespace Netto.Statistics.Tests.Hand;

/// <summary>Results print, compare and serialise in one way.</summary>
[Trait("Kind", "Hand")]
public sealed class ModelSummaryTests
{
    private static readonly DataColumn Outcome = new("y", [1, 0, 2, 1, 3, 2]);
    private static readonly DataColumn Arm = new("arm", [0, 0, 0, 1, 1, 1]);
    private static readonly DataColumn Age = new("age", [2, 1, 4, 3, 6, 5]);

    [Fact]
    public void A_result_prints_as_an_aligned_table()
    {
        var text = ModelSummary.Of(LinearRegression.Fit(Outcome, Design.WithConstant(Arm))).ToString();

        // Means 1 and 2; each group has deviations −1, 0, 1, so HC1 is √(6/4 · 2 · 2/9) = √(2/3).
        text.ShouldStartWith("ols, n = 6, standard errors hc1\n");
        var lines = text.Split('\n');
        lines[3].ShouldStartWith("(Intercept)");
        lines[4].ShouldBe("arm                     1    0.816497     1.225       4  0.2879     -1.26696      3.26696");
    }

    [Fact]
    public void A_result_is_one_json_document_with_the_names_of_the_command()
    {
        var fit = LinearRegression.Fit(Outcome, Design.WithConstant(Arm));

        using var json = JsonDocument.Parse(ModelSummary.Of(fit).ToJson());

        var root = json.RootElement;
        root.GetProperty("method").GetString().ShouldBe("ols");
        root.GetProperty("coefficients")[1].GetProperty("estimate").GetDouble().ShouldBe(1, 1e-15);
        root.GetProperty("r_squared").GetDouble().ShouldBe(fit.RSquared);
    }

    [Fact]
    public void What_is_not_finite_is_null_in_json()
    {
        var constant = LinearRegression.Fit(new DataColumn("y", [1, 1, 1, 1, 1, 1]), Design.WithConstant(Arm));

        using var json = JsonDocument.Parse(ModelSummary.Of(constant).ToJson());

        json.RootElement.GetProperty("r_squared").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Equal_results_have_equal_summaries_and_others_have_not()
    {
        ModelSummary Of(CovarianceEstimator covariance) =>
            ModelSummary.Of(
                LinearRegression.Fit(
                    Outcome,
                    Design.WithConstant(Arm),
                    new LinearSpecification { Covariance = covariance }
                )
            );

        Of(CovarianceEstimator.HC1).ShouldBe(Of(CovarianceEstimator.HC1));
        Of(CovarianceEstimator.HC1).GetHashCode().ShouldBe(Of(CovarianceEstimator.HC1).GetHashCode());
        Of(CovarianceEstimator.HC1).ShouldNotBe(Of(CovarianceEstimator.Classical));
    }

    [Fact]
    public void Models_of_different_kinds_stand_side_by_side()
    {
        var seen = new DataColumn("seen", [0, 1, 0, 1, 0, 1]);
        var comparison = ModelComparison.Of(
            ("plain", LinearRegression.Fit(Outcome, Design.WithConstant(Arm))),
            ("adjusted", LinearRegression.Fit(Outcome, Design.WithConstant(Arm, Age))),
            ("probit", BinaryRegression.Fit(seen, Design.WithConstant(Arm), new BinarySpecification()))
        );

        comparison.Terms.ShouldBe(["(Intercept)", "arm", "age"]);
        comparison["age", "plain"].ShouldBeNull();
        comparison["arm", "plain"]!.Estimate.ShouldBe(1, 1e-14);
        var lines = comparison.ToString().Split('\n');
        lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["plain", "adjusted", "probit"]);
        lines.ShouldContain(line => line.StartsWith("method", StringComparison.Ordinal));
    }
}
