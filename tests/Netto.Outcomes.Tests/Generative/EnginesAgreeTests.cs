using Netto.Outcomes.Plans;
using Netto.Outcomes.Sql;
using Netto.Outcomes.Tests.Engines;

namespace Netto.Outcomes.Tests.Generative;

/// <summary>Random plans on random histories: SQL and the naive engine must say the same.</summary>
[Trait("Kind", "Generative")]
public sealed class EnginesAgreeTests
{
    private const int PlansAHistory = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 120)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_plans_mean_the_same_on_both_engines(int seed)
    {
        var random = new Random(seed);
        var source = new RandomHistories(random);
        var histories = source.Next();
        var plans = new RandomPlans(random, source);
        var values = Enumerable
            .Range(0, PlansAHistory)
            .Select(index => KeyValuePair.Create($"v{index}", plans.Next(depth: 1 + index % 4)))
            .ToList();

        var expected = new ReferenceEngine().Evaluate(histories, values);
        var actual = new DuckDbEngine().Evaluate(histories, values);

        actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (person, cells) in expected)
        {
            for (var index = 0; index < values.Count; index++)
            {
                Agreement
                    .Same(actual[person][index], cells[index])
                    .ShouldBeTrue(Explain(person, values[index], actual[person][index], cells[index]));
            }
        }
    }

    private static string Explain(
        string person,
        KeyValuePair<string, Expression> value,
        object? actual,
        object? expected
    ) =>
        $"{person}: SQL gives {actual ?? "nothing"}, the reference {expected ?? "nothing"}\n"
        + $"{new PlanText().Of(value.Value)}\n{PlanCompiler.Compile(RandomHistories.People, [value])}";
}
