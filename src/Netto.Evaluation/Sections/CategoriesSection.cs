using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Sections;

/// <summary>Distribution of the contract at a month (004 table 4.8): the contract-at outcomes of one month together.</summary>
internal static class CategoriesSection
{
    public static IReadOnlyList<CategoryRow> Contracts(Study study) =>
        [
            .. study
                .Protocol.Outcomes.OfType<Outcome.ContractAt>()
                .Where(outcome => study.Table.Outcome(outcome.Id) is not null)
                .SelectMany(outcome => Rows(study, outcome)),
        ];

    private static IEnumerable<CategoryRow> Rows(Study study, Outcome.ContractAt outcome)
    {
        var values = study.Table.Outcome(outcome.Id)!.Values;
        var tallies = study.Groups.Select(group => Counting.Positive(values, group.Rows)).ToList();
        var letters = Letters.ForShares(study, study.Groups, tallies);
        return study.Groups.Select(
            (group, at) =>
                new CategoryRow
                {
                    Outcome = $"contract-at-{outcome.Month}",
                    Category = Texts.Name(outcome.Contract),
                    Label = Texts.Of(outcome.Label),
                    Arm = group.Id,
                    N = (int)tallies[at].Successes,
                    Share = tallies[at].Share,
                    GreaterThan = letters[at],
                    Reason = tallies[at].N > 0 ? null : "no-people",
                }
        );
    }
}
