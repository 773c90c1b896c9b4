using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Sections;

/// <summary>How hard each comparison is, by rules on what was found (the reasoning of 004 chapter 8).</summary>
internal static class EvidenceSection
{
    private const double MismatchLevel = 0.001;
    private const double BalanceLevel = 0.01;
    private const double PreTrendLevel = 0.05;
    private const double ManyErrors = 0.02;

    public static IReadOnlyList<EvidenceRow> Rows(Study study, EvaluationResults results) =>
        [
            .. study.Protocol.Comparisons.SelectMany(comparison =>
                DesignNames.IsRandomised(study.Protocol, comparison)
                    ? Randomised(study, comparison, results)
                    : ByOffices(study, comparison, results)
            ),
        ];

    private static IEnumerable<EvidenceRow> Randomised(Study study, Comparison comparison, EvaluationResults results)
    {
        var doubts = Doubts(comparison, results).ToList();
        string[] grounds = ["randomised", .. doubts.Count == 0 ? Supports(results) : doubts];
        var grade = doubts.Count == 0 ? "hard" : "fairly-hard";
        var late = comparison.Methods.Contains(EffectMethod.Late);
        // The effect of the offer is about everybody, that of the service about who follows the draw.
        if (!late || comparison.HeadlineMethod != EffectMethod.Late)
            yield return Row(comparison, null, ("all", grade), [.. grounds, "whole-population"]);
        if (late)
            yield return Row(comparison, "late", ("all", grade), [.. grounds, .. Instrument(comparison, results)]);
        var lower = doubts.Count == 0 ? "fairly-hard" : "less-hard";
        foreach (var part in Parts(study, comparison))
            yield return Row(comparison, part.Method, (part.Name, lower), part.Grounds);
    }

    private static IEnumerable<EvidenceRow> ByOffices(Study study, Comparison comparison, EvaluationResults results)
    {
        var tests = results
            .PreTrendTests.Where(test => test.Comparison == comparison.Id && test.PValue is not null)
            .ToList();
        var broken = tests.Count(test => test.PValue < PreTrendLevel);
        // One in twenty tests is expected to fail by chance.
        var holds = tests.Count > 0 && broken <= Math.Max(1, tests.Count * PreTrendLevel);
        var trends =
            tests.Count == 0 ? "no-period-before"
            : holds ? $"pre-trends-hold: {broken}/{tests.Count}"
            : $"pre-trend: {broken}/{tests.Count}";
        yield return Row(
            comparison,
            null,
            ("all", holds ? "less-hard" : "soft"),
            ["other-offices", "common-trends", trends]
        );
        foreach (var part in Parts(study, comparison))
            yield return Row(comparison, part.Method, (part.Name, "soft"), part.Grounds);
    }

    private static IEnumerable<(string Name, string? Method, IReadOnlyList<string> Grounds)> Parts(
        Study study,
        Comparison comparison
    )
    {
        if (study.Protocol.Outcomes.Any(OutcomeTraits.SeenForSomeOnly))
        {
            var method = comparison.Methods.Contains(EffectMethod.SelectionIv) ? "selection-iv" : null;
            yield return ("selected", method, ["selected-part", "small-numbers"]);
        }
        if (study.Subgroups.Count > 0)
            yield return ("subgroups", null, ["small-numbers"]);
    }

    private static IEnumerable<string> Doubts(Comparison comparison, EvaluationResults results)
    {
        if (results.AssignmentCheck is { Share: > ManyErrors })
            yield return "many-errors";
        if (results.AssignmentCheck?.SampleRatio is { PValue: < MismatchLevel })
            yield return "ratio-mismatch";
        if (Joint(comparison, results) is { PValue: < BalanceLevel })
            yield return "balance-fails";
    }

    private static IEnumerable<string> Supports(EvaluationResults results)
    {
        if (results.AssignmentCheck is { Share: not null })
            yield return "few-errors";
        if (results.BalanceTests.Any(test => test.Test == "joint-f" && test.PValue is not null))
            yield return "balance-holds";
    }

    private static IEnumerable<string> Instrument(Comparison comparison, EvaluationResults results)
    {
        var first = results.FirstStages.FirstOrDefault(row =>
            row.Comparison == comparison.Id && row.Subgroup is null && row.F is not null
        );
        if (first is null)
            yield break;
        yield return first.EffectiveF < 10 ? "weak-instrument" : "strong-instrument";
        yield return "compliers-only";
    }

    private static BalanceTest? Joint(Comparison comparison, EvaluationResults results)
    {
        string[] sides = [.. comparison.Of, .. comparison.Against];
        return results.BalanceTests.FirstOrDefault(test =>
            test.Test == "joint-f" && sides.Contains(test.Arm) && sides.Contains(test.ComparedWith)
        );
    }

    private static EvidenceRow Row(
        Comparison comparison,
        string? method,
        (string Part, string Grade) of,
        IReadOnlyList<string> grounds
    ) =>
        new()
        {
            Comparison = comparison.Id,
            Method = method,
            Part = of.Part,
            Grade = of.Grade,
            Grounds = grounds,
        };
}
