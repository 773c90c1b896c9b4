namespace Netto.Statistics.Models;

internal static class Lengths
{
    /// <summary>Throws EST001 when a factor or the clusters are not of these rows.</summary>
    internal static void Check(Clusters clusters, int rows)
    {
        if (clusters.Codes.Length != rows)
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"Column {clusters.Label} has {clusters.Codes.Length} rows, the others have {rows}.",
                "Give columns of one data set."
            );
        }
    }

    internal static void Check(DataColumn column, int rows)
    {
        if (column.Length != rows)
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"Column {column.Label} has {column.Length} rows, the others have {rows}.",
                "Give columns of one data set."
            );
        }
    }
}
