using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>
/// A column of a flat table is a share of people unless the protocol names its unit. When its values say otherwise, it is a number
/// without a unit: nobody reads "445% of people".
/// </summary>
internal static class MeasuredUnits
{
    public static ExperimentProtocol Of(ExperimentProtocol protocol, AnalysisTable table) =>
        protocol.Outcomes.Any(outcome => IsNoShare(outcome, table))
            ? protocol with
            {
                Outcomes =
                [
                    .. protocol.Outcomes.Select(outcome =>
                        IsNoShare(outcome, table) ? outcome with { Unit = OutcomeUnit.Number } : outcome
                    ),
                ],
            }
            : protocol;

    private static bool IsNoShare(Outcome outcome, AnalysisTable table) =>
        outcome is Outcome.Column { Unit: OutcomeUnit.Share }
        && table.Outcome(outcome.Id) is { } column
        && Array.Exists(column.Values, value => value is < 0 or > 1);
}
