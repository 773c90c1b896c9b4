using System.Text.Json;
using Netto.Evaluation.Results;

namespace Netto.Evaluation.Tests.Reference;

/// <summary>The two real experiments of <c>samples/</c> give the numbers of the reference files (made with R).</summary>
[Trait("Kind", "Reference")]
public sealed class SampleTests
{
    private const double Tolerance = 1e-9;

    private static readonly Lazy<EvaluationResults> Penn = new(() => ReferenceData.Evaluate("penn-bonus.yaml"));
    private static readonly Lazy<EvaluationResults> Jobs = new(() => ReferenceData.Evaluate("jobs2.yaml"));

    [Fact]
    public void Penn_intention_to_treat()
    {
        var effect = Effect(Penn.Value, "log-weeks", "itt");
        var reference = ReferenceData.Case("penn_bonus", "itt_logdur_tg4_unadjusted");
        Same(effect.Estimate, reference, "coef", "t4");
        Same(effect.StdError, reference, "vcov", "HC2", "se", "t4");
        Same(effect.PValue, reference, "vcov", "HC2", "p", "t4");
        effect.N.ShouldBe(5099);
        var weeks = Effect(Penn.Value, "weeks", "itt");
        Same(weeks.Estimate, ReferenceData.Case("penn_bonus", "itt_weeks_tg4_unadjusted"), "coef", "t4");
        Same(weeks.To, ReferenceData.Case("penn_bonus", "two_sample_weeks"), "mean1");
        Same(weeks.From, ReferenceData.Case("penn_bonus", "two_sample_weeks"), "mean0");
    }

    [Fact]
    public void Penn_adjusted_with_interactions()
    {
        var effect = Effect(Penn.Value, "log-weeks", "itt-adjusted");
        var reference = ReferenceData.Case("penn_bonus", "itt_logdur_tg4_lin_interacted");
        Same(effect.Estimate, reference, "coef", "t4");
        Same(effect.StdError, reference, "vcov", "HC2", "se", "t4");
    }

    [Theory]
    [InlineData("log-weeks", "itt_logdur_tg4_adjusted")]
    [InlineData("exit-10", "lpm_exit10")]
    public void Penn_annex(string outcome, string reference)
    {
        var table = Penn.Value.Regressions.Single(row => row.Outcome == outcome && row.Method == "ols");
        var expected = ReferenceData.Case("penn_bonus", reference);
        Same(Coefficient(table, "treated").Estimate, expected, "coef", "t4");
        Same(Coefficient(table, "treated").StdError, expected, "vcov", "HC1", "se", "t4");
        Same(Coefficient(table, "female[1]").Estimate, expected, "coef", "female");
        Same(Coefficient(table, "dep[2]").StdError, expected, "vcov", "HC1", "se", "factor(dep)2");
        Same(table.RSquared, expected, "r_squared");
    }

    [Fact]
    public void Penn_shares_and_means_by_arm()
    {
        var share = ReferenceData.Case("penn_bonus", "two_proportions_exit10");
        Same(Level(Penn.Value, "exit-10", "treatment").Mean, share, "p1");
        Same(Level(Penn.Value, "exit-10", "control").Mean, share, "p0");
        Level(Penn.Value, "exit-10", "treatment").GreaterThan.ShouldBe(["B"]);
        Same(
            Level(Penn.Value, "log-weeks", "treatment").StdDev,
            ReferenceData.Case("penn_bonus", "two_sample_logweeks"),
            "sd1"
        );
    }

    /// <summary>One minus Kaplan-Meier before the first censoring is the cumulative share.</summary>
    [Fact]
    public void Penn_curve()
    {
        var groups = ReferenceData.Case("penn_bonus", "km_weeks_censored_at_52").GetProperty("groups");
        foreach (var (arm, group) in new[] { ("control", "0"), ("treatment", "1") })
        {
            var curve = Penn.Value.Curves.Single(row =>
                row.Outcome == "weeks" && row.Arm == arm && row.Subgroup is null
            );
            var times = groups
                .GetProperty(group)
                .GetProperty("time")
                .EnumerateArray()
                .Select(item => item.GetInt32())
                .ToList();
            var survival = groups.GetProperty(group).GetProperty("survival");
            foreach (var time in times.Where(time => time <= 26))
                curve.Share[time - 1]!.Value.ShouldBe(1 - survival[times.IndexOf(time)].GetDouble(), 1e-12);
        }
    }

    [Theory]
    [InlineData("depression", "late_depress2_adjusted")]
    [InlineData("employed", "late_work1_adjusted")]
    public void Jobs_local_average_effect(string outcome, string reference)
    {
        var effect = Effect(Jobs.Value, outcome, "late");
        var expected = ReferenceData.Case("jobs2", reference);
        Same(effect.Estimate, expected, "coef", "comply");
        Same(effect.StdError, expected, "vcov", "HC1", "se", "comply");
        Same(effect.PValue, expected, "vcov", "HC1", "p", "comply");
        var table = Jobs.Value.Regressions.Single(row => row.Outcome == outcome && row.Method == "iv");
        Same(Coefficient(table, "age").Estimate, expected, "coef", "age");
        Same(Coefficient(table, "marital[married]").StdError, expected, "vcov", "HC1", "se", "maritalmarried");
        effect.AndersonRubin!.Shape.ShouldBe("interval");
    }

    [Fact]
    public void Jobs_first_stage()
    {
        var first = Jobs.Value.FirstStages.First(row => row.Outcome == "depression" && row.Subgroup is null);
        var expected = ReferenceData.Case("jobs2", "late_depress2_adjusted");
        Same(first.F, expected, "first_stage", "comply", "F_HC1");
        first.AlwaysTakers.ShouldBe(0);
        first.Compliers!.Value.ShouldBe(0.62, 1e-12);
    }

    [Fact]
    public void Jobs_intention_to_treat_and_balance()
    {
        Same(
            Effect(Jobs.Value, "depression", "itt").Estimate,
            ReferenceData.Case("jobs2", "itt_depress2"),
            "coef",
            "treat"
        );
        var smd = ReferenceData.Case("jobs2", "standardised_mean_differences").GetProperty("smd");
        var age = Jobs.Value.Balance.Single(row => row.Variable == "age" && row.Arm == "control");
        // The first arm is the reference here, the control arm there.
        age.Smd!.Value.ShouldBe(-smd.GetProperty("age").GetDouble(), 1e-12);
        Same(age.PValue, ReferenceData.Case("jobs2", "two_sample_age"), "welch", "p");
        var education = Jobs.Value.BalanceTests.Single(test => test.Variable == "educ");
        Same(education.Statistic, ReferenceData.Case("jobs2", "chi_treat_by_educ"), "chi2");
    }

    private static EffectRow Effect(EvaluationResults results, string outcome, string method) =>
        results.Effects.Single(row => row.Outcome == outcome && row.Method == method && row.Subgroup is null);

    private static DescriptiveRow Level(EvaluationResults results, string outcome, string arm) =>
        results.Descriptives.Single(row => row.Outcome == outcome && row.Arm == arm && row.Subgroup is null);

    private static CoefficientRow Coefficient(RegressionTable table, string name) =>
        table.Coefficients.Single(row => row.Name == name);

    private static void Same(double? actual, JsonElement reference, params string[] path)
    {
        var expected = path.Aggregate(reference, (at, name) => at.GetProperty(name)).GetDouble();
        actual.ShouldNotBeNull(string.Join('.', path));
        actual.Value.ShouldBe(expected, Math.Abs(expected) * Tolerance, string.Join('.', path));
    }
}
