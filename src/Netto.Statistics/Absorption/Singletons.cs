namespace Netto.Statistics.Absorption;

/// <summary>Rows that are the only one of a level, and those that become so once these are gone: their effect fits them exactly.</summary>
/// <remarks>Correia (2015), "Singletons, cluster-robust standard errors and fixed effects: a bad mix".</remarks>
internal static class Singletons
{
    /// <summary>The rows that stay, in order; null when all do.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="frequencies">Frequency weights, where a row stands for several; else null.</param>
    internal static int[]? Others(IReadOnlyList<Clusters> factors, double[]? frequencies)
    {
        var rows = factors[0].Codes.Length;
        var levels = factors.Select(f => new Level[f.Count]).ToArray();
        Parallel.For(0, levels.Length, f => Add(levels[f], factors[f].Codes, frequencies));
        var alone = new Stack<int>(levels.SelectMany(l => l).Where(l => l.Count == 1).Select(l => l.Row));
        if (alone.Count == 0)
        {
            return null;
        }
        var gone = new bool[rows];
        while (alone.TryPop(out var row))
        {
            if (gone[row])
            {
                continue;
            }
            gone[row] = true;
            for (var f = 0; f < levels.Length; f++)
            {
                ref var level = ref levels[f][factors[f].Codes[row]];
                level.Toggle(row, -1);
                if (level.Count == 1)
                {
                    alone.Push(level.Row);
                }
            }
        }
        return [.. Enumerable.Range(0, rows).Where(i => !gone[i])];
    }

    private static void Add(Level[] levels, int[] codes, double[]? frequencies)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            levels[codes[i]].Toggle(i, frequencies is null ? 1 : frequencies[i]);
        }
    }

    /// <summary>The count of a level and the exclusive or of its row numbers, which is the row when one is left.</summary>
    private struct Level
    {
        internal double Count;
        internal int Row;

        internal void Toggle(int row, double count)
        {
            Count += count;
            Row ^= row;
        }
    }
}
