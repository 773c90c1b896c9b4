using Netto.Statistics.Binary;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Mediation;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;
using Netto.Statistics.Survival;

namespace Netto.Statistics.Tests.Property;

[Trait("Kind", "Property")]
public sealed class BootstrapOfAnyModelTests
{
    private const int Rows = 90;
    private static readonly ResamplingPlan Plan = new(40, 8);
    private static readonly DataColumn Arm = Column("arm", (i, _) => i % 2);
    private static readonly DataColumn Score = Column("score", (_, r) => r.NextNormal());
    private static readonly DataColumn Weights = Column("w", (i, r) => i % 11 == 10 ? 0 : 0.3 + r.NextDouble());
    private static readonly DataColumn Y = Column("y", (i, r) => 1 + Arm.Values[i] + Score.Values[i] + r.NextNormal());
    private static readonly DataColumn Works = Column(
        "works",
        (i, r) => Arm.Values[i] + Score.Values[i] + r.NextNormal() > 0.5 ? 1 : 0
    );
    private static readonly Clusters Offices = Clusters.Of("office", Column("office", (i, _) => i % 9).Values);
    private static readonly Clusters One = Clusters.Of("one", new double[Rows]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Least_squares_is_drawn_as_by_the_moments(bool byOffice)
    {
        var rows = new BootstrapRows(byOffice ? Offices : null, new ObservationWeights.Analytic(Weights));
        var design = Design.WithConstant([Arm, Score]);
        CoefficientTable Fit(DataColumn w) =>
            LinearRegression.Fit(Y, design, new() { Weights = new ObservationWeights.Analytic(w) }).Coefficients;
        var fast = PairsBootstrap.Fit(Y, design, rows, Plan);
        var any = WeightedBootstrap.Fit(Fit(Weights), Rows, rows, Fit, Plan);
        any.Failed.ShouldBe(0);
        for (var draw = 0; draw < Plan.Draws; draw++)
        {
            any.Draws[draw].ShouldBe(fast.Draws[draw], 1e-9);
        }
    }

    [Fact]
    public void A_draw_with_other_terms_is_left_out_and_counted()
    {
        // Two of 90 rows have the level: one draw in eight has none of them.
        var rare = Column("rare", (i, _) => i < 2 ? 1 : 0);
        var design = Design.WithConstant([Arm, rare]);
        CoefficientTable Fit(DataColumn w) =>
            LinearRegression.Fit(Y, design, new() { Weights = new ObservationWeights.Analytic(w) }).Coefficients;
        var plan = new ResamplingPlan(400, 2);
        var drawn = WeightedBootstrap.Fit(Fit(Column("one", (_, _) => 1)), Rows, BootstrapRows.RowByRow, Fit, plan);
        drawn.Failed.ShouldBeInRange(30, 80);
        drawn.Draws.Count.ShouldBe(400 - drawn.Failed);
    }

    [Fact]
    public void A_Cox_model_leaves_rows_of_weight_zero_out()
    {
        var (times, design) = (Times(), Design.Of(Arm, Score));
        var fit = CoxRegression.Fit(times, design, new() { Weights = Weights });
        int[] kept = [.. Enumerable.Range(0, Rows).Where(i => Weights.Values[i] > 0)];
        DataColumn Part(DataColumn c) => c with { Values = Array.ConvertAll(kept, i => c.Values[i]) };
        var alone = CoxRegression.Fit(
            new SurvivalTimes(Part(times.Stop), Part(times.Occurred)),
            Design.Of(Part(Arm), Part(Score)),
            new() { Weights = Part(Weights) }
        );
        fit.DroppedRows.ShouldBe([new DroppedRows("weight w is zero", Rows - kept.Length)]);
        fit.N.ShouldBe(kept.Length);
        fit.Coefficients.ShouldBe(alone.Coefficients);
        fit.LogLikelihood.ShouldBe(alone.LogLikelihood);
    }

    [Fact]
    public void One_cluster_has_no_bootstrap()
    {
        var design = Design.WithConstant([Arm, Score]);
        var rows = new BootstrapRows(One, ObservationWeights.None);
        Refused(() => PairsBootstrap.Fit(Y, design, rows, Plan));
        Refused(() =>
            PairsBootstrap.Fit(Y, new InstrumentedDesign(Design.WithConstant([Works, Score]), design), rows, Plan)
        );
        Refused(() => WeightedBootstrap.Fit([], Rows, rows, _ => CoefficientTable.From([], [], new(0, 0)), Plan));
        Refused(() => BinaryBootstrap.Fit(Works, design, BinaryLink.Probit, rows, Plan));
        Refused(() => FourWayDecomposition.Bootstrap(Mechanism(), One, Plan));
    }

    [Theory]
    [InlineData(ModelForm.Linear)]
    [InlineData(ModelForm.Logistic)]
    public void A_decomposition_is_drawn_with_weights_and_by_cluster(ModelForm form)
    {
        var model = Mechanism() with { MediatorForm = form };
        var weighted = model with { Weights = new ObservationWeights.Probability(Weights) };
        var drawn = FourWayDecomposition.Bootstrap(weighted, Offices, Plan);
        var rows = new BootstrapRows(Offices, new ObservationWeights.Analytic(Weights));
        CoefficientTable Parts(DataColumn w) =>
            FourWayDecomposition.Fit(model with { Weights = new ObservationWeights.Analytic(w) }).Components;
        var again = WeightedBootstrap.Fit(Parts(Weights), Rows, rows, Parts, Plan);
        drawn.Bootstrap!.Failed.ShouldBe(again.Failed);
        // Rows of weight zero are in no office of the first, and count for nothing in the second: the draws are the same.
        drawn.Components["pie"].StandardError.ShouldBe(again.Coefficients["pie"].StandardError, 1e-7);
        drawn.Components["cde"].StandardError.ShouldBe(again.Coefficients["cde"].StandardError, 1e-7);
        drawn.OutcomeModel.StandardErrors.ShouldBe("bootstrap");
        drawn.MediatorModel.Coefficients[1].StandardError.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Errors_of_both_models_of_a_decomposition_are_those_of_the_draws()
    {
        var model = Mechanism();
        var drawn = FourWayDecomposition.Bootstrap(model, Plan);
        var outcome = PairsBootstrap.Fit(
            model.Outcome,
            Design.WithConstant([Arm, Works, Column("arm:works", (i, _) => Arm.Values[i] * Works.Values[i]), Score]),
            BootstrapRows.RowByRow,
            Plan
        );
        foreach (var term in drawn.OutcomeModel.Coefficients)
        {
            term.StandardError.ShouldBe(outcome.Coefficients[term.Term].StandardError, 1e-9);
        }
    }

    private static MediationModel Mechanism() => new(Y, Arm, Works, [Score], [Score]);

    private static SurvivalTimes Times() =>
        new(Column("t", (i, r) => 1 + Math.Floor(r.NextDouble() * 8)), Column("e", (i, _) => i % 4 == 0 ? 0 : 1));

    private static void Refused(Action bootstrap) =>
        Should.Throw<StatisticsException>(bootstrap).Code.ShouldBe("EST005");

    private static DataColumn Column(string name, Func<int, RandomSource, double> value)
    {
        var random = new RandomSource(31, (ulong)name.Sum(c => c));
        return new(name, [.. Enumerable.Range(0, Rows).Select(i => value(i, random))]);
    }
}
