namespace Netto.Statistics.Models;

/// <summary>A column of numbers with the label that messages and results use.</summary>
/// <param name="Label">Name of the column or term.</param>
/// <param name="Values">One value a row; not copied.</param>
public sealed record DataColumn(string Label, double[] Values)
{
    /// <summary>
    /// The factor of which this column indicates a level; null where it indicates none, or where the label says it
    /// (<c>region[north]</c>, with no bracket in the level).
    /// </summary>
    public string? Factor { get; init; }

    /// <summary>Number of rows.</summary>
    public int Length => Values.Length;

    /// <summary>Throws EST002 when a value is NaN or infinite.</summary>
    internal void CheckFinite()
    {
        var row = Vectors.FirstNotFinite(Values);
        if (row >= 0)
        {
            throw new StatisticsException(
                StatisticsErrors.NotFinite,
                $"Column {Label} holds {Values[row]} in row {row + 1}.",
                "Leave rows with missing values out first."
            )
            {
                Rows = [row + 1],
            };
        }
    }
}
