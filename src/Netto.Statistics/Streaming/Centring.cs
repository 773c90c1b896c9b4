namespace Netto.Statistics.Streaming;

/// <summary>Columns of a block less a centre each.</summary>
internal static class Centring
{
    internal static double[][] Of(double[][] columns, IReadOnlyList<double> centres)
    {
        var centred = new double[columns.Length][];
        Parallel.For(
            0,
            columns.Length,
            j =>
            {
                var (column, centre) = (columns[j], centres[j]);
                var target = GC.AllocateUninitializedArray<double>(column.Length);
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = column[i] - centre;
                }
                centred[j] = target;
            }
        );
        return centred;
    }
}

/// <summary>The weights of a block, checked.</summary>
internal static class BlockWeights
{
    internal static double[]? Of(DataBlock block)
    {
        foreach (var column in block.Columns)
        {
            Lengths.Check(column, block.Rows);
        }
        if (block.Weights is not { } weights)
        {
            return null;
        }
        Lengths.Check(weights, block.Rows);
        weights.CheckFinite();
        return Array.Exists(weights.Values, w => w < 0)
            ? throw new StatisticsException(
                StatisticsErrors.WrongWeight,
                $"Weight {weights.Label} is {weights.Values.Min():R} in a row.",
                "A weight must be 0 or more."
            )
            : weights.Values;
    }
}
