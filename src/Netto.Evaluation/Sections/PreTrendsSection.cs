using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.Comparisons;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Did the offices move alike before? Means of both groups of offices by half-year of entry, and the joint test of the
/// gaps before the experiment (004 annex II.1), for outcomes that the protocol shows there.
/// </summary>
internal static class PreTrendsSection
{
    public static (IReadOnlyList<PreTrendRow> Rows, IReadOnlyList<PreTrendTest> Tests) Of(Study study)
    {
        if (
            study.Protocol.PeriodBefore is not { } before
            || study.Table.ExperimentOffice is null
            || study.Table.EntryMonth is null
        )
            return ([], []);
        var periods = Periods(study, before);
        var covariates = new CovariateColumns(study);
        var tasks = Tasks(study);
        var found = new (IReadOnlyList<PreTrendRow> Rows, PreTrendTest Test)[tasks.Count];
        Parallel.ForEach(
            TaskGroup.Of(study, tasks),
            group =>
            {
                var own = Together(study, group.Tasks, covariates, periods);
                for (var at = 0; at < own.Count; at++)
                    found[group.Places[at]] = own[at];
            }
        );
        return ([.. found.SelectMany(one => one.Rows)], [.. found.Select(one => one.Test)]);
    }

    private static List<EffectTask> Tasks(Study study) =>
        [
            .. from outcome in study.Protocol.Outcomes
            where outcome.ShownIn.Contains(OutcomeTable.PreTrend) && study.Table.Outcome(outcome.Id) is not null
            from comparison in study.Protocol.Comparisons
            where !DesignNames.IsRandomised(study.Protocol, comparison)
            where outcome.Comparisons is null || outcome.Comparisons.Contains(comparison.Id)
            select new EffectTask(outcome, comparison, EffectMethod.Did, null),
        ];

    // First month of the half-year of entry, counted from the start of the period before.
    private static string?[] Periods(Study study, PeriodBefore before)
    {
        var months = study.Table.EntryMonth!;
        var start = before.From.Year * 12 + before.From.Month - 1;
        var names = months
            .Levels.Select(level =>
            {
                var month = int.Parse(level.AsSpan(0, 4)) * 12 + int.Parse(level.AsSpan(5, 2)) - 1;
                var first = start + (int)Math.Floor((month - start) / (double)before.TrendMonths) * before.TrendMonths;
                return $"{first / 12:D4}-{(first % 12) + 1:D2}";
            })
            .ToArray();
        return Array.ConvertAll(months.Codes, code => code < 0 ? null : names[code]);
    }

    // Outcomes of the same people share one design.
    private static IReadOnlyList<(IReadOnlyList<PreTrendRow> Rows, PreTrendTest Test)> Together(
        Study study,
        IReadOnlyList<EffectTask> tasks,
        CovariateColumns covariates,
        string?[] periods
    )
    {
        var outcome = new DataColumn(tasks[0].Outcome.Id, study.Table.Outcome(tasks[0].Outcome.Id)!.Values);
        var at = OfficesSample.Of(study, tasks[0], covariates.Of(Adjustment.For(study, tasks[0])), outcome);
        var samples = TaskSample.Of(study, tasks, at.Sample);
        var found = Test(at, [.. samples.Select(own => own.Sample.Outcome)], periods);
        return
        [
            .. samples.Select(
                (own, m) =>
                    (
                        (IReadOnlyList<PreTrendRow>)
                            Rows(own.Task, (at with { Sample = own.Sample }, periods), found[m].Trends),
                        found[m].Row(own.Task)
                    )
            ),
        ];
    }

    private static Found[] Test(OfficesSample at, IReadOnlyList<DataColumn> outcomes, string?[] periods)
    {
        int[] before =
        [
            .. Enumerable
                .Range(0, at.Sample.Rows.Length)
                .Where(row => at.Design.After.Values[row] == 0 && periods[at.Sample.Rows[row]] is not null),
        ];
        if (before.Length == 0)
            return [.. outcomes.Select(_ => new Found(null, "no-period-before", 0, 0))];
        string[] names = Array.ConvertAll(before, row => periods[at.Sample.Rows[row]]!);
        var count = names.Distinct(StringComparer.Ordinal).Count();
        var offices = Clusters.Of("office", Array.ConvertAll(before, row => at.Offices.Codes[row]));
        try
        {
            var trends = PreTrends.Run(
                [.. outcomes.Select(outcome => Take(outcome, before))],
                Take(at.Design.Treated, before),
                names,
                [
                    .. at
                        .Design.Covariates.Select(column => Take(column, before))
                        .Where(column => column.Values.Distinct().Take(2).Count() > 1),
                ],
                CovarianceEstimator.CR2(offices)
            );
            return
            [
                .. trends.Select(own => new Found(
                    own,
                    own.Joint is null ? $"estimator-refused: {own.Reason}" : null,
                    count,
                    offices.Count
                )),
            ];
        }
        catch (StatisticsException) when (outcomes.Count > 1)
        {
            return [.. outcomes.SelectMany(outcome => Test(at, [outcome], periods))];
        }
        catch (StatisticsException refused)
        {
            return [new Found(null, $"{Refusals.Code(refused)}: {refused.Facts}", count, offices.Count)];
        }
    }

    private static List<PreTrendRow> Rows(
        EffectTask task,
        (OfficesSample Sample, string?[] Periods) at,
        PreTrends? trends
    )
    {
        var rows = new List<PreTrendRow>();
        var sample = at.Sample;
        var cells = Enumerable
            .Range(0, sample.Sample.Rows.Length)
            .Where(row => at.Periods[sample.Sample.Rows[row]] is not null)
            .GroupBy(row =>
                (
                    Period: at.Periods[sample.Sample.Rows[row]]!,
                    During: sample.Design.After.Values[row] > 0,
                    Own: sample.Design.Treated.Values[row] > 0
                )
            )
            .OrderBy(cell => cell.Key.Own ? 0 : 1)
            .ThenBy(cell => cell.Key.Period, StringComparer.Ordinal)
            .ThenBy(cell => cell.Key.During);
        foreach (var cell in cells)
        {
            var moments = Moments.Of([.. cell.Select(row => sample.Sample.Outcome.Values[row])]);
            var onFirst = cell.Key.Own == (sample.Sign > 0);
            var gap =
                cell.Key.During || !onFirst
                    ? null
                    : trends?.Gaps.FirstOrDefault(found => found.Term == cell.Key.Period);
            rows.Add(
                new PreTrendRow
                {
                    Outcome = task.Outcome.Id,
                    Comparison = task.Comparison.Id,
                    Group = onFirst ? "treated" : "reference",
                    Period = cell.Key.Period,
                    Phase = cell.Key.During ? "during" : "before",
                    N = (int)moments.N,
                    Mean = moments.Mean,
                    StdError = moments.StandardDeviation / Math.Sqrt(moments.N),
                    Difference = Numbers.Finite(sample.Sign * gap?.Estimate),
                    DifferenceStdError = Numbers.Finite(gap?.StandardError),
                }
            );
        }
        return rows;
    }

    private static DataColumn Take(DataColumn column, int[] rows) =>
        column with
        {
            Values = Array.ConvertAll(rows, row => column.Values[row]),
        };

    private sealed record Found(PreTrends? Trends, string? Reason, int Periods, int Clusters)
    {
        public PreTrendTest Row(EffectTask task) =>
            new()
            {
                Outcome = task.Outcome.Id,
                Comparison = task.Comparison.Id,
                Statistic = Numbers.Finite(Trends?.Joint?.Statistic),
                Df = Numbers.Finite(Trends?.Joint?.Restrictions),
                DfDenominator = Numbers.Finite(Trends?.Joint?.DenominatorDegreesOfFreedom),
                PValue = Numbers.Finite(Trends?.Joint?.PValue),
                Periods = Periods,
                Clusters = Clusters > 0 ? Clusters : null,
                Reason = Reason,
            };
    }
}
