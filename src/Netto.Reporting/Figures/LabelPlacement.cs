namespace Netto.Reporting.Figures;

/// <summary>Where labels at the ends of lines go so that none stands on another.</summary>
internal static class LabelPlacement
{
    /// <summary>
    /// Positions nearest to <paramref name="wanted"/> (least squares) that lie at least <paramref name="gap"/> apart and keep
    /// their order: pool-adjacent-violators on the positions less their rank times the gap.
    /// </summary>
    /// <param name="wanted">Positions in any one unit, in any order.</param>
    /// <param name="gap">The smallest distance between two labels, in that unit.</param>
    /// <returns>One position for each, in the order given.</returns>
    public static double[] Spread(IReadOnlyList<double> wanted, double gap)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();
        var blocks = new List<(double Sum, int Count)>();
        for (var rank = 0; rank < order.Length; rank++)
        {
            blocks.Add((wanted[order[rank]] - rank * gap, 1));
            while (blocks.Count > 1 && Mean(blocks[^2]) > Mean(blocks[^1]))
            {
                var merged = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add(merged);
            }
        }
        var placed = new double[wanted.Count];
        var next = 0;
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Count; i++, next++)
            {
                placed[order[next]] = Mean(block) + next * gap;
            }
        }
        return placed;
    }

    private static double Mean((double Sum, int Count) block) => block.Sum / block.Count;
}
