using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Statistics;
using Netto.Statistics.LinearAlgebra;
using Netto.Statistics.Models;
using Netto.Statistics.Multiplicity;

namespace Netto.Evaluation.Sections;

/// <summary>
/// Do effects differ between the subgroups of one variable? Subgroups have no people in common, so their estimates are
/// independent and the differences from the first have the covariance of the fully interacted model: a Wald test.
/// </summary>
internal static class InteractionSection
{
    public static IReadOnlyList<InteractionTest> Tests(
        Study study,
        IReadOnlyList<EffectTask> tasks,
        IReadOnlyList<EffectRow> rows
    )
    {
        var tests = Enumerable
            .Range(0, tasks.Count)
            .Where(at => tasks[at].Part is not null)
            .GroupBy(at => (rows[at].Outcome, rows[at].Comparison, rows[at].Method, tasks[at].Part!.Design.Variable))
            .Where(set => set.Count() > 1)
            .Select(set => Test(study, set.Key, [.. set.Select(at => (tasks[at], rows[at]))]))
            .ToArray();
        Adjust(tests);
        return tests;
    }

    private static InteractionTest Test(
        Study study,
        (string Outcome, string Comparison, string Method, string Variable) of,
        IReadOnlyList<(EffectTask Task, EffectRow Row)> parts
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
        if (!DesignNames.IsRandomised(study.Protocol, parts[0].Task.Comparison))
            return test with { Reason = "subgroups-share-offices" };
        try
        {
            var wald = Differences([.. estimated.Select(part => part.Row)]);
            return test with
            {
                Statistic = Numbers.Finite(wald.Statistic),
                Df = (int)wald.Restrictions,
                PValue = Numbers.Finite(wald.PValue),
            };
        }
        catch (StatisticsException refused)
        {
            return test with { Reason = Refusals.Code(refused) };
        }
    }

    private static JointTest Differences(IReadOnlyList<EffectRow> rows)
    {
        var q = rows.Count - 1;
        var first = rows[0].StdError!.Value;
        var covariance = new Matrix(q, q);
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++)
                covariance[i, j] =
                    (first * first) + (i == j ? rows[i + 1].StdError!.Value * rows[i + 1].StdError!.Value : 0);
        }
        string[] terms = [.. rows.Skip(1).Select(row => row.Subgroup!)];
        double[] differences = [.. rows.Skip(1).Select(row => row.Estimate!.Value - rows[0].Estimate!.Value)];
        return CoefficientTable.From(terms, differences, covariance).Wald(terms);
    }

    private static bool Overlap(Study study, List<(EffectTask Task, EffectRow Row)> parts)
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
}
