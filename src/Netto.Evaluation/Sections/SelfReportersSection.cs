using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Self-reporters against the others of their arm: the part against the remainder.</summary>
internal static class SelfReportersSection
{
    public static IReadOnlyList<PartAgainstRestRow> Rows(Study study)
    {
        if (study.SelfReporters is not { } part)
            return [];
        var whole = study.Group(part.Design.PartOf!);
        int[] rest = [.. whole.Rows.Except(part.Rows).Order()];
        return
        [
            .. BalanceSection
                .Traits(study)
                .SelectMany(trait =>
                    trait.Factor is { } factor
                        ? Enumerable
                            .Range(0, factor.Levels.Count)
                            .Select(level =>
                                Row(
                                    study,
                                    (part, whole),
                                    (factor.Id, factor.Levels[level]),
                                    (Counting.Of(factor, level, part.Rows), Counting.Of(factor, level, rest))
                                )
                            )
                        :
                        [
                            Row(
                                study,
                                (part, whole),
                                trait.Id,
                                (Counting.Of(trait.Number!.Values, part.Rows), Counting.Of(trait.Number.Values, rest))
                            ),
                        ]
                ),
        ];
    }

    private static PartAgainstRestRow Row(
        Study study,
        (Group Part, Group Whole) groups,
        (string Variable, string Category) of,
        (Tally Part, Tally Others) found
    )
    {
        var test = Proportions.Compare(found.Part, found.Others);
        return new PartAgainstRestRow
        {
            Variable = of.Variable,
            Category = of.Category,
            Part = groups.Part.Id,
            Arm = groups.Whole.Id,
            PartN = (int)found.Part.Successes,
            PartShare = found.Part.Share,
            RestN = (int)found.Others.Successes,
            RestShare = found.Others.Share,
            Difference = test.Estimate,
            Smd = StandardizedDifference.Of(found.Part, found.Others).Value,
            PValue = test.PValue,
            Mark = study.ComparisonMark(test.PValue),
            Reason = Reason(found.Part.N, test),
        };
    }

    private static PartAgainstRestRow Row(
        Study study,
        (Group Part, Group Whole) groups,
        string variable,
        (Moments Part, Moments Others) found
    )
    {
        var test = Means.Welch(found.Part, found.Others);
        return new PartAgainstRestRow
        {
            Variable = variable,
            Category = null,
            Part = groups.Part.Id,
            Arm = groups.Whole.Id,
            PartN = (int)found.Part.N,
            PartShare = found.Part.N > 0 ? found.Part.Mean : null,
            RestN = (int)found.Others.N,
            RestShare = found.Others.N > 0 ? found.Others.Mean : null,
            Difference = test.Estimate,
            Smd = StandardizedDifference.Of(found.Part, found.Others).Value,
            PValue = test.PValue,
            Mark = study.ComparisonMark(test.PValue),
            Reason = Reason(found.Part.N, test),
        };
    }

    private static string? Reason(double n, TestResult test) =>
        n == 0 ? "no-people"
        : test.PValue is null ? "no-variation"
        : null;
}
