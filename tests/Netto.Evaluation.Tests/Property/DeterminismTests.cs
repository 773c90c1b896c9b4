using Netto.Evaluation.Json;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Tests.Property;

/// <summary>The same people give the same bytes, in whatever order they come.</summary>
[Trait("Kind", "Property")]
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Row_order_does_not_matter(int seed)
    {
        var table = Make(600);
        var order = Enumerable.Range(0, table.Rows).ToArray();
        new Random(seed).Shuffle(order);
        var first = ResultsJson.ToBytes(
            Evaluator.Evaluate(Protocol, table, cancellation: TestContext.Current.CancellationToken)
        );
        var second = ResultsJson.ToBytes(
            Evaluator.Evaluate(Protocol, table.At(order), cancellation: TestContext.Current.CancellationToken)
        );
        second.AsSpan().SequenceEqual(first).ShouldBeTrue();
    }

    [Fact]
    public void One_value_more_changes_the_hash()
    {
        var table = Make(600);
        var values = (double[])table.Outcomes[0].Values.Clone();
        values[17] = 1 - values[17];
        var changed = table with { Outcomes = [new NumberColumn("job", values)] };
        Evaluator
            .Evaluate(Protocol, changed, cancellation: TestContext.Current.CancellationToken)
            .Data.Hash.ShouldNotBe(
                Evaluator.Evaluate(Protocol, table, cancellation: TestContext.Current.CancellationToken).Data.Hash
            );
    }

    private static ExperimentProtocol Protocol { get; } =
        TestProtocol.TwoArms with
        {
            Comparisons =
            [
                TestProtocol.Comparison(
                    "treatment-control",
                    "treatment",
                    "control",
                    EffectMethod.Itt,
                    EffectMethod.IttAdjusted,
                    EffectMethod.Late
                ),
            ],
            Covariates = [TestProtocol.Category("sex", "man", "woman")],
            Analysis = new AnalysisSettings { AdjustFor = ["sex"] },
        };

    private static AnalysisTable Make(int n)
    {
        var random = new Random(5);
        string[] arms = [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 0 ? "treatment" : "control")];
        return TestProtocol.People(arms) with
        {
            Factors =
            [
                FactorColumn.From(
                    "sex",
                    [.. arms.Select(_ => random.Next(3) == 0 ? "woman" : "man")],
                    ["man", "woman"]
                ),
            ],
            Outcomes = [new NumberColumn("job", [.. arms.Select(_ => (double)random.Next(2))])],
            Received = [.. arms.Select(arm => arm == "treatment" || random.Next(5) == 0 ? 1.0 : 0.0)],
        };
    }
}
