using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Where people stand by half-year, and the difference between arms (004 tables I.11, I.12, 7.3).</summary>
internal static class StatusSection
{
    /// <summary>Id of the row that adds the states in benefit.</summary>
    public const string InBenefit = "in-benefit";

    public static IReadOnlyList<StatusRow> Rows(Study study) =>
        [
            .. study.Table.Statuses.SelectMany(at =>
                States(study)
                    .SelectMany(state =>
                        study.Groups.Select(group =>
                        {
                            var tally = Count(at, state.Ids, group.Rows);
                            return new StatusRow
                            {
                                Status = state.Id,
                                Label = state.Label,
                                Arm = group.Id,
                                Month = at.Month,
                                N = (int)tally.Successes,
                                Of = (int)tally.N,
                                Share = tally.Share,
                                Total = state.Ids.Count > 1 || state.Id == InBenefit,
                            };
                        })
                    )
            ),
        ];

    public static IReadOnlyList<StatusDifferenceRow> Differences(Study study) =>
        [
            .. study.Protocol.Comparisons.SelectMany(comparison =>
                study.Table.Statuses.SelectMany(at =>
                    States(study)
                        .Select(state =>
                        {
                            var (treated, reference) = Sides.Of(study, comparison);
                            var test = Proportions.Compare(
                                Count(at, state.Ids, treated),
                                Count(at, state.Ids, reference)
                            );
                            return new StatusDifferenceRow
                            {
                                Status = state.Id,
                                Label = state.Label,
                                Comparison = comparison.Id,
                                Month = at.Month,
                                Difference = test.Estimate,
                                PValue = test.PValue,
                                Mark = study.ComparisonMark(test.PValue),
                                Total = state.Ids.Count > 1 || state.Id == InBenefit,
                            };
                        })
                )
            ),
        ];

    private static IEnumerable<(string Id, LocalizedText Label, IReadOnlyList<string> Ids)> States(Study study)
    {
        if (study.Protocol.BenefitStates is not { } states)
            yield break;
        foreach (var state in states.States)
            yield return (state.Id, Texts.Of(state.Label), [state.Id]);
        if (states.InBenefitLabel is { } label)
            yield return (
                InBenefit,
                Texts.Of(label),
                [.. states.States.Where(state => state.Side == StateSide.InBenefit).Select(state => state.Id)]
            );
    }

    private static Tally Count(StatusColumn at, IReadOnlyList<string> ids, int[] rows)
    {
        var counted = at.Status.Levels.Select(ids.Contains).ToArray();
        var (hits, known) = (0, 0);
        foreach (var row in rows)
        {
            if (at.Status.Codes[row] is not (>= 0 and var code))
                continue;
            known++;
            hits += counted[code] ? 1 : 0;
        }
        return new Tally(hits, known);
    }
}
