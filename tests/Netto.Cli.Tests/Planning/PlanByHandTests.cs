using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Planning.Diagnosis;
using Netto.Planning.Formulas;
using Netto.Planning.Results;
using Netto.Planning.Worlds;
using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Cli.Tests.Planning;

/// <summary>The parts of a plan on a few numbers, worked out by hand.</summary>
[Trait("Kind", "Hand")]
public sealed class PlanByHandTests
{
    private const string Pair = "treatment-control";

    private static readonly ExperimentProtocol Flat = ProtocolTemplate.Find("flat")!.Read();
    private static readonly ExperimentProtocol Wga = ProtocolTemplate.Find("wga")!.Read();

    [Fact]
    public void A_diagnosis_counts_over_the_experiments()
    {
        DrawnTrial[] trials =
        [
            Trial(Effect(1, 1, (-1, 3), 0.3)),
            Trial(Effect(4, 1.5, (2.5, 5.5), 0.001)),
            Trial(Effect(-3, 2, (-5, -1), 0.01)),
            Trial(Effect(2, 1.5, (0.5, 3.5), 0.04)),
            Trial(Effect(null, null, (null, null), null)),
        ];

        var row = Diagnosing.Rows(trials, 0.05).ShouldHaveSingleItem();

        (row.Estimates, row.Refused).ShouldBe((4, 1));
        row.Truth.ShouldBe(2);
        row.MeanEstimate.ShouldBe(1);
        row.Bias.ShouldBe(-1);
        // Deviations 0, 3, −4 and 1 from the mean: 26 over three.
        Near(row.StandardDeviation, Math.Sqrt(26 / 3.0));
        Near(row.BiasError, Math.Sqrt(26 / 3.0) / 2);
        Near(row.MeanStandardError, 1.5);
        // The first and the last interval hold 2; the second lies above it, the third below.
        Near(row.Coverage, 0.5);
        Near(row.CoverageError, 0.25);
        Near(row.Power, 0.75);
        Near(row.PowerError, Math.Sqrt(0.75 * 0.25 / 4));
        // Of 4, −3 and 2 one has the wrong sign; they are 2, 1.5 and 1 times the truth.
        Near(row.WrongSign, 1 / 3.0);
        Near(row.Exaggeration, 1.5);
    }

    [Fact]
    public void Facts_of_the_sides_are_of_the_people_in_the_experiment()
    {
        var facts = SideFacts.Of(Flat, Table(), Flat.Comparisons[0], [1, 2, double.NaN, 3, 5, 7, 100]);

        (facts.PeopleOf, facts.PeopleAgainst).ShouldBe((3, 3));
        facts.Mean.ShouldBe(5); // of the other side
        Near(facts.Variance, (0.5 + 8) / 3); // sums of squares over 2 + 3 − 2
        Near(facts.Missing, 1 / 6.0);
        Near(facts.ServedOf, 2 / 3.0);
        Near(facts.ServedAgainst, 1 / 3.0);
        facts.IsShare.ShouldBeFalse();
        facts.Offices.ShouldBeEmpty();
        SideFacts.Of(Flat, Table(), Flat.Comparisons[0], [1, 0, double.NaN, 1, 0, 0, 7]).IsShare.ShouldBeTrue();
    }

    [Fact]
    public void Offices_count_where_they_are_compared_over_time()
    {
        var comparison = Flat.Comparisons[0] with { Methods = [EffectMethod.Did] };

        var facts = SideFacts.Of(Flat, Table(), comparison, [1, 2, 3, 4, 5, 6, 7]);

        // Offices a (two people) and b (one) against c (three); one person before; sizes 2, 1, 3 with mean 2 and deviation 1.
        facts.Offices.Length.ShouldBe(5);
        facts.Offices[..2].ShouldBe([2.0, 1.0]);
        Near(facts.Offices[2], 1 / 3.0);
        Near(facts.Offices[3], 2);
        Near(facts.Offices[4], 0.5);
    }

    [Fact]
    public void Being_served_in_part_dilutes_the_effect_and_raises_the_level()
    {
        var (size, curve) = Size(
            Plan(
                new OutcomeAssumption
                {
                    Outcome = "job",
                    Control = 0.3,
                    Effect = 0.1,
                }
            ) with
            {
                Attrition = 0.2,
            },
            Facts()
        );

        // 0.8 served against 0.2: 0.6 times 0.1; the others' level has 0.2 times 0.1 in it.
        Near(size.Contrast, 0.6);
        Near(size.Effect, 0.06);
        Near(size.Level, 0.32);
        Near(size.StandardDeviation, Math.Sqrt(0.32 * 0.68));
        // A tenth is missing in the registers, and a fifth of the rest is expected to drop out.
        Near(size.Attrition, 1 - (0.9 * 0.8));
        Near(size.Detectable!.Value / size.DetectableOnCompliers!.Value, 0.6);
        // The curve goes to twice the people; half-way it has the power that was planned.
        curve.ByPeople[^1].X.ShouldBe(2000);
        curve.ByPeople[11].X.ShouldBe(1000);
        Near(curve.ByPeople[11].Power, size.Power!.Value);
    }

    [Fact]
    public void A_flat_table_has_its_attrition_already()
    {
        var (size, _) = Size(
            Plan(
                new OutcomeAssumption
                {
                    Outcome = "weeks",
                    Control = 16,
                    Effect = -2,
                    StandardDeviation = 8,
                }
            ) with
            {
                Attrition = 0.2,
            },
            Facts(),
            protocol: Flat
        );

        Near(size.Attrition, 0.1);
        Near(size.StandardDeviation, 8);
        Near(size.Level, 16 - (0.2 * 2));
        Near(size.Effect, -2 * 0.6);
    }

    [Fact]
    public void The_truth_of_the_served_times_the_contrast_is_that_of_the_assignment()
    {
        Near(Size(Plan(), Facts(), [new TrueEffect("job", Pair, "did-iv", null, 0.5)]).Row.Effect, 0.3);
        Near(
            Size(
                Plan(),
                Facts(),
                [new TrueEffect("job", Pair, "did-iv", null, 0.5), new TrueEffect("job", Pair, "itt", null, 0.2)]
            ).Row.Effect,
            0.2
        );
    }

    [Fact]
    public void Offices_of_unequal_size_find_less()
    {
        var equal = Size(Plan(), Facts() with { Offices = [10, 12, 40, 50, 0] }).Row;
        var unequal = Size(Plan(), Facts() with { Offices = [10, 12, 40, 50, 0.8] }).Row;

        equal.Design.ShouldBe("offices");
        unequal.Detectable!.Value.ShouldBeGreaterThan(1.05 * equal.Detectable!.Value);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void A_table_is_drawn_as_the_plan_says()
    {
        const int people = 40_000;
        var plan = Flat.Plan! with { WantingCorrelation = 0.6, ServedInControl = 0.2, Attrition = 0.1 };

        var table = new FlatWorlds(Flat, plan, people).Draw(7).Table;

        var treated = Enumerable.Range(0, people).Where(row => table.Arm.Levels[table.Arm.Codes[row]] == "treatment");
        var others = Enumerable.Range(0, people).Where(row => table.Arm.Levels[table.Arm.Codes[row]] == "control");
        ShareNear([.. treated.Select(row => table.Received![row])], 0.7);
        ShareNear([.. others.Select(row => table.Received![row])], 0.2);
        var weeks = table.Outcomes.Single(outcome => outcome.Id == "weeks").Values;
        ShareNear([.. weeks.Select(value => double.IsNaN(value) ? 1.0 : 0)], 0.1);
    }

    [Fact]
    [Trait("Kind", "Simulation")]
    public void What_classes_tell_of_the_outcome_has_variance_one()
    {
        const int people = 40_000;
        var protocol = Flat with { Covariates = [.. Flat.Covariates.OfType<Covariate.Category>().Take(1)] };
        protocol.Covariates.Count.ShouldBe(1);

        var index = new DrawnTraits(protocol, people, new Statistics.Resampling.RandomSource(3, 0)).Index;

        // Classes of equal parts: the square has at most four times the variance of a coin.
        index.Average(value => value * value).ShouldBe(1, 4 * Math.Sqrt(2.0 / people));
    }

    private static void ShareNear(double[] values, double share) =>
        values.Average().ShouldBe(share, 4 * Math.Sqrt(share * (1 - share) / values.Length));

    private static void Near(double? found, double expected) => found!.Value.ShouldBe(expected, 1e-12);

    private static (SizeRow Row, PowerCurve Curve) Size(
        PlanSettings plan,
        SideFacts facts,
        IReadOnlyList<TrueEffect>? truth = null,
        ExperimentProtocol? protocol = null
    )
    {
        protocol ??= Wga;
        var outcome = plan.Assumptions.Count > 0 ? plan.Assumptions[0].Outcome : "job";
        var trial = new DrawnTrial(
            [],
            truth ?? [],
            new Dictionary<(string, string), SideFacts> { [(Pair, outcome)] = facts }
        );
        return new SampleSizes(protocol, plan, 0.05).Rows([trial]).ShouldHaveSingleItem();
    }

    private static PlanSettings Plan(params OutcomeAssumption[] assumptions) => new() { Assumptions = assumptions };

    private static SideFacts Facts() =>
        new()
        {
            PeopleOf = 500,
            PeopleAgainst = 500,
            Mean = 0.3,
            Variance = 0.21,
            Missing = 0.1,
            ServedOf = 0.8,
            ServedAgainst = 0.2,
            IsShare = true,
            Offices = [],
        };

    private static AnalysisTable Table() =>
        new()
        {
            Rows = 7,
            Arm = FactorColumn.From(
                "arm",
                ["treatment", "treatment", "treatment", "control", "control", "control", "control"],
                ["treatment", "control"]
            ),
            Before = [false, false, false, false, false, false, true],
            SelfReporter = new bool[7],
            Received = [1, 0, 1, 0, 0, 1, 1],
            Office = FactorColumn.From("office", ["a", "a", "b", "c", "c", "c", "c"], []),
        };

    private static DrawnTrial Trial(EffectRow row) =>
        new([row], [new TrueEffect("job", Pair, "itt", null, 2)], new Dictionary<(string, string), SideFacts>());

    private static EffectRow Effect(
        double? estimate,
        double? stdError,
        (double? Low, double? High) interval,
        double? pValue
    ) =>
        new()
        {
            Outcome = "job",
            Comparison = Pair,
            Method = "itt",
            Subgroup = null,
            Estimate = estimate,
            StdError = stdError,
            StdErrorBootstrap = null,
            PValue = pValue,
            PAdjusted = null,
            CiLow = interval.Low,
            CiHigh = interval.High,
            From = null,
            To = null,
            N = 100,
            Persons = null,
            Stars = "",
            FirstStageF = null,
            Notes = [],
        };
}
