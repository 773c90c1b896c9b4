using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Statistics;
using Netto.Statistics.Binary;
using Netto.Statistics.Comparisons;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Who got each service (004 tables 3.1, I.2-I.7): traits of people with and without it, a logit on all traits at
/// once, and the signs on which the arms agree. Self-reporters and pools are left out: the arms that get service count.
/// </summary>
internal static class ProfilesSection
{
    /// <summary>Conversations that go beyond the first one, which nearly everybody gets.</summary>
    public const string FurtherConversations = "further-conversations";
    private const int FewestPeople = 30;

    public static IReadOnlyList<ProfileRow> Rows(Study study) =>
        [.. Tasks(study).SelectMany(task => Rows(study, task))];

    public static IReadOnlyList<RegressionTable> Models(Study study)
    {
        var tasks = Tasks(study).ToList();
        var columns = new CovariateColumns(study).Of(study.Protocol.Analysis.Profiles);
        var models = new RegressionTable[tasks.Count];
        Parallel.For(0, tasks.Count, at => models[at] = Model(study, tasks[at], columns));
        return models;
    }

    public static IReadOnlyList<ProfileSignRow> Signs(IReadOnlyList<ProfileRow> rows) =>
        [
            .. rows.Where(row => row.Category is not null)
                .GroupBy(row => (row.Service, row.Variable, row.Category))
                .Select(set =>
                {
                    var greater = set.Where(row => row.Greater is not null).ToList();
                    var agree =
                        greater.Select(row => row.Greater).Distinct(StringComparer.Ordinal).Count() == 1
                        && greater.Count == set.Count();
                    return new ProfileSignRow
                    {
                        Service = set.Key.Service,
                        Variable = set.Key.Variable,
                        Category = set.Key.Category!,
                        Sign =
                            !agree ? ""
                            : greater[0].Greater == "with" ? "+"
                            : "-",
                        Arms = [.. greater.Select(row => row.Arm)],
                    };
                }),
        ];

    // Arms of which a fair number of people, but not all, got the service.
    private static IEnumerable<ProfileTask> Tasks(Study study)
    {
        if (study.Protocol.Analysis.Profiles.Count == 0 || study.Table.Services.Count == 0)
            yield break;
        foreach (var service in Services(study.Table))
        {
            foreach (var arm in study.Arms.Where(arm => Serves(study, arm)))
            {
                int[] with = Array.FindAll(arm.Rows, row => service.Counts[row] > 0);
                int[] without = Array.FindAll(arm.Rows, row => !(service.Counts[row] > 0));
                if (with.Length >= FewestPeople && without.Length >= FewestPeople)
                    yield return new ProfileTask(service, arm, with, without);
            }
        }
    }

    private static IEnumerable<ServiceColumn> Services(AnalysisTable table)
    {
        var conversations = table.Services.Where(service => service.Group == "conversation").ToList();
        if (conversations.Count > 1)
            yield return Sum(FurtherConversations, "conversation", conversations.Skip(1));
        foreach (var trajectory in table.Services.Where(service => service.Group == "trajectory"))
            yield return trajectory;
        if (table.Services.Any(service => service.Group == "instrument"))
            yield return Sum(
                "instruments",
                "instrument",
                table.Services.Where(service => service.Group == "instrument")
            );
    }

    private static ServiceColumn Sum(string id, string group, IEnumerable<ServiceColumn> services) =>
        services.Aggregate(
            (left, right) => new ServiceColumn(id, group, [.. left.Counts.Zip(right.Counts, (a, b) => a + b)])
        ) with
        {
            Id = id,
        };

    // An arm that the catalogue gives nothing has no profile: who gets service there asked for it.
    private static bool Serves(Study study, Group arm)
    {
        var catalogue = study.Protocol.Services;
        var services = catalogue.Conversations.Concat(catalogue.Trajectories).Concat(catalogue.Instruments);
        return services.Any(service => service.Arms.Count == 0 || service.Arms.Contains(arm.Id));
    }

    private static IEnumerable<ProfileRow> Rows(Study study, ProfileTask task)
    {
        var marks = study.Settings.ProfileMarks;
        var level = marks.Count > 0 ? marks.Max(mark => mark.Level) : 0;
        foreach (var factor in study.Protocol.Analysis.Profiles.Select(study.Table.Factor).OfType<FactorColumn>())
        {
            for (var code = 0; code < factor.Levels.Count; code++)
            {
                var (without, with) = (Counting.Of(factor, code, task.Without), Counting.Of(factor, code, task.With));
                var test = Proportions.Compare(with, without);
                yield return new ProfileRow
                {
                    Service = task.Service.Id,
                    Arm = task.Arm.Id,
                    Variable = factor.Id,
                    Category = factor.Levels[code],
                    WithoutN = (int)without.Successes,
                    WithoutShare = without.Share,
                    WithN = (int)with.Successes,
                    WithShare = with.Share,
                    PValue = test.PValue,
                    Mark = Study.Mark(study.Settings.ProfileMarks, test.PValue),
                    Greater =
                        test.PValue < level
                            ? test.Estimate > 0
                                ? "with"
                                : "without"
                            : null,
                    Reason = test.PValue is null ? "no-variation" : null,
                };
            }
        }
    }

    private static RegressionTable Model(Study study, ProfileTask task, IReadOnlyList<DataColumn> columns)
    {
        var got = new double[study.Table.Rows];
        foreach (var row in task.With)
            got[row] = 1;
        var sample = EstimationSample
            .Of(task.Arm.Rows, new DataColumn(task.Service.Id, got), columns)
            .WithoutSeparatedClasses();
        var table = new RegressionTable
        {
            Id = $"logit/{task.Service.Id}/{task.Arm.Id}",
            Outcome = task.Service.Id,
            Comparison = null,
            Arm = task.Arm.Id,
            Method = "logit",
            Subgroup = null,
            Coefficients = [],
            N = sample.Rows.Length,
            RSquared = null,
            DroppedTerms = sample.Constant,
            Notes = [.. sample.Separated.Select(left => $"separated-class: {left}")],
        };
        if (sample.Covariates.Count == 0)
            return table with { Reason = "one-level" };
        try
        {
            var fit = BinaryRegression.Fit(
                sample.Outcome,
                Design.WithConstant([.. sample.Covariates]),
                new BinarySpecification { Link = BinaryLink.Logit }
            );
            return Filled(study, table, fit);
        }
        catch (StatisticsException refused)
        {
            return table with { Reason = $"{Refusals.Code(refused)}: {refused.Facts}" };
        }
    }

    private static RegressionTable Filled(Study study, RegressionTable table, BinaryFit fit)
    {
        var margins = fit.MarginalEffects();
        return table with
        {
            Coefficients = [.. fit.Coefficients.Select(coefficient => Row(study, coefficient, margins))],
            RSquared = Numbers.Finite(fit.PseudoRSquared),
            LogLikelihood = Numbers.Finite(fit.LogLikelihood),
            Se = fit.StandardErrors,
            DroppedTerms = [.. table.DroppedTerms, .. fit.DroppedColumns.Select(column => column.Label)],
        };
    }

    private static CoefficientRow Row(Study study, Coefficient coefficient, CoefficientTable margins)
    {
        var row = RegressionTables.Row(study, coefficient);
        if (!margins.Has(coefficient.Term))
            return row;
        var margin = margins[coefficient.Term];
        return row with
        {
            MarginalEffect = Numbers.Finite(margin.Estimate),
            MarginalStdError = Numbers.Finite(margin.StandardError),
            MarginalPValue = Numbers.Finite(margin.PValue),
        };
    }

    private sealed record ProfileTask(ServiceColumn Service, Group Arm, int[] With, int[] Without);
}
