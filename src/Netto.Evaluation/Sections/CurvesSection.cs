using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;

namespace Netto.Evaluation.Sections;

/// <summary>Shares by month, by arm and by subgroup (004 figures 4.1-4.4, 3.5, I.1-I.4).</summary>
internal static class CurvesSection
{
    public static IReadOnlyList<CurveRow> Outcomes(Study study) =>
        [
            .. study.Table.EventCurves.SelectMany(curve =>
                Everywhere(
                    study,
                    (group, part) => Cumulative(curve, group, part) with { TimeUnit = TimeUnit(study, curve.Outcome) }
                )
            ),
            .. study.Table.StateCurves.SelectMany(curve =>
                Everywhere(study, (group, part) => Monthly(curve, group, part))
            ),
        ];

    public static IReadOnlyList<CurveRow> Services(Study study) =>
        [
            .. study.Table.ServiceCurves.SelectMany(curve =>
                Everywhere(study, (group, part) => Cumulative(curve, group, part))
            ),
        ];

    private static LocalizedText? TimeUnit(Study study, string outcome) =>
        study.Outcome(outcome) is Protocol.Outcome.Column { Time: { } time } ? Texts.OfOptional(time.Unit) : null;

    private static IEnumerable<CurveRow> Everywhere(Study study, Func<Group, SubgroupRows?, CurveRow> row)
    {
        SubgroupRows?[] parts = [null, .. study.Subgroups];
        return parts.SelectMany(part => study.Groups.Select(group => row(group.In(part), part)));
    }

    // The share by month m is over the people who were followed for m months.
    private static CurveRow Cumulative(EventCurve curve, Group group, SubgroupRows? part)
    {
        var (happened, followed) = (new int[curve.Months + 1], new int[curve.Months + 1]);
        foreach (var row in group.Rows)
        {
            var until = Math.Min(curve.FollowedMonths[row], curve.Months);
            followed[until]++;
            if (curve.EventMonth[row] is > 0 and var month && month <= until)
            {
                happened[month]++;
                if (until < curve.Months)
                    happened[until + 1]--;
            }
        }
        for (var month = 1; month <= curve.Months; month++)
            happened[month] += happened[month - 1];
        for (var month = curve.Months - 1; month >= 0; month--)
            followed[month] += followed[month + 1];
        return Row((curve.Outcome, "cumulative"), (group, part), happened[1..], followed[1..]);
    }

    private static CurveRow Monthly(StateCurve curve, Group group, SubgroupRows? part)
    {
        var tallies = curve.Holds.Select(month => Counting.Positive(month, group.Rows)).ToList();
        int[] holds = [.. tallies.Select(tally => (int)tally.Successes)];
        int[] followed = [.. tallies.Select(tally => (int)tally.N)];
        return Row((curve.Outcome, "monthly"), (group, part), holds, followed);
    }

    private static CurveRow Row(
        (string Outcome, string Kind) of,
        (Group Group, SubgroupRows? Part) who,
        int[] hits,
        int[] n
    ) =>
        new()
        {
            Outcome = of.Outcome,
            Kind = of.Kind,
            Arm = who.Group.Id,
            Subgroup = who.Part?.Id,
            Months = [.. Enumerable.Range(1, n.Length)],
            Share = [.. hits.Zip(n, (hit, of) => of > 0 ? hit / (double)of : (double?)null)],
            N = n,
        };
}
