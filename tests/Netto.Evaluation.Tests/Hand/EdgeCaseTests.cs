using Netto.Evaluation.Json;
using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Hand;

/// <summary>Small tables in which every number can be done by hand, and tables in which some cannot be computed at all.</summary>
[Trait("Kind", "Hand")]
public sealed class EdgeCaseTests
{
    private static readonly string[] FourAndFour =
    [
        .. Enumerable.Repeat("treatment", 4),
        .. Enumerable.Repeat("control", 4),
    ];

    /// <summary>Means 3/4 and 1/4; variances 1/4 each, so Neyman's is 1/16 + 1/16.</summary>
    [Fact]
    public void Intention_to_treat_by_hand()
    {
        var effect = Evaluate(TestProtocol.TwoArms, FourAndFour, [1, 1, 0, 1, 0, 1, 0, 0]).Effects.Single();
        effect.Estimate!.Value.ShouldBe(0.5, 1e-15);
        effect.StdError!.Value.ShouldBe(Math.Sqrt(0.125), 1e-15);
        effect.To.ShouldBe(0.75);
        effect.From!.Value.ShouldBe(0.25, 1e-15);
        effect.Persons!.Value.ShouldBe(2, 1e-15);
        effect.Notes.ShouldContain("small-group");
    }

    /// <summary>One binary instrument: two-stage least squares is the ratio of the two differences (Wald).</summary>
    [Fact]
    public void Local_average_effect_is_the_ratio_of_differences()
    {
        var protocol = TestProtocol.TwoArms with
        {
            Comparisons =
            [
                TestProtocol.Comparison(
                    "treatment-control",
                    "treatment",
                    "control",
                    EffectMethod.Itt,
                    EffectMethod.Late
                ),
            ],
        };
        var table = TestProtocol.People(FourAndFour) with
        {
            Outcomes = [new NumberColumn("job", [1, 1, 0, 1, 0, 1, 0, 0])],
            Received = [1, 1, 1, 0, 0, 1, 0, 0],
        };
        var results = Evaluator.Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken);
        results.Effects.Single(row => row.Method == "late").Estimate!.Value.ShouldBe(0.5 / 0.5, 1e-12);
        var first = results.FirstStages.Single();
        first.AlwaysTakers!.Value.ShouldBe(0.25, 1e-15);
        first.NeverTakers!.Value.ShouldBe(0.25, 1e-15);
        first.Compliers!.Value.ShouldBe(0.5, 1e-15);
    }

    [Fact]
    public void An_arm_without_people_gives_reasons_and_a_warning()
    {
        var results = Evaluate(TestProtocol.TwoArms, [.. Enumerable.Repeat("treatment", 4)], [1, 0, 1, 0]);
        results.Effects.Single().Estimate.ShouldBeNull();
        results.Effects.Single().Reason.ShouldBe("no-people");
        results.Descriptives.Single(row => row.Arm == "control").Reason.ShouldBe("no-people");
        results.Warnings.ShouldContain(row => row.Code == "arm-empty");
        ResultsJson.ToBytes(results).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void An_outcome_that_is_equal_for_everybody_has_no_effect(double value)
    {
        var results = Evaluate(TestProtocol.TwoArms, FourAndFour, [.. Enumerable.Repeat(value, 8)]);
        results.Effects.Single().Estimate.ShouldBeNull();
        results.Effects.Single().Reason.ShouldBe("no-variation");
        results.Descriptives.ShouldAllBe(row => row.Mean == value && row.GreaterThan.Count == 0);
        results.Warnings.ShouldContain(row => row.Code == "outcome-constant");
        ResultsJson.ToBytes(results).ShouldNotBeEmpty();
    }

    [Fact]
    public void An_outcome_known_for_more_of_one_arm_is_warned_of()
    {
        // 90 of 100 against 70 of 100: chi-square 200 (90·30 − 10·70)² / (160·40·100·100) = 12.5, p = 0.000407.
        string[] arms = [.. Enumerable.Range(0, 200).Select(row => row < 100 ? "treatment" : "control")];
        double[] values =
        [
            .. Enumerable.Range(0, 200).Select(row => row is < 10 or (>= 100 and < 130) ? double.NaN : row % 2),
        ];
        var warnings = Evaluate(TestProtocol.TwoArms, arms, values).Warnings;
        warnings.Single(row => row.Code == "outcome-missing").Text.ShouldEndWith(", 160 / 200");
        warnings
            .Single(row => row.Code == "attrition-differs")
            .Text.ShouldEndWith(", treatment 90 / 100, control 70 / 100, p = 0.000407");
    }

    [Fact]
    public void An_outcome_as_often_unknown_in_both_arms_is_only_counted()
    {
        string[] arms = [.. Enumerable.Range(0, 200).Select(row => row < 100 ? "treatment" : "control")];
        double[] values =
        [
            .. Enumerable.Range(0, 200).Select(row => row is < 10 or (>= 100 and < 110) ? double.NaN : row % 2),
        ];
        var warnings = Evaluate(TestProtocol.TwoArms, arms, values).Warnings;
        warnings.ShouldContain(row => row.Code == "outcome-missing");
        warnings.ShouldNotContain(row => row.Code == "attrition-differs");
    }

    [Theory]
    [InlineData(12.5, "number")]
    [InlineData(-1, "number")]
    [InlineData(0.25, "share")]
    [InlineData(1, "share")]
    public void An_outcome_without_unit_is_a_share_only_when_it_can_be(double highest, string unit)
    {
        double[] values = [highest, 0, 1, 0, 1, 0, 0, 0];
        var results = Evaluate(TestProtocol.TwoArms, FourAndFour, values);
        results.Design.Outcomes.Single().Unit.ShouldBe(unit);
        (results.Effects.Single().Persons is null).ShouldBe(unit == "number");
    }

    [Fact]
    public void An_outcome_that_nobody_has_is_not_observed()
    {
        var results = Evaluate(TestProtocol.TwoArms, FourAndFour, [.. Enumerable.Repeat(double.NaN, 8)]);
        results.Effects.Single().Reason.ShouldBe("not-observed");
        results.Descriptives.ShouldAllBe(row => row.Mean == null && row.Reason == "not-observed");
        ResultsJson.ToBytes(results).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_constant_and_a_collinear_covariate_are_named_and_left_out()
    {
        var random = new Random(3);
        string[] arms = [.. Enumerable.Range(0, 200).Select(row => row % 2 == 0 ? "treatment" : "control")];
        string[] sex = [.. arms.Select(_ => random.Next(2) == 0 ? "a" : "b")];
        var protocol = TestProtocol.TwoArms with
        {
            Comparisons =
            [
                TestProtocol.Comparison("treatment-control", "treatment", "control", EffectMethod.IttAdjusted),
            ],
            Covariates =
            [
                TestProtocol.Category("sex", "a", "b"),
                TestProtocol.Category("twin", "a", "b"),
                TestProtocol.Category("same", "a", "b"),
            ],
            Analysis = new AnalysisSettings { AdjustFor = ["sex", "twin", "same"] },
        };
        var table = TestProtocol.People(arms) with
        {
            Factors =
            [
                FactorColumn.From("sex", sex, ["a", "b"]),
                FactorColumn.From("twin", sex, ["a", "b"]),
                FactorColumn.From("same", [.. arms.Select(_ => "a")], ["a", "b"]),
            ],
            Outcomes = [new NumberColumn("job", [.. arms.Select(_ => (double)random.Next(2))])],
        };
        var results = Evaluator.Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken);
        results.Effects.Single().Estimate.ShouldNotBeNull();
        results.Effects.Single().Notes.ShouldContain("dropped-term: twin[b]");
        results.Warnings.ShouldContain(row => row.Code == "covariate-one-level" && row.Text.Contains("same"));
        results.Warnings.ShouldContain(row => row.Code == "covariate-collinear" && row.Text.Contains("twin[b]"));
    }

    /// <summary>A class of which nobody gets the service is left out of the logit with its people, and named.</summary>
    [Fact]
    public void Perfect_separation_in_a_profile_is_left_out_and_named()
    {
        var random = new Random(4);
        string[] arms = [.. Enumerable.Range(0, 400).Select(row => row % 2 == 0 ? "treatment" : "control")];
        string[] group =
        [
            .. arms.Select(
                (_, row) =>
                    row % 40 == 0 ? "never"
                    : random.Next(2) == 0 ? "a"
                    : "b"
            ),
        ];
        double[] counts = [.. group.Select(own => own == "never" ? 0.0 : random.Next(2))];
        var service = new Service
        {
            Id = "course",
            Label = new LocalText("cursus", "course"),
            Arms = ["treatment"],
        };
        var protocol = TestProtocol.TwoArms with
        {
            Covariates = [TestProtocol.Category("group", "a", "b", "never")],
            Services = new ServiceCatalogue { Trajectories = [service] },
            Analysis = new AnalysisSettings { Profiles = ["group"] },
        };
        var table = TestProtocol.People(arms) with
        {
            Factors = [FactorColumn.From("group", group, ["a", "b", "never"])],
            Services = [new ServiceColumn("course", "trajectory", counts)],
            Outcomes = [new NumberColumn("job", [.. arms.Select(_ => (double)random.Next(2))])],
        };
        var model = Evaluator
            .Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken)
            .ProfileModels.Single();
        model.Notes.ShouldBe(["separated-class: group[never]: 10"]);
        model.N.ShouldBe(190);
        model.Coefficients.Select(row => row.Name).ShouldBe(["(Intercept)", "group[b]"]);
    }

    private static EvaluationResults Evaluate(ExperimentProtocol protocol, string[] arms, double[] outcome) =>
        Evaluator.Evaluate(protocol, TestProtocol.People(arms) with { Outcomes = [new NumberColumn("job", outcome)] });
}
