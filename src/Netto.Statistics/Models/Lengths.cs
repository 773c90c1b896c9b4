namespace Netto.Statistics.Models;

internal static class Lengths
{
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
