using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Service received by kind, arm and subgroup, with letters (004 tables 2.6, 2.7, 3.2, 3.3, I.8, I.9).</summary>
internal static class TakeUpSection
{
    public static IReadOnlyList<TakeUpRow> Rows(Study study)
    {
        var kinds = Kinds(study.Table);
        SubgroupRows?[] parts = [null, .. Parts(study)];
        var found = kinds
            .SelectMany(kind => parts.Select(part => (Kind: kind, Part: part)))
            .SelectMany(task => Rows(study, task.Kind, task.Part))
            .ToList();
        return [.. found.Select(row => row with { MeanGreaterThanSubgroups = GreaterSubgroups(study, kinds, row) })];
    }

    /// <summary>The services and their totals, in the order of the tables: a total, then its kinds.</summary>
    public static IReadOnlyList<ServiceColumn> Kinds(AnalysisTable table) => Kinds(table.Services, table.Rows);

    /// <summary>The same of other columns of services.</summary>
    /// <param name="services">One column a service.</param>
    /// <param name="rows">Number of people.</param>
    public static IReadOnlyList<ServiceColumn> Kinds(IReadOnlyList<ServiceColumn> services, int rows)
    {
        if (services.Count == 0)
            return [];
        var kinds = new List<ServiceColumn>();
        foreach (var (group, total) in Totals)
        {
            var own = services.Where(service => service.Group == group).ToList();
            if (own.Count == 0)
                continue;
            kinds.Add(new ServiceColumn(total, "total", Sum(own, rows)));
            kinds.AddRange(own);
        }
        kinds.Add(new ServiceColumn("any", "total", Sum(services, rows)));
        return kinds;
    }

    private static readonly (string Group, string Total)[] Totals =
    [
        ("conversation", "conversations"),
        ("trajectory", "trajectories"),
        ("instrument", "instruments"),
    ];

    /// <summary>Subgroups for which take-up is shown.</summary>
    public static IEnumerable<SubgroupRows> Parts(Study study) =>
        study.Protocol.Analysis.TakeUpBy.Count == 0
            ? study.Subgroups
            : study.Protocol.Analysis.TakeUpBy.Select(id => study.Subgroups.First(part => part.Id == id));

    private static List<TakeUpRow> Rows(Study study, ServiceColumn kind, SubgroupRows? part)
    {
        var groups = study.Groups.Select(group => group.In(part)).ToList();
        var tallies = groups.ConvertAll(group => Counting.Positive(kind.Counts, group.Rows));
        var moments = groups.ConvertAll(group => Counting.Of(kind.Counts, group.Rows));
        var shares = Letters.ForShares(study, groups, tallies);
        var means = Letters.ForMeans(study, groups, moments);
        return
        [
            .. groups.Select(
                (group, at) =>
                    new TakeUpRow
                    {
                        Kind = kind.Id,
                        Arm = group.Id,
                        Subgroup = part?.Id,
                        N = (int)tallies[at].N,
                        WithService = (int)tallies[at].Successes,
                        Share = tallies[at].Share,
                        Mean = moments[at].N > 0 ? moments[at].Mean : null,
                        GreaterThan = shares[at],
                        MeanGreaterThan = means[at],
                        Reason = tallies[at].N > 0 ? null : "no-people",
                    }
            ),
        ];
    }

    private static List<string> GreaterSubgroups(Study study, IReadOnlyList<ServiceColumn> kinds, TakeUpRow row)
    {
        if (row.Subgroup is null)
            return [];
        var own = study.Subgroups.First(part => part.Id == row.Subgroup);
        var counts = kinds.First(kind => kind.Id == row.Kind).Counts;
        var people = study.Group(row.Arm).Rows;
        var moments = Counting.Of(counts, own.Of(people));
        return
        [
            .. Parts(study)
                .Where(part => part.Id != own.Id && part.Design.Variable == own.Design.Variable)
                .Where(part =>
                    Means.Welch(moments, Counting.Of(counts, part.Of(people))) is { Estimate: > 0, PValue: { } p }
                    && p < study.Settings.LetterLevel
                )
                .Select(part => part.Id),
        ];
    }

    private static double[] Sum(IReadOnlyList<ServiceColumn> services, int rows)
    {
        var sum = new double[rows];
        foreach (var service in services)
        {
            for (var row = 0; row < rows; row++)
                sum[row] += service.Counts[row];
        }
        return sum;
    }
}
