using System.Globalization;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.Plans;
using Netto.Outcomes.Tests.Engines;
using Netto.Protocol;

namespace Netto.Outcomes.Tests.Spec;

/// <summary>Every example of every kind, on both engines.</summary>
[Trait("Kind", "Spec")]
public sealed class OutcomeSpecTests
{
    public static TheoryData<string, int, string> Examples =>
        [
            .. OutcomeSpecs.All.SelectMany(spec =>
                spec.Examples.Select((example, index) => (spec.Kind, index, example.Title))
            ),
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Gives_what_the_example_says_on_DuckDB(string kind, int index, string title) =>
        Run(new DuckDbEngine(), kind, index, title);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Gives_what_the_example_says_on_the_reference_engine(string kind, int index, string title) =>
        Run(new ReferenceEngine(), kind, index, title);

    [Fact]
    public void Every_kind_that_registers_measure_is_specified()
    {
        var kinds = typeof(Outcome)
            .GetNestedTypes()
            .Where(type => type.IsSubclassOf(typeof(Outcome)))
            .Select(type => (Outcome)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))
            .Where(OutcomePlanner.IsFromRegisters)
            .Select(outcome => outcome.Kind);
        OutcomeSpecs.All.Select(spec => spec.Kind).ShouldBe(kinds, ignoreOrder: true);
    }

    private static void Run(IEngine engine, string kind, int index, string title)
    {
        var example = OutcomeSpecs.All.Single(spec => spec.Kind == kind).Examples[index];
        example.Plan().Outcome.Kind.ShouldBe(kind);
        var found = Evaluate(engine, example);
        var expected = TextTable.Read("expected", example.Expected.ReplaceLineEndings("\n").Split('\n'));
        found.Keys.ShouldBe(expected.Rows.Select(row => row["person"]), ignoreOrder: true, title);
        foreach (var row in expected.Rows)
        {
            var (value, status) = found[row["person"]];
            var who = $"{title}: {row["person"]}";
            status
                .ToString()
                .ShouldBe(
                    row["status"].Replace(" ", "", StringComparison.Ordinal),
                    who,
                    StringCompareShould.IgnoreCase
                );
            if (status == OutcomeStatus.Observed)
            {
                value.ShouldBe(SpecNumber.Parse(row["value"]), 1e-9, who);
            }
        }
    }

    private static Dictionary<string, (double Value, OutcomeStatus Status)> Evaluate(
        IEngine engine,
        SpecExample example
    )
    {
        var plan = example.Plan();
        var protocol = example.Protocol;
        var histories = SpecTables.Read(example.Rows, protocol.Population.StartsAfterWeeks);
        KeyValuePair<string, Expression>[] values =
        [
            new("value", plan.Value.Node),
            new("applies", plan.Applies.Node),
            new("until", plan.Window.Until.Node),
        ];
        var dataEnd = DayNumbers.Of(protocol.FollowUp.DataUntil!.Value.PlusDays(1));
        return engine
            .Evaluate(histories, values)
            .ToDictionary(
                pair => pair.Key,
                pair =>
                {
                    var value = pair.Value[0] as double? ?? double.NaN;
                    var until = DayNumbers.Of((NodaTime.LocalDate)pair.Value[2]!);
                    return (value, OutcomeReader.StatusOf(until, pair.Value[1] is true, value, dataEnd));
                }
            );
    }
}

/// <summary>Numbers as the examples write them: 0.25 or 91/366.</summary>
internal static class SpecNumber
{
    public static double Parse(string text)
    {
        var parts = text.Split('/');
        var value = double.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? value : value / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
