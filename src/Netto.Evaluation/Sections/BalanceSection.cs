using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Statistics.Comparisons;

namespace Netto.Evaluation.Sections;

/// <summary>Traits per arm against the reference arm (004 table 2.5), and the tests of balance.</summary>
internal static class BalanceSection
{
    public static IReadOnlyList<BalanceRow> Rows(Study study)
    {
        var reference = Reference(study);
        return
        [
            .. Traits(study)
                .SelectMany(trait =>
                    trait.Factor is { } factor
                        ? FactorRows(study, reference, factor)
                        : NumberRows(study, reference, trait.Number!)
                ),
        ];
    }

    /// <summary>Chi-square or Welch per variable of each randomised arm against the reference.</summary>
    public static IReadOnlyList<BalanceTest> Tests(Study study)
    {
        var reference = Reference(study);
        return
        [
            .. study
                .Groups.Where(group =>
                    group.Id != reference.Id
                    && group.Design.PartOf != reference.Id
                    && !group.Design.Pools.Contains(reference.Id)
                )
                .SelectMany(group => Traits(study).Select(trait => Test(trait, group, reference))),
        ];
    }

    /// <summary>The arm that all others are compared with: the first one.</summary>
    public static Group Reference(Study study) => study.Arms.First();

    /// <summary>The balance traits of the protocol that are in the data.</summary>
    public static IEnumerable<Trait> Traits(Study study)
    {
        var named =
            study.Protocol.Analysis.Balance.Count > 0
                ? study.Protocol.Analysis.Balance
                :
                [
                    .. study
                        .Protocol.Covariates.Where(covariate => covariate is not Covariate.Power)
                        .Select(covariate => covariate.Id),
                ];
        return named
            .Select(id => new Trait(id, study.Table.Factor(id), study.Table.Number(id)))
            .Where(trait => trait.Factor is not null || trait.Number is not null);
    }

    private static IEnumerable<BalanceRow> FactorRows(Study study, Group reference, FactorColumn factor)
    {
        for (var level = 0; level < factor.Levels.Count; level++)
        {
            var own = Counting.Of(factor, level, reference.Rows);
            foreach (var group in study.Groups)
            {
                var tally = Counting.Of(factor, level, group.Rows);
                var against = Against(study, group, reference);
                var test = against is null ? null : Proportions.Compare(tally, own);
                yield return new BalanceRow
                {
                    Variable = factor.Id,
                    Category = factor.Levels[level],
                    Arm = group.Id,
                    N = (int)tally.Successes,
                    Share = tally.Share,
                    ComparedWith = against,
                    Smd = against is null ? null : StandardizedDifference.Of(tally, own).Value,
                    PValue = test?.PValue,
                    Mark = study.ComparisonMark(test?.PValue),
                    Reason =
                        tally.N == 0 ? "no-people"
                        : test is { PValue: null } ? "no-variation"
                        : null,
                };
            }
        }
    }

    private static IEnumerable<BalanceRow> NumberRows(Study study, Group reference, NumberColumn number)
    {
        var own = Counting.Of(number.Values, reference.Rows);
        foreach (var group in study.Groups)
        {
            var moments = Counting.Of(number.Values, group.Rows);
            var against = Against(study, group, reference);
            var test = against is null ? null : Means.Welch(moments, own);
            yield return new BalanceRow
            {
                Variable = number.Id,
                Category = null,
                Arm = group.Id,
                N = (int)moments.N,
                Share = null,
                Mean = moments.N > 0 ? moments.Mean : null,
                StdDev = moments.StandardDeviation,
                ComparedWith = against,
                Smd = against is null ? null : StandardizedDifference.Of(moments, own).Value,
                PValue = test?.PValue,
                Mark = study.ComparisonMark(test?.PValue),
                Reason =
                    moments.N == 0 ? "no-people"
                    : test is { PValue: null } ? "no-variation"
                    : null,
            };
        }
    }

    // A part of the reference arm is not tested against the whole it lies in.
    private static string? Against(Study study, Group group, Group reference) =>
        group.Id == reference.Id ? null
        : group.Design.PartOf == reference.Id || group.Design.Pools.Contains(reference.Id) ? null
        : reference.Id;

    private static BalanceTest Test(Trait trait, Group group, Group reference)
    {
        var result = trait.Factor is { } factor
            ? ChiSquareTest.Independence(Table(factor, [group, reference]))
            : Means.Welch(
                Counting.Of(trait.Number!.Values, group.Rows),
                Counting.Of(trait.Number.Values, reference.Rows)
            );
        return new BalanceTest
        {
            Variable = trait.Id,
            Arm = group.Id,
            ComparedWith = reference.Id,
            Test = trait.Factor is null ? "welch-t" : "chi-square",
            Statistic = result.Statistic,
            Df = result.DegreesOfFreedom,
            PValue = result.PValue,
            Reason = result.PValue is null ? "no-variation" : null,
        };
    }

    private static ContingencyTable Table(FactorColumn factor, IReadOnlyList<Group> groups) =>
        new([
            .. groups.Select(group =>
            {
                var counts = new double[factor.Levels.Count];
                foreach (var row in group.Rows)
                {
                    if (factor.Codes[row] is >= 0 and var code)
                        counts[code]++;
                }
                return (IReadOnlyList<double>)counts;
            }),
        ]);
}

/// <summary>A trait: a factor or a number.</summary>
internal sealed record Trait(string Id, FactorColumn? Factor, NumberColumn? Number);
