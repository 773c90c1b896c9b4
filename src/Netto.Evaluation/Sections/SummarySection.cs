using System.Globalization;
using Netto.Evaluation.Estimation;
using Netto.Evaluation.Registers;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Sections;

/// <summary>The facts that the plain-language paragraph tells, picked by rule; every number stands elsewhere too.</summary>
internal static class SummarySection
{
    private const double Level = 0.05;
    private const int ConsecutiveMonths = 3;

    public static IReadOnlyList<SummaryFact> Facts(Study study, EvaluationResults results) =>
        [
            .. People(study, results),
            .. Contrast(study, results),
            .. Main(study, results),
            .. Subgroups(study, results),
            .. Starts(study, results),
            .. Costs(results),
            .. RowsSetApart(study),
            .. Cautions(results),
        ];

    private static IEnumerable<SummaryFact> People(Study study, EvaluationResults results)
    {
        yield return new SummaryFact { Kind = "people", N = study.Arms.Sum(arm => arm.Rows.Length) };
        var joint = results
            .BalanceTests.Where(test => test.Test == "joint-f" && study.Group(test.Arm).Design.Randomised)
            .ToList();
        if (joint.Count > 0 && joint[0].PValue is { } p)
            yield return new SummaryFact
            {
                Kind = "randomisation",
                Verdict = p < 0.01 ? "doubtful" : "ok",
                PValue = p,
                N = results.AssignmentCheck?.Errors,
                Share = results.AssignmentCheck?.Share,
            };
        if (study.SelfReporters is { } part && study.Group(part.Design.PartOf!).Rows.Length is > 0 and var of)
            yield return new SummaryFact
            {
                Kind = "self-reporters",
                N = part.Rows.Length,
                Share = part.Rows.Length / (double)of,
            };
    }

    private static IEnumerable<SummaryFact> Contrast(Study study, EvaluationResults results)
    {
        var comparison = study.Protocol.Comparisons[0];
        var rows = results.TakeUp.Where(row => row is { Kind: "conversations", Subgroup: null }).ToList();
        if (Conversations(rows, comparison.Of) is { } to && Conversations(rows, comparison.Against) is { } from)
            yield return new SummaryFact
            {
                Kind = "contrast",
                Comparison = comparison.Id,
                From = from,
                To = to,
            };
    }

    // The mean over all arms on a side of the comparison, each counted by its people.
    private static double? Conversations(IEnumerable<TakeUpRow> rows, IReadOnlyList<string> arms)
    {
        var side = rows.Where(row => arms.Contains(row.Arm)).ToList();
        return side.Count == arms.Count && side.All(row => row.Mean is not null)
            ? side.Sum(row => row.Mean * row.N) / side.Sum(row => row.N)
            : null;
    }

    private static IEnumerable<SummaryFact> Main(Study study, EvaluationResults results)
    {
        var main = study.Protocol.PrimaryOutcome().Id;
        foreach (
            var row in OverviewSection
                .Main(study, results.Effects)
                .Where(row => row.Outcome == main && row.Subgroup is null && row.Estimate is not null)
        )
        {
            var first = row.Comparison == study.Protocol.Comparisons[0].Id;
            yield return Effect(first ? "main-effect" : "comparison-effect", row);
        }
        var others = OverviewSection
            .Main(study, results.Effects)
            .Where(row =>
                row.Comparison == study.Protocol.Comparisons[0].Id
                && row.Subgroup is null
                && row.Outcome != main
                && row.Estimate is not null
            );
        foreach (var row in others)
            yield return Effect(row.PValue < Level ? "main-effect" : "no-effect", row);
    }

    private static IEnumerable<SummaryFact> Subgroups(Study study, EvaluationResults results)
    {
        var main = study.Protocol.PrimaryOutcome().Id;
        var comparison = study.Protocol.Comparisons[0];
        var method = Texts.Name(EffectTask.Headline(study.Outcome(main), comparison));
        var differing = results
            .InteractionTests.Where(test =>
                test.Outcome == main
                && test.Method == method
                && test.PAdjusted < Level
                && test.Comparison == comparison.Id
            )
            .Select(test => test.Variable)
            .ToHashSet(StringComparer.Ordinal);
        return OverviewSection
            .Main(study, results.Effects)
            .Where(row => row.Outcome == main && row.Subgroup is not null && row.Estimate is not null)
            .Where(row => row.Comparison == comparison.Id)
            .Where(row => differing.Contains(study.Subgroups.First(part => part.Id == row.Subgroup).Design.Variable))
            .Select(row => Effect("subgroup-effect", row));
    }

    // The first month from which the treated arm stays ahead significantly for some months.
    private static IEnumerable<SummaryFact> Starts(Study study, EvaluationResults results)
    {
        var comparison = study.Protocol.Comparisons[0];
        var curves = results.Curves.Where(curve => curve.Subgroup is null && curve.Kind == "cumulative").ToList();
        if (curves.Count == 0)
            yield break;
        var outcome = curves[0].Outcome;
        var treated = curves.Find(curve => curve.Outcome == outcome && curve.Arm == comparison.Of[0]);
        var reference = curves.Find(curve => curve.Outcome == outcome && curve.Arm == comparison.Against[0]);
        if (treated is not null && reference is not null && FirstMonth(treated, reference) is { } month)
            yield return new SummaryFact
            {
                Kind = "difference-starts",
                Outcome = outcome,
                Comparison = comparison.Id,
                N = month,
            };
    }

    private static int? FirstMonth(CurveRow treated, CurveRow reference)
    {
        var run = 0;
        for (var at = 0; at < treated.Months.Count; at++)
        {
            run = Differs(treated, reference, at) ? run + 1 : 0;
            if (run == ConsecutiveMonths)
                return treated.Months[at] - ConsecutiveMonths + 1;
        }
        return null;
    }

    private static bool Differs(CurveRow treated, CurveRow reference, int at) =>
        treated.Share[at] is { } a
        && reference.Share[at] is { } b
        && Statistics
            .Comparisons.Proportions.Compare(
                new(Math.Round(a * treated.N[at]), treated.N[at]),
                new(Math.Round(b * reference.N[at]), reference.N[at])
            )
            .PValue < Level;

    private static IEnumerable<SummaryFact> Costs(EvaluationResults results)
    {
        if (results.Costs?.Total?.Euros is { } euros)
            yield return new SummaryFact
            {
                Kind = "costs",
                Comparison = results.Costs.Comparison,
                Estimate = euros,
                CiLow = results.Costs.Total.CiLow,
                CiHigh = results.Costs.Total.CiHigh,
            };
    }

    private static IEnumerable<SummaryFact> RowsSetApart(Study study)
    {
        var rows = study.Table.ImportNotes.Where(note => note.Fate == ImportFate.SetApart).Sum(note => note.Rows);
        if (rows > 0)
            yield return new SummaryFact
            {
                Kind = "caution",
                Verdict = string.Create(CultureInfo.InvariantCulture, $"rows-set-apart: {rows}"),
                N = rows,
            };
    }

    private static IEnumerable<SummaryFact> Cautions(EvaluationResults results) =>
        results
            .Evidence.Where(row => row.Part == "all" && row.Grade is "less-hard" or "soft")
            .Select(row => new SummaryFact
            {
                Kind = "caution",
                Comparison = row.Comparison,
                Verdict = row.Grade,
            });

    private static SummaryFact Effect(string kind, EffectRow row) =>
        new()
        {
            Kind = kind,
            Outcome = row.Outcome,
            Comparison = row.Comparison,
            Method = row.Method,
            Subgroup = row.Subgroup,
            Verdict = row.PValue < Level ? "significant" : "not-significant",
            Estimate = row.Estimate,
            CiLow = row.CiLow,
            CiHigh = row.CiHigh,
            From = row.From,
            To = row.To,
            Persons = row.Persons,
            PValue = row.PValue,
        };
}
