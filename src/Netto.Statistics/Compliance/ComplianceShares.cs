namespace Netto.Statistics.Compliance;

/// <summary>Who follows the assignment: shares of compliers, always-takers (self-reporters) and never-takers.</summary>
/// <remarks>
/// Angrist, Imbens and Rubin (1996), doi:10.1080/01621459.1996.10476902: always-takers P(D=1|Z=0), never-takers P(D=0|Z=1), compliers the
/// rest, if nobody does the opposite of what is assigned. Variances of shares with n − 1.
/// </remarks>
/// <param name="Compliers">Share that receives the service when assigned and not otherwise.</param>
/// <param name="AlwaysTakers">Share that receives it in any case.</param>
/// <param name="NeverTakers">Share that receives it in no case.</param>
/// <param name="N">Rows.</param>
public sealed record ComplianceShares(Coefficient Compliers, Coefficient AlwaysTakers, Coefficient NeverTakers, int N)
{
    /// <summary>Estimates the shares.</summary>
    /// <param name="assigned">1 when assigned to the service, else 0.</param>
    /// <param name="received">1 when received, else 0.</param>
    /// <exception cref="StatisticsException">EST006 when a value is not 0 or 1; EST003 when an arm has fewer than two rows.</exception>
    public static ComplianceShares Of(DataColumn assigned, DataColumn received)
    {
        ArgumentNullException.ThrowIfNull(assigned);
        ArgumentNullException.ThrowIfNull(received);
        Indicators.Check(received);
        var difference = Linear.IntentionToTreat.Difference(received, assigned);
        var (one, zero) = (difference.Treated, difference.Control);
        const double normal = double.PositiveInfinity;
        return new(
            Coefficient.From("compliers", difference.Effect.Estimate, difference.Effect.StandardError, normal),
            Coefficient.From("always-takers", zero.Mean, Math.Sqrt(zero.Variance / zero.N), normal),
            Coefficient.From("never-takers", 1 - one.Mean, Math.Sqrt(one.Variance / one.N), normal),
            one.N + zero.N
        );
    }
}

/// <summary>Checks of columns of zeros and ones.</summary>
internal static class Indicators
{
    internal static void Check(DataColumn column)
    {
        var row = Array.FindIndex(column.Values, v => v is not (0 or 1));
        if (row >= 0)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                $"{column.Label} is {column.Values[row]:R} in row {row + 1}.",
                "It must be 0 or 1."
            );
        }
    }
}
