using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>A party of the cost-benefit table with its place in each row.</summary>
/// <param name="Label">Its name in the language of the report.</param>
/// <param name="Place">Counted from 0 in the order of the protocol.</param>
internal sealed record CostParty(string Label, int Place)
{
    /// <summary>The parties of the protocol; results of before they were written there have two, without names.</summary>
    public static IReadOnlyList<CostParty> All(ReportContext context, CostResults costs) =>
        costs.Parties.Count > 0
            ? [.. costs.Parties.Select((party, i) => new CostParty(context.Pick(party.Label), i))]
            :
            [
                new CostParty(context.Pick("Mensen met de uitkering", "People in benefit"), 0),
                new CostParty(context.Pick("Maatschappij", "Society"), 1),
            ];

    public CostAmount? Amount(CostRow row) =>
        Place switch
        {
            0 => row.Client,
            1 => row.Society,
            _ => Further(row)?.Amount,
        };

    public string? Letter(CostRow row) =>
        Place switch
        {
            0 => row.ClientLetter,
            1 => row.SocietyLetter,
            _ => Further(row)?.Letter,
        };

    private FurtherAmount? Further(CostRow row) => row.Further?.ElementAtOrDefault(Place - 2);
}
