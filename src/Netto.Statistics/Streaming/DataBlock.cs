namespace Netto.Statistics.Streaming;

/// <summary>Some rows of the data: the same columns in every block.</summary>
/// <param name="Columns">The columns of the model by label; the constant need not be among them. Read at once and not kept.</param>
public sealed record DataBlock(IReadOnlyList<DataColumn> Columns)
{
    /// <summary>Weights of the rows, 0 or more; null when every row counts once.</summary>
    public DataColumn? Weights { get; init; }

    /// <summary>Cluster of each row: a code from 0, the same code for the same cluster in all blocks; null without clusters.</summary>
    public IReadOnlyList<int>? Clusters { get; init; }

    /// <summary>Number of rows.</summary>
    public int Rows => Columns.Count == 0 ? 0 : Columns[0].Length;

    internal double[] Column(string label) =>
        Columns.FirstOrDefault(c => string.Equals(c.Label, label, StringComparison.Ordinal))?.Values
        ?? throw new StatisticsException(
            StatisticsErrors.UnknownTerm,
            $"A block has no column {label}.",
            "Give every block the columns of the model."
        );
}
