using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Outcomes by arm, with the letters of the columns that are significantly smaller (004 tables 4.1-4.13).</summary>
internal static class DescriptivesSection
{
    private const double DaysAYear = 365.25;

    public static IReadOnlyList<DescriptiveRow> Rows(Study study)
    {
        var tasks = new List<(Outcome Outcome, SubgroupRows? Part)>();
        foreach (var outcome in study.Protocol.Outcomes.Where(outcome => study.Table.Outcome(outcome.Id) is not null))
        {
            tasks.Add((outcome, null));
            if (BySubgroup(outcome))
                tasks.AddRange(study.Subgroups.Select(part => (outcome, (SubgroupRows?)part)));
        }
        var rows = new IReadOnlyList<DescriptiveRow>[tasks.Count];
        Parallel.For(0, tasks.Count, at => rows[at] = Rows(study, tasks[at].Outcome, tasks[at].Part));
        return [.. rows.SelectMany(row => row)];
    }

    /// <summary>Whether levels and effects are also shown by subgroup.</summary>
    public static bool BySubgroup(Outcome outcome) => outcome.ShownIn.Contains(OutcomeTable.Subgroups);

    private static List<DescriptiveRow> Rows(Study study, Outcome outcome, SubgroupRows? part)
    {
        var values = study.Table.Outcome(outcome.Id)!.Values;
        var groups = study.Groups.Select(group => group.In(part)).ToList();
        var moments = groups.ConvertAll(group => Counting.Of(values, group.Rows));
        // Shares are tested by the pooled z test, as the marks of the source reports are; other outcomes by Welch's t.
        var letters = IsShare(values, groups)
            ? Letters.ForShares(study, groups, groups.ConvertAll(group => Counting.Positive(values, group.Rows)))
            : Letters.ForMeans(study, groups, moments);
        return [.. groups.Select((group, at) => Row(outcome, part, group, (moments[at], letters[at])))];
    }

    private static DescriptiveRow Row(
        Outcome outcome,
        SubgroupRows? part,
        Group group,
        (Moments Moments, IReadOnlyList<string> Letters) found
    )
    {
        var (moments, letters) = found;
        double? mean = moments.N > 0 ? moments.Mean : null;
        return new DescriptiveRow
        {
            Outcome = outcome.Id,
            Arm = group.Id,
            Subgroup = part?.Id,
            N = (int)moments.N,
            Missing = group.Rows.Length - (int)moments.N,
            Mean = mean,
            StdDev = moments.StandardDeviation,
            StdError = moments.StandardDeviation is { } deviation ? deviation / Math.Sqrt(moments.N) : null,
            GreaterThan = letters,
            Amount = mean * WholePeriod(outcome),
            Reason =
                moments.N > 0 ? null
                : group.Rows.Length == 0 ? "no-people"
                : "not-observed",
        };
    }

    private static bool IsShare(double[] values, List<Group> groups) =>
        groups.TrueForAll(group =>
            Array.TrueForAll(group.Rows, row => values[row] is 0 or 1 || double.IsNaN(values[row]))
        );

    private static double? WholePeriod(Outcome outcome) =>
        (outcome, OutcomeTraits.HorizonMonths(outcome)) switch
        {
            (Outcome.JobFractionDays, { } months) => months / 12.0 * DaysAYear,
            (Outcome.JobFractionHours hours, { } months) => months / 12.0 * hours.FullTimeHoursPerYear,
            (Outcome.BenefitFraction or Outcome.NeitherFraction, { } months) => months / 12.0 * DaysAYear,
            _ => null,
        };
}
