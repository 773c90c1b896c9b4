using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>What a reader must know before trusting a number.</summary>
internal static class WarningsSection
{
    private const double AttritionLevel = 0.05;

    public static IReadOnlyList<WarningRow> Rows(Study study, EvaluationResults results) =>
        [
            .. People(study, results),
            .. Traits(study),
            .. Outcomes(study),
            .. study.Protocol.Comparisons.SelectMany(comparison => Attrition(study, comparison)),
            .. Estimates(results),
        ];

    private static IEnumerable<WarningRow> People(Study study, EvaluationResults results)
    {
        foreach (var arm in study.Arms.Where(arm => arm.Rows.Length == 0))
            yield return Phrases.Warning("arm-empty", arm.Id);
        if (results.AssignmentCheck is { Errors: > 0 } check)
            yield return Phrases.Warning("assignment-errors", $"{check.Errors} / {check.N}");
        if (results.AssignmentCheck?.SampleRatio is { PValue: < 0.001 and { } p })
            yield return Phrases.Warning("sample-ratio", FormattableString.Invariant($"p = {p:G3}"));
        foreach (
            var test in results.BalanceTests.Where(test =>
                test is { Test: "joint-f", PValue: < 0.01 } && study.Group(test.Arm).Design.Randomised
            )
        )
            yield return Phrases.Warning(
                "balance",
                FormattableString.Invariant($"{test.Arm} / {test.ComparedWith}, p = {test.PValue:G3}")
            );
    }

    private static IEnumerable<WarningRow> Traits(Study study)
    {
        foreach (var factor in study.Table.Factors)
        {
            var present = factor.Codes.Where(code => code >= 0).Distinct().Count();
            if (present == 1)
                yield return Phrases.Warning("covariate-one-level", factor.Id);
            if (factor.Codes.Count(code => code < 0) is > 0 and var missing)
                yield return Phrases.Warning("missing-values", $"{factor.Id}: {missing}");
        }
        foreach (var number in study.Table.Numbers)
        {
            if (number.Values.Where(value => !double.IsNaN(value)).Distinct().Take(2).Count() == 1)
                yield return Phrases.Warning("covariate-one-level", number.Id);
            if (number.Values.Count(double.IsNaN) is > 0 and var missing)
                yield return Phrases.Warning("missing-values", $"{number.Id}: {missing}");
        }
    }

    private static IEnumerable<WarningRow> Outcomes(Study study)
    {
        int[] people = [.. study.Arms.SelectMany(arm => arm.Rows)];
        foreach (var outcome in study.Table.Outcomes)
        {
            switch (Counting.Known(outcome.Values, people).Distinct().Take(2).Count())
            {
                case 0:
                    yield return Phrases.Warning("outcome-not-observed", outcome.Id);
                    break;
                case 1:
                    yield return Phrases.Warning("outcome-constant", outcome.Id);
                    break;
                default:
                    break;
            }
        }
    }

    // Of registers it is known by definition who has an outcome; of a table that was made elsewhere it is not.
    private static IEnumerable<WarningRow> Attrition(Study study, Comparison comparison)
    {
        if (!DesignNames.IsRandomised(study.Protocol, comparison))
            yield break;
        var (first, second) = Sides.Of(study, comparison);
        foreach (var outcome in study.Protocol.Outcomes.OfType<Outcome.Column>().Where(own => own.Selection is null))
        {
            var values = study.Table.Outcome(outcome.Id)!.Values;
            Tally Known(int[] rows) => new(Counting.Known(values, rows).Length, rows.Length);
            var (own, other) = (Known(first), Known(second));
            var known = own.Successes + other.Successes;
            if (known == 0 || known == own.N + other.N || own.N == 0 || other.N == 0)
                continue;
            yield return Phrases.Warning("outcome-missing", $"{outcome.Id}, {known} / {own.N + other.N}");
            if (Proportions.Compare(own, other).PValue is < AttritionLevel and var p)
                yield return Phrases.Warning(
                    "attrition-differs",
                    FormattableString.Invariant(
                        $"{outcome.Id}, {comparison.Of[0]} {own.Successes} / {own.N}, {comparison.Against[0]} {other.Successes} / {other.N}, p = {p:G3}"
                    )
                );
        }
    }

    private static IEnumerable<WarningRow> Estimates(EvaluationResults results)
    {
        var dropped = results
            .Effects.SelectMany(row => row.Notes)
            .Where(note => note.StartsWith("dropped-term: ", StringComparison.Ordinal))
            .Select(note => note["dropped-term: ".Length..])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (var term in dropped)
            yield return Phrases.Warning("covariate-collinear", term);
        foreach (var row in results.Effects.Where(row => row is { Reason: not null, Subgroup: null }))
            yield return Phrases.Warning(
                "not-computed",
                $"{row.Outcome}, {row.Comparison}, {row.Method}: {row.Reason}"
            );
    }
}
