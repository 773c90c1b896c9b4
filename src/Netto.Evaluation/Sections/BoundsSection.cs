using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.Bounds;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>Bounds beside every selection-corrected effect of a randomised comparison (Lee 2009): they need no exclusion.</summary>
internal static class BoundsSection
{
    public static IReadOnlyList<BoundsRow> Rows(Study study) =>
        [
            .. from outcome in study.Protocol.Outcomes
            where outcome.Selection is not null && study.Table.Outcome(outcome.Id) is not null
            from comparison in study.Protocol.Comparisons
            where DesignNames.IsRandomised(study.Protocol, comparison)
            where outcome.Comparisons is null || outcome.Comparisons.Contains(comparison.Id)
            select Row(study, outcome, comparison),
        ];

    private static BoundsRow Row(Study study, Outcome outcome, Comparison comparison)
    {
        var empty = new BoundsRow
        {
            Outcome = outcome.Id,
            Comparison = comparison.Id,
            Lower = null,
            Upper = null,
        };
        var (first, second) = Sides.Of(study, comparison);
        var belongs = first.ToHashSet();
        var sample = EstimationSample.Of([.. first.Concat(second).Order()], SelectionSetup.Seen(study, outcome), []);
        var arm = sample.Indicator(MeanDifference.Treated, belongs.Contains);
        try
        {
            var values = sample.Column(outcome.Id, study.Table.Outcome(outcome.Id)!.Values);
            return Filled(
                study,
                empty,
                LeeBounds.Of(values, sample.Outcome, arm),
                MoreSeen(sample, arm) ? comparison.Of : comparison.Against
            );
        }
        catch (StatisticsException refused)
        {
            return empty with { Reason = $"{Refusals.Code(refused)}: {refused.Facts}" };
        }
    }

    private static BoundsRow Filled(Study study, BoundsRow empty, LeeBounds bounds, IReadOnlyList<string> trimmed) =>
        empty with
        {
            Lower = Numbers.Finite(bounds.Lower.Estimate),
            Upper = Numbers.Finite(bounds.Upper.Estimate),
            LowerStdError = Numbers.Finite(bounds.Lower.StandardError),
            UpperStdError = Numbers.Finite(bounds.Upper.StandardError),
            CiLow = Numbers.Finite(bounds.Low),
            CiHigh = Numbers.Finite(bounds.High),
            Trimmed = Numbers.Finite(bounds.Trimmed),
            TrimmedArm = string.Join('+', trimmed),
            Reason = Numbers.Finite(bounds.Lower.Estimate) is null ? "no-variation" : null,
        };

    private static bool MoreSeen(EstimationSample sample, DataColumn arm)
    {
        var (own, ownSeen, other, otherSeen) = (0.0, 0.0, 0.0, 0.0);
        for (var row = 0; row < arm.Length; row++)
        {
            if (arm.Values[row] > 0)
                (own, ownSeen) = (own + 1, ownSeen + sample.Outcome.Values[row]);
            else
                (other, otherSeen) = (other + 1, otherSeen + sample.Outcome.Values[row]);
        }
        return ownSeen / own >= otherSeen / other;
    }
}
