using Netto.Evaluation.Json;
using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Hand;

/// <summary>Families of the protocol: p-values corrected together, by formula or by shared draws.</summary>
[Trait("Kind", "Property")]
public sealed class FamilyTests
{
    private const int N = 800;

    [Theory]
    [InlineData(EffectMethod.Itt)]
    [InlineData(EffectMethod.IttAdjusted)]
    [InlineData(EffectMethod.Late)]
    public void Romano_Wolf_lies_between_the_test_alone_and_Holm(EffectMethod method)
    {
        var (wolf, holm) = (Rows(MultiplicityMethod.RomanoWolf, method), Rows(MultiplicityMethod.Holm, method));
        wolf.Count.ShouldBe(4);
        foreach (var (own, other) in wolf.Zip(holm))
        {
            own.AdjustedBy.ShouldBe("romano-wolf");
            own.PValue.ShouldBe(other.PValue);
            own.PAdjusted!.Value.ShouldBeGreaterThanOrEqualTo(own.PValue!.Value);
            // Two thousand draws know a share to 0.011; four of those.
            own.PAdjusted!.Value.ShouldBeLessThan(Math.Min(1, other.PAdjusted!.Value + 0.045));
        }
        // Outcomes that move together: less is lost than by Holm.
        wolf.Sum(row => row.PAdjusted!.Value).ShouldBeLessThan(holm.Sum(row => row.PAdjusted!.Value));
    }

    [Fact]
    public void Draws_are_those_of_the_protocol_whatever_the_order_of_the_people()
    {
        var protocol = Protocol(MultiplicityMethod.RomanoWolf, EffectMethod.Itt);
        var table = People();
        int[] order = [.. Enumerable.Range(0, N)];
        new Random(2).Shuffle(order);
        var plain = ResultsJson.ToBytes(Evaluate(protocol, table));
        ResultsJson.ToBytes(Evaluate(protocol, table.At(order))).AsSpan().SequenceEqual(plain).ShouldBeTrue();
        Evaluate(protocol with { Seed = 99 }, table)
            .Effects.Select(row => row.PAdjusted)
            .ShouldNotBe(Evaluate(protocol, table).Effects.Select(row => row.PAdjusted));
    }

    private static List<EffectRow> Rows(MultiplicityMethod correction, EffectMethod method) =>
        [.. Evaluate(Protocol(correction, method), People()).Effects];

    private static EvaluationResults Evaluate(ExperimentProtocol protocol, AnalysisTable table) =>
        Evaluator.Evaluate(protocol, table, cancellation: TestContext.Current.CancellationToken);

    private static ExperimentProtocol Protocol(MultiplicityMethod correction, EffectMethod method) =>
        TestProtocol.TwoArms with
        {
            Outcomes = [.. Enumerable.Range(0, 4).Select(h => TestProtocol.Column($"y{h}"))],
            Covariates = [TestProtocol.Category("sex", "man", "woman")],
            Analysis = new AnalysisSettings { AdjustFor = ["sex"], BootstrapDraws = 2000 },
            Comparisons = [TestProtocol.Comparison("treatment-control", "treatment", "control", method)],
            Families =
            [
                new TestFamily
                {
                    Id = "all",
                    Label = new LocalText("alle", "all"),
                    Outcomes = ["y0", "y1", "y2", "y3"],
                    Comparisons = ["treatment-control"],
                    Method = correction,
                },
            ],
        };

    private static AnalysisTable People()
    {
        var random = new Random(17);
        string[] arms = [.. Enumerable.Range(0, N).Select(_ => random.Next(2) == 0 ? "treatment" : "control")];
        double[] common = [.. arms.Select(_ => random.NextDouble())];
        return TestProtocol.People(arms) with
        {
            Factors =
            [
                FactorColumn.From(
                    "sex",
                    [.. arms.Select(_ => random.Next(2) == 0 ? "woman" : "man")],
                    ["man", "woman"]
                ),
            ],
            Outcomes =
            [
                .. Enumerable
                    .Range(0, 4)
                    .Select(h => new NumberColumn(
                        $"y{h}",
                        [
                            .. arms.Select(
                                (arm, row) =>
                                    common[row] + (0.3 * random.NextDouble()) + (arm == "treatment" ? 0.04 : 0)
                            ),
                        ]
                    )),
            ],
            Received = [.. arms.Select(arm => arm == "treatment" || random.Next(5) == 0 ? 1.0 : 0.0)],
        };
    }
}
