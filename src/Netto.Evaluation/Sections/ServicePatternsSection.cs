using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;

namespace Netto.Evaluation.Sections;

/// <summary>
/// How service is spread over people and time: distributions, chains of trajectories, service per year, trajectories
/// at the end of the follow-up, planned conversations held (004 3.4, 3.5, figures 3.1-3.4; 002 tables 4.3-4.6).
/// </summary>
internal static class ServicePatternsSection
{
    private const int OpenClassFrom = 20;

    public static IReadOnlyList<DistributionRow> Distributions(Study study)
    {
        var totals = TakeUpSection.Kinds(study.Table).Where(kind => kind.Group == "total" && kind.Id != "any");
        return
        [
            .. totals.SelectMany(kind => Everywhere(study).SelectMany(who => Distribution(kind, who.Group, who.Part))),
        ];
    }

    public static IReadOnlyList<ChainRow> Chains(Study study)
    {
        if (study.Table.Chain is not { } chain)
            return [];
        var order = chain
            .Levels.Select((level, code) => (level, code))
            .OrderBy(pair => pair.level.Split('>').Length)
            .ThenBy(pair => pair.level, StringComparer.Ordinal);
        return
        [
            .. Everywhere(study)
                .SelectMany(who => order.Select(pair => Chain(chain, pair.code, who)).Where(row => row.N > 0)),
        ];
    }

    public static IReadOnlyList<TakeUpYearRow> PerYear(Study study) =>
        [
            .. study.Table.ServiceYears.SelectMany(year =>
                study.Groups.Select(group =>
                {
                    int[] rows = Array.FindAll(group.Rows, row => year.InBenefit[row]);
                    var moments = Counting.Of(year.Counts, rows);
                    return new TakeUpYearRow
                    {
                        Kind = year.Group,
                        Arm = group.Id,
                        Year = year.Year,
                        N = rows.Length,
                        Mean = rows.Length > 0 ? moments.Mean : null,
                    };
                })
            ),
        ];

    public static IReadOnlyList<RunningServiceRow> Running(Study study) =>
        [
            .. study.Table.Running.SelectMany(running =>
                Everywhere(study)
                    .Select(who =>
                    {
                        var tally = Counting.Positive(running.Holds, who.Group.Rows);
                        return new RunningServiceRow
                        {
                            Kind = running.Kind,
                            State = running.State,
                            Arm = who.Group.Id,
                            Subgroup = who.Part?.Id,
                            N = (int)tally.Successes,
                            Share = tally.Share,
                            Reason =
                                tally.N > 0 ? null
                                : who.Group.Rows.Length == 0 ? "no-people"
                                : "beyond-data",
                        };
                    })
            ),
        ];

    public static IReadOnlyList<PlannedConversationRow> Planned(Study study) =>
        [
            .. study.Table.Planned.SelectMany(planned =>
            {
                var among = study.Subgroups.FirstOrDefault(part => part.Id == planned.Among);
                return WithAll(study)
                    .Select(who => (who.Arm, Rows: among is null ? who.Rows : among.Of(who.Rows)))
                    .SelectMany(who =>
                        planned.Form.Levels.Select(
                            (form, code) =>
                                Planned(planned, (form, code), who) with
                                {
                                    AsPlanned = IsPlanned(study, planned, (who.Arm, form)),
                                }
                        )
                    );
            }),
        ];

    private static IEnumerable<(Group Group, SubgroupRows? Part)> Everywhere(Study study)
    {
        SubgroupRows?[] parts = [null, .. TakeUpSection.Parts(study)];
        return parts.SelectMany(part => study.Groups.Select(group => (group.In(part), part)));
    }

    private static IEnumerable<(string? Arm, int[] Rows)> WithAll(Study study)
    {
        foreach (var group in study.Groups)
            yield return (group.Id, group.Rows);
        yield return (null, [.. study.Arms.SelectMany(arm => arm.Rows).Order()]);
    }

    private static IEnumerable<DistributionRow> Distribution(ServiceColumn kind, Group group, SubgroupRows? part)
    {
        var counts = new int[OpenClassFrom + 1];
        foreach (var row in group.Rows)
            counts[(int)Math.Min(OpenClassFrom, kind.Counts[row])]++;
        for (var count = 0; count <= OpenClassFrom; count++)
        {
            yield return new DistributionRow
            {
                Kind = kind.Id,
                Arm = group.Id,
                Subgroup = part?.Id,
                From = count,
                To = count == OpenClassFrom ? null : count,
                N = counts[count],
                Share = group.Rows.Length > 0 ? counts[count] / (double)group.Rows.Length : null,
            };
        }
    }

    private static ChainRow Chain(FactorColumn chain, int code, (Group Group, SubgroupRows? Part) who)
    {
        var tally = Counting.Of(chain, code, who.Group.Rows);
        return new ChainRow
        {
            Chain = chain.Levels[code].Split('>'),
            Arm = who.Group.Id,
            Subgroup = who.Part?.Id,
            N = (int)tally.Successes,
            Share = tally.Share,
        };
    }

    private static bool IsPlanned(Study study, PlannedColumn planned, (string? Arm, string Form) of) =>
        study.Protocol.PlannedContacts.Any(contact =>
            contact.Month == planned.Month
            && contact.Among == planned.Among
            && contact.Arm == of.Arm
            && Texts.Name(contact.Form) == of.Form
        );

    private static PlannedConversationRow Planned(
        PlannedColumn planned,
        (string Form, int Code) form,
        (string? Arm, int[] Rows) who
    )
    {
        int[] rows = Array.FindAll(who.Rows, row => planned.InBenefit[row]);
        var tally = Counting.Of(planned.Form, form.Code, rows);
        return new PlannedConversationRow
        {
            Month = planned.Month,
            Arm = who.Arm,
            Subgroup = planned.Among,
            Form = form.Form,
            N = (int)tally.Successes,
            StillInBenefit = rows.Length,
            Share = tally.Share,
        };
    }
}
