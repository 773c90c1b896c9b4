using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics;
using Netto.Statistics.Compliance;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Sections;

/// <summary>Who the compliers are: balance traits among compliers, always-takers and never-takers (Abadie 2003).</summary>
internal static class ComplierTraitsSection
{
    public static IReadOnlyList<ComplierTraitRow> Rows(Study study)
    {
        if (study.Table.Received is not { } received)
            return [];
        return
        [
            .. study
                .Protocol.Comparisons.Where(own => own.Methods.Contains(EffectMethod.Late))
                .SelectMany(comparison => Traits(study).Select(trait => Row(study, comparison, trait, received))),
        ];
    }

    private static IEnumerable<(string Variable, string? Category, double[] Values)> Traits(Study study)
    {
        foreach (var trait in BalanceSection.Traits(study))
        {
            if (trait.Number is { } number)
                yield return (trait.Id, null, number.Values);
            for (var level = 0; level < (trait.Factor?.Levels.Count ?? 0); level++)
            {
                var own = level;
                var codes = trait.Factor!.Codes;
                yield return (
                    trait.Id,
                    trait.Factor.Levels[level],
                    Array.ConvertAll(
                        codes,
                        code =>
                            code < 0 ? double.NaN
                            : code == own ? 1.0
                            : 0.0
                    )
                );
            }
        }
    }

    private static ComplierTraitRow Row(
        Study study,
        Comparison comparison,
        (string Variable, string? Category, double[] Values) trait,
        double[] received
    )
    {
        var row = new ComplierTraitRow
        {
            Comparison = comparison.Id,
            Variable = trait.Variable,
            Category = trait.Category,
            All = null,
            Compliers = null,
            AlwaysTakers = null,
            NeverTakers = null,
        };
        var (first, second) = Sides.Of(study, comparison);
        if (first.Length == 0 || second.Length == 0)
            return row with { Reason = "no-people" };
        var belongs = first.ToHashSet();
        var service = new DataColumn(LocalAverageEffect.Received, received);
        int[] rows = Array.FindAll([.. first.Concat(second).Order()], at => !double.IsNaN(received[at]));
        var sample = EstimationSample.Of(rows, new DataColumn(trait.Variable, trait.Values), []);
        try
        {
            var found = ComplierTrait.Of(
                sample.Outcome,
                sample.Indicator(MeanDifference.Treated, belongs.Contains),
                sample.Column(service.Label, service.Values)
            );
            return row with
            {
                All = Numbers.Finite(found.Everybody),
                Compliers = Numbers.Finite(found.Compliers.Estimate),
                AlwaysTakers = Numbers.Finite(found.AlwaysTakers),
                NeverTakers = Numbers.Finite(found.NeverTakers),
            };
        }
        catch (StatisticsException refused)
        {
            return row with { Reason = $"{Refusals.Code(refused)}: {refused.Facts}" };
        }
    }
}
