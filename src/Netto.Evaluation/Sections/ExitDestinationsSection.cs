using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Sections;

/// <summary>Exits to other benefits, such as sickness and disability, by class of a trait (letter 003).</summary>
internal static class ExitDestinationsSection
{
    public static IReadOnlyList<ExitDestinationRow> Rows(Study study) =>
        [
            .. study
                .Protocol.Outcomes.OfType<Outcome.OtherBenefitWithin>()
                .Where(outcome => study.Table.Outcome(outcome.Id) is not null)
                .SelectMany(outcome => Rows(study, outcome)),
        ];

    private static IEnumerable<ExitDestinationRow> Rows(Study study, Outcome.OtherBenefitWithin outcome)
    {
        var classes = study.Protocol.Analysis.Profiles.Select(study.Table.Factor).OfType<FactorColumn>();
        return
        [
            .. Rows(study, outcome, null, 0),
            .. classes.SelectMany(factor => factor.Levels.SelectMany((_, code) => Rows(study, outcome, factor, code))),
        ];
    }

    private static IEnumerable<ExitDestinationRow> Rows(Study study, Outcome outcome, FactorColumn? factor, int code)
    {
        var values = study.Table.Outcome(outcome.Id)!.Values;
        var tallies = study
            .Groups.Select(group =>
                factor is null ? group.Rows : Array.FindAll(group.Rows, row => factor.Codes[row] == code)
            )
            .Select(rows => Counting.Positive(values, rows))
            .ToList();
        var letters = Letters.ForShares(study, study.Groups, tallies);
        return study.Groups.Select(
            (group, at) =>
                new ExitDestinationRow
                {
                    Destination = outcome.Id,
                    Label = Texts.Of(outcome.Label),
                    Variable = factor?.Id,
                    Category = factor?.Levels[code],
                    Arm = group.Id,
                    N = (int)tallies[at].Successes,
                    Of = (int)tallies[at].N,
                    Share = tallies[at].Share,
                    GreaterThan = letters[at],
                }
        );
    }
}
