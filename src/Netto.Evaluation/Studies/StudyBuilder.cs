using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>Joins a protocol and its data: names, columns of the tables, subgroups.</summary>
internal static class StudyBuilder
{
    public static Study Build(ExperimentProtocol asWritten, AnalysisTable table)
    {
        var protocol = MeasuredUnits.Of(asWritten, table);
        var groups = Groups(protocol, table);
        var subgroups = protocol.Subgroups.Select(subgroup => Subgroup(protocol, table, subgroup)).ToList();
        return new Study
        {
            Protocol = protocol,
            Table = table,
            Groups = groups,
            Subgroups = subgroups,
            Settings = Settings(protocol),
            Design = new DesignSummary
            {
                Arms = [.. groups.Select(group => group.Design)],
                Outcomes = [.. protocol.Outcomes.Select(outcome => DesignNames.Outcome(protocol, outcome))],
                Comparisons =
                [
                    .. protocol.Comparisons.Select(comparison => DesignNames.Comparison(protocol, comparison)),
                ],
                Subgroups = [.. subgroups.Select(subgroup => subgroup.Design)],
                Covariates = [.. protocol.Covariates.Select(DesignNames.Variable)],
                Services = DesignNames.Services(protocol.Services),
                FollowUpMonths = protocol.Data is DataSource.Flat ? null : protocol.FollowUp.Months,
                Assignment = DesignNames.Assignment(protocol.Assignment),
                TreatmentReceived = Texts.OfOptional(ReceivedDescription.Of(protocol)),
            },
        };
    }

    private static RunSettings Settings(ExperimentProtocol protocol) =>
        new()
        {
            Seed = protocol.Seed,
            BootstrapDraws = protocol.Analysis.BootstrapDraws,
            ConfidenceLevel = protocol.Analysis.ConfidenceLevel,
            EffectMarks = Marks(protocol.Marks.Effects),
            SubgroupMarks = Marks(protocol.Marks.Subgroups ?? protocol.Marks.Effects),
            RegressionMarks = Marks(protocol.Marks.Regressions),
            ComparisonMarks = Marks(protocol.Marks.Balance),
            RespondentMarks = Marks(protocol.Marks.Respondents),
            ProfileMarks = Marks(protocol.Marks.Profiles),
            LetterLevel = protocol.Marks.Letters,
        };

    private static List<SignificanceMark> Marks(IReadOnlyList<Mark> marks) =>
        [.. marks.OrderBy(mark => mark.Below).Select(mark => new SignificanceMark(mark.Text, mark.Below))];

    private static List<Group> Groups(ExperimentProtocol protocol, AnalysisTable table)
    {
        var groups = new List<Group>();
        foreach (var arm in protocol.Arms)
        {
            var code = table.Arm.Levels.ToList().IndexOf(arm.Id);
            var rows = RowsWhere(table, row => code >= 0 && table.Arm.Codes[row] == code);
            groups.Add(new Group(DesignNames.Arm(protocol, arm, rows.Length), rows));
        }
        foreach (var pool in protocol.Pools)
        {
            var rows = groups
                .Where(group => pool.Arms.Contains(group.Id))
                .SelectMany(group => group.Rows)
                .Order()
                .ToArray();
            groups.Add(new Group(DesignNames.Pool(protocol, pool, rows.Length), rows));
        }
        if (protocol.Crossover is CrossoverRule.OnRequest crossover)
        {
            var own = groups.Where(group => crossover.Arms.Contains(group.Id)).SelectMany(group => group.Rows);
            int[] rows = [.. own.Where(row => table.SelfReporter[row]).Order()];
            groups.Add(new Group(DesignNames.SelfReporters(protocol, crossover, rows.Length), rows));
        }
        return groups;
    }

    private static int[] RowsWhere(AnalysisTable table, Func<int, bool> condition) =>
        [.. Enumerable.Range(0, table.Rows).Where(row => !table.Before[row] && condition(row))];

    private static SubgroupRows Subgroup(ExperimentProtocol protocol, AnalysisTable table, Subgroup subgroup)
    {
        var belongs = new bool[table.Rows];
        Array.Fill(belongs, value: true);
        foreach (var condition in subgroup.Where)
        {
            var factor = table.Factor(condition.Covariate);
            var meets = factor?.Levels.Select(level => condition.Levels.Contains(level)).ToArray() ?? [];
            for (var row = 0; row < belongs.Length; row++)
                belongs[row] &= factor is not null && factor.Codes[row] is var code && code >= 0 && meets[code];
        }
        var n = Enumerable.Range(0, table.Rows).Count(row => belongs[row] && !table.Before[row]);
        return new SubgroupRows(DesignNames.Subgroup(protocol, subgroup, n), belongs);
    }
}
