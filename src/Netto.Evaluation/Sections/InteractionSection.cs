using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Statistics;
using Netto.Statistics.DifferenceInDifferences;
using Netto.Statistics.LinearAlgebra;
using Netto.Statistics.Models;
using Netto.Statistics.Multiplicity;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Do effects differ between the subgroups of one variable? The Wald test of the regression in which every regressor is
/// multiplied by the subgroup. Subgroups have no people in common: after a draw of people their estimates are independent;
/// between offices they share these, which is counted (CR1, offices less one degrees of freedom).
/// </summary>
internal static class InteractionSection
{
    public static IReadOnlyList<InteractionTest> Tests(
        Study study,
        IReadOnlyList<EffectTask> tasks,
        IReadOnlyList<EffectRow> rows,
        IReadOnlyList<EffectEstimate> estimates
    )
    {
        var tests = Enumerable
            .Range(0, tasks.Count)
            .Where(at => tasks[at].Part is not null)
            .GroupBy(at => (rows[at].Outcome, rows[at].Comparison, rows[at].Method, tasks[at].Part!.Design.Variable))
            .Where(set => set.Count() > 1)
            .Select(set =>
                Test(study, set.Key, [.. set.Select(at => new Part(tasks[at], rows[at], estimates[at].ByOffice))])
            )
            .ToArray();
        Adjust(tests);
        return tests;
    }

    private static InteractionTest Test(
        Study study,
        (string Outcome, string Comparison, string Method, string Variable) of,
        IReadOnlyList<Part> parts
    )
    {
        var test = new InteractionTest
        {
            Outcome = of.Outcome,
            Comparison = of.Comparison,
            Method = of.Method,
            Variable = of.Variable,
            Statistic = null,
            Df = null,
            PValue = null,
            PAdjusted = null,
        };
        var estimated = parts.Where(part => part.Row is { Estimate: not null, StdError: > 0 }).ToList();
        if (estimated.Count < 2)
            return test with { Reason = "one-group" };
        if (Overlap(study, estimated))
            return test with { Reason = "subgroups-overlap" };
        var comparison = parts[0].Task.Comparison;
        var shareOffices =
            !DesignNames.IsRandomised(study.Protocol, comparison) || RobustErrors.IsClustered(study, comparison);
        if (shareOffices && estimated.Any(part => part.ByOffice is null))
            return test with { Reason = "subgroups-share-offices" };
        try
        {
            var wald = shareOffices
                ? EqualEffects.Test([.. estimated.Select(part => part.ByOffice!)])
                : Independent([.. estimated.Select(part => part.Row)]);
            return test with
            {
                Statistic = Numbers.Finite(wald.Statistic),
                Df = (int)wald.Restrictions,
                DfDenominator = Numbers.Finite(wald.DenominatorDegreesOfFreedom),
                PValue = Numbers.Finite(wald.PValue),
            };
        }
        catch (StatisticsException refused)
        {
            return test with { Reason = Refusals.Code(refused) };
        }
    }

    private static JointTest Independent(IReadOnlyList<EffectRow> rows)
    {
        var covariance = new Matrix(rows.Count, rows.Count);
        for (var i = 0; i < rows.Count; i++)
            covariance[i, i] = rows[i].StdError!.Value * rows[i].StdError!.Value;
        return EqualEffects.Test(
            [.. rows.Select(row => row.Subgroup!)],
            [.. rows.Select(row => row.Estimate!.Value)],
            covariance
        );
    }

    private static bool Overlap(Study study, List<Part> parts)
    {
        var taken = new bool[study.Table.Rows];
        foreach (var part in parts)
        {
            var belongs = part.Task.Part!.Belongs;
            for (var row = 0; row < taken.Length; row++)
            {
                if (belongs[row] && taken[row] && !study.Table.Before[row])
                    return true;
                taken[row] |= belongs[row];
            }
        }
        return false;
    }

    // Holm over all interaction tests of one comparison and method.
    private static void Adjust(InteractionTest[] tests)
    {
        var sets = Enumerable
            .Range(0, tests.Length)
            .Where(at => tests[at].PValue is not null)
            .GroupBy(at => (tests[at].Comparison, tests[at].Method));
        foreach (var set in sets)
        {
            int[] members = [.. set];
            var adjusted = MultipleTests.Holm([.. members.Select(at => tests[at].PValue!.Value)]);
            for (var i = 0; i < members.Length; i++)
                tests[members[i]] = tests[members[i]] with { PAdjusted = adjusted[i] };
        }
    }

    private sealed record Part(EffectTask Task, EffectRow Row, ClusteredEffect? ByOffice);
}
