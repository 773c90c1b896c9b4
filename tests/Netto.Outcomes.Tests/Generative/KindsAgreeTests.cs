using Netto.Outcomes.Plans;
using Netto.Outcomes.Sql;
using Netto.Outcomes.Tests.Engines;
using Netto.Outcomes.Tests.Spec;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>Every definition of the specification on random register histories, on both engines.</summary>
[Trait("Kind", "Generative")]
public sealed class KindsAgreeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void All_kinds_mean_the_same_on_both_engines(int seed)
    {
        var histories = new RandomRegisters(new Random(seed)).Next();
        var values = Definitions.Values;

        var expected = new ReferenceEngine().Evaluate(histories, values);
        var actual = new DuckDbEngine().Evaluate(histories, values);

        foreach (var (person, cells) in expected)
        {
            for (var index = 0; index < values.Count; index++)
            {
                Agreement
                    .Same(actual[person][index], cells[index])
                    .ShouldBeTrue(
                        $"{values[index].Key} of {person}: {actual[person][index]} against {cells[index]}\n{PlanCompiler.Compile(histories.Root, [values[index]])}"
                    );
            }
        }
    }

    private static class Definitions
    {
        public static IReadOnlyList<KeyValuePair<string, Expression>> Values { get; } =
        [
            .. OutcomeSpecs.All.SelectMany(spec =>
                spec.Examples.SelectMany(
                    (example, index) =>
                    {
                        var plan = example.Plan();
                        return new[]
                        {
                            KeyValuePair.Create($"{spec.Kind} {index}", plan.Value.Node),
                            KeyValuePair.Create($"{spec.Kind} {index} applies", plan.Applies.Node),
                        };
                    }
                )
            ),
        ];
    }
}

/// <summary>When two cells count as the same.</summary>
internal static class Agreement
{
    public static bool Same(object? actual, object? expected) =>
        (actual, expected) switch
        {
            (double x, double y) => x.Equals(y) || Math.Abs(x - y) <= 1e-9 * Math.Max(1, Math.Abs(y)),
            _ => Equals(actual, expected),
        };
}
