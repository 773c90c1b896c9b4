using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Who came in, in which arm, when, and whether the assignment held.</summary>
internal static class FlowSection
{
    public static IReadOnlyList<FlowRow> Rows(Study study)
    {
        var rows = new List<FlowRow>();
        var before = study.Table.Before.Count(person => person);
        if (study.Table.LeftOut.Any(count => !IsIn(count.Step)))
            rows.Add(Row("registers", null, study.Table.LeftOut.Sum(count => count.People)));
        rows.AddRange(
            study
                .Table.LeftOut.Where(count => !IsIn(count.Step))
                .Select(count => Row(count.Step, null, count.People, Label(study, count.Step)))
        );
        if (before > 0)
            rows.Add(Row("before-period", null, before));
        rows.Add(Row("entered", null, study.Table.Rows - before));
        var assigned = study.Arms.Sum(arm => arm.Rows.Length);
        if (study.Table.Rows - before - assigned is > 0 and var outside)
            rows.Add(Row("not-eligible", null, outside));
        foreach (var arm in study.Arms)
        {
            rows.Add(Row("assigned", arm.Id, arm.Rows.Length));
            if (WrongArm(study.Table, arm) is { } wrong)
                rows.Add(Row("wrong-arm", arm.Id, wrong));
            if (study.SelfReporters is { } part && part.Design.PartOf == arm.Id)
                rows.Add(Row("self-reporters", arm.Id, part.Rows.Length));
            if (study.Table.Received is { } received)
                rows.Add(Row("received", arm.Id, arm.Rows.Count(row => received[row] > 0)));
            rows.AddRange(Analysed(study, arm));
        }
        return rows;
    }

    public static IReadOnlyList<InflowRow> Inflow(Study study)
    {
        if (study.Table.EntryMonth is not { } months)
            return [];
        var present = study
            .Arms.SelectMany(arm => arm.Rows)
            .Select(row => months.Codes[row])
            .Where(code => code >= 0)
            .ToHashSet();
        return
        [
            .. months
                .Levels.Select((month, code) => (month, code))
                .Where(pair => present.Contains(pair.code))
                .OrderBy(pair => pair.month, StringComparer.Ordinal)
                .SelectMany(pair =>
                    study.Groups.Select(group => new InflowRow
                    {
                        Month = pair.month,
                        Arm = group.Id,
                        N = group.Rows.Count(row => months.Codes[row] == pair.code),
                    })
                ),
        ];
    }

    /// <summary>Recorded arm against the arm by the rule, with an exact interval; and the sizes against the plan.</summary>
    public static AssignmentCheck Check(Study study)
    {
        var ratio = SampleRatioOf(study);
        if (study.Table.PlannedArm is not { } planned)
        {
            return new AssignmentCheck
            {
                N = study.Arms.Where(arm => arm.Design.Randomised).Sum(arm => arm.Rows.Length),
                Errors = 0,
                Share = null,
                CiLow = null,
                CiHigh = null,
                SampleRatio = ratio,
                Reason = "not-repeatable",
            };
        }
        int[] rows =
        [
            .. study
                .Arms.Where(arm => arm.Design.Randomised)
                .SelectMany(arm => arm.Rows)
                .Where(row => planned.Codes[row] >= 0),
        ];
        var tally = new Tally(rows.Count(row => IsWrong(study.Table, planned, row)), rows.Length);
        var interval =
            tally.N > 0
                ? Proportions.Exact(tally, study.Settings.ConfidenceLevel)
                : (Statistics.ConfidenceInterval?)null;
        return new AssignmentCheck
        {
            N = rows.Length,
            Errors = (int)tally.Successes,
            Share = tally.Share,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            SampleRatio = ratio,
            Reason = tally.N > 0 ? null : "no-people",
        };
    }

    public static IReadOnlyList<OfficeRow> Offices(Study study)
    {
        var list = study.Protocol.Population.Offices;
        return
        [
            .. list.Experiment.Select(office => Office(study, office, "experiment", null)),
            .. list.Comparison.Select(office => Office(study, office, "comparison", null)),
            .. list.LeftOut.Select(office => LeftOut(study, office)),
        ];
    }

    // Nobody of such an office is in the analysis: the steps before it know how many came in there.
    private static OfficeRow LeftOut(Study study, ExcludedOffice office)
    {
        var counts = study.Table.LeftOut.Where(count => count.Step == $"office-left-out:{office.Office}").ToList();
        return Office(study, office.Office, "left-out", Texts.Of(office.Reason)) with
        {
            N = counts.Sum(count => count.People - count.Before),
            NBefore = counts.Sum(count => count.Before),
        };
    }

    private static bool IsIn(string step) => step is "experiment" or "before";

    private static LocalizedText? Label(Study study, string step)
    {
        var name = step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (study.Protocol.Population.Exclusions.FirstOrDefault(rule => rule.Id == name) is { } exclusion)
            return Texts.Of(exclusion.Reason);
        return study.Protocol.Population.Offices.LeftOut.FirstOrDefault(office => office.Office == name) is { } office
            ? Texts.Of(office.Reason)
            : null;
    }

    private static OfficeRow Office(Study study, string office, string role, LocalizedText? why)
    {
        var offices = study.Table.Office;
        var code = offices?.Levels.ToList().IndexOf(office) ?? -1;
        var people =
            code < 0 ? [] : Enumerable.Range(0, study.Table.Rows).Where(row => offices!.Codes[row] == code).ToList();
        return new OfficeRow
        {
            Office = office,
            Role = role,
            N = people.Count(row => !study.Table.Before[row]),
            NBefore = people.Count(row => study.Table.Before[row]),
            Why = why,
        };
    }

    private static IEnumerable<FlowRow> Analysed(Study study, Group arm)
    {
        var main = study.Protocol.PrimaryOutcome();
        if (study.Table.Outcome(main.Id) is not { } column)
            yield break;
        var seen = arm.Rows.Count(row => !double.IsNaN(column.Values[row]));
        yield return Row($"not-observed:{main.Id}", arm.Id, arm.Rows.Length - seen, Texts.Of(main.Label));
        yield return Row("analysed", arm.Id, seen, Texts.Of(main.Label));
    }

    private static int? WrongArm(AnalysisTable table, Group arm) =>
        arm.Design.Randomised && table.PlannedArm is { } planned
            ? arm.Rows.Count(row => IsWrong(table, planned, row))
            : null;

    private static bool IsWrong(AnalysisTable table, FactorColumn planned, int row) =>
        planned.Codes[row] >= 0 && planned.Levels[planned.Codes[row]] != table.Arm.Levels[table.Arm.Codes[row]];

    private static SampleRatio? SampleRatioOf(Study study)
    {
        var shares = PlannedShares(study.Protocol.Assignment);
        var arms = study.Arms.Where(arm => shares.GetValueOrDefault(arm.Id) > 0).ToList();
        if (arms.Count < 2)
            return null;
        var test = ChiSquareTest.GoodnessOfFit(
            [.. arms.Select(arm => (double)arm.Rows.Length)],
            [.. arms.Select(arm => shares[arm.Id])]
        );
        return new SampleRatio
        {
            Arms = [.. arms.Select(arm => new SampleRatioArm(arm.Id, shares[arm.Id], arm.Rows.Length))],
            Statistic = test.Statistic,
            Df = (int?)test.DegreesOfFreedom,
            PValue = test.PValue,
        };
    }

    // Rules with shares of their own by office have no single planned ratio.
    private static Dictionary<string, double> PlannedShares(AssignmentRule rule) =>
        rule switch
        {
            AssignmentRule.LastDigit { ByOffice.Count: 0 } digits => digits
                .Digits.Entries.Select(entry => entry.Arm)
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(arm => arm, digits.Digits.ShareOf, StringComparer.Ordinal),
            AssignmentRule.KeyedHash { ByOffice.Count: 0 } hash => Shares(hash.Shares),
            AssignmentRule.Blocked blocked => Shares(blocked.Shares),
            AssignmentRule.Recorded recorded => Shares(recorded.Shares),
            _ => new Dictionary<string, double>(StringComparer.Ordinal),
        };

    private static Dictionary<string, double> Shares(IReadOnlyList<ArmShare> shares) =>
        shares.ToDictionary(share => share.Arm, share => share.Share, StringComparer.Ordinal);

    private static FlowRow Row(string step, string? arm, int n, LocalizedText? label = null) =>
        new()
        {
            Step = step,
            Arm = arm,
            N = n,
            Label = label,
        };
}
