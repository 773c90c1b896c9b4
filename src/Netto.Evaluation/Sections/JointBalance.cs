using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Statistics;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>One test over all traits: does anything predict the arm? F test in a linear regression of the arm on the traits, HC1.</summary>
internal static class JointBalance
{
    public static IReadOnlyList<BalanceTest> Tests(Study study)
    {
        var covariates = new CovariateColumns(study);
        var reference = BalanceSection.Reference(study);
        return
        [
            .. study
                .Groups.Where(group =>
                    group.Id != reference.Id
                    && group.Design.PartOf != reference.Id
                    && !group.Design.Pools.Contains(reference.Id)
                )
                .Select(group => Test(study, covariates, group, reference)),
        ];
    }

    private static BalanceTest Test(Study study, CovariateColumns covariates, Group group, Group reference)
    {
        var test = new BalanceTest
        {
            Variable = null,
            Arm = group.Id,
            ComparedWith = reference.Id,
            Test = "joint-f",
            Statistic = null,
            Df = null,
            PValue = null,
            Variables = study.Protocol.Analysis.BalanceTest is { Count: > 0 } named ? named : null,
        };
        var own = group.Rows.ToHashSet();
        int[] rows = [.. group.Rows.Concat(reference.Rows).Order()];
        var arm = new double[study.Table.Rows];
        foreach (var row in rows)
            arm[row] = own.Contains(row) ? 1 : 0;
        var columns = covariates.Of(test.Variables ?? BalanceSection.Traits(study).Select(trait => trait.Id));
        var sample = EstimationSample.Of(rows, new DataColumn(group.Id, arm), columns);
        if (group.Rows.Length == 0 || reference.Rows.Length == 0)
            return test with { Reason = "no-people" };
        if (sample.Covariates.Count == 0)
            return test with { Reason = "one-level" };
        try
        {
            var fit = LinearRegression.Fit(sample.Outcome, Design.WithConstant([.. sample.Covariates]));
            var found = fit.Test([.. fit.Coefficients.Terms.Where(term => term != Design.Constant)]);
            return test with
            {
                Statistic = Numbers.Finite(found.Statistic),
                Df = found.Restrictions,
                DfDenominator = Numbers.Finite(found.DenominatorDegreesOfFreedom),
                PValue = Numbers.Finite(found.PValue),
            };
        }
        catch (StatisticsException refused)
        {
            return test with { Reason = Refusals.Code(refused) };
        }
    }
}
