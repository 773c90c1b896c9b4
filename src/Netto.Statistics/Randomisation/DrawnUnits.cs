using Netto.Statistics.Resampling;

namespace Netto.Statistics.Randomisation;

/// <summary>The units of a design, by block, and all ways to give them arms.</summary>
internal sealed class DrawnUnits
{
    private readonly int[][] blocks; // units of each block
    private readonly int[] treated; // treated units of each block
    private readonly bool[] observed; // arm of each unit
    private readonly Redraw redraw;

    private DrawnUnits(int[][] blocks, bool[] observed, int[] unitOfRow, Redraw redraw)
    {
        (this.blocks, this.observed, this.redraw) = (blocks, observed, redraw);
        UnitOfRow = unitOfRow;
        treated = Array.ConvertAll(blocks, units => units.Count(u => observed[u]));
    }

    internal int[] UnitOfRow { get; }

    internal int Units => observed.Length;

    internal bool[] Observed => observed;

    internal int[][] Blocks => blocks;

    internal static DrawnUnits Of(RandomisationDesign design)
    {
        var n = design.Treated.Length;
        var units = design.Units ?? Clusters.Of("row", Enumerable.Range(0, n).ToArray());
        if (units.Codes.Length != n || (design.Blocks?.Codes.Length ?? n) != n)
        {
            throw Refused("columns of another length than the arms.", "Give one block and one cluster a row.");
        }
        var (arm, block) = (new bool?[units.Count], new int[units.Count]);
        for (var row = 0; row < n; row++)
        {
            var (unit, own) = (units.Codes[row], design.Blocks?.Codes[row] ?? 0);
            var isTreated = design.Treated[row] switch
            {
                0 => false,
                1 => true,
                var other => throw Refused($"an arm {other} in row {row + 1}.", "Arms are 0 or 1."),
            };
            if (arm[unit] is { } known && (known != isTreated || block[unit] != own))
            {
                throw Refused(
                    $"cluster {unit + 1} of {units.Label} in two arms or two blocks.",
                    "A cluster lies within one arm and one block; leave the clusters out when people were drawn."
                );
            }
            (arm[unit], block[unit]) = (isTreated, own);
        }
        return Checked(design, [.. arm.Select(a => a!.Value)], block, units.Codes);
    }

    /// <summary>Number of ways to give arms; infinite when there are too many to count.</summary>
    internal double Ways()
    {
        if (redraw is Redraw.Independent)
        {
            return double.PositiveInfinity;
        }
        var ways = 1.0;
        for (var b = 0; b < blocks.Length && ways < 1e12; b++)
        {
            ways *= Combinations(blocks[b].Length, treated[b]);
        }
        return ways < 1e12 ? Math.Round(ways) : double.PositiveInfinity;
    }

    /// <summary>One random way; null when an arm would be left empty.</summary>
    internal bool[]? Draw(RandomSource random)
    {
        var arms = new bool[Units];
        if (redraw is Redraw.Independent { Share: var share })
        {
            for (var unit = 0; unit < arms.Length; unit++)
            {
                arms[unit] = random.NextDouble() < share;
            }
            return Array.TrueForAll(blocks, units => units.Any(u => arms[u]) && units.Any(u => !arms[u])) ? arms : null;
        }
        for (var b = 0; b < blocks.Length; b++)
        {
            int[] order = [.. blocks[b]];
            random.Shuffle<int>(order);
            for (var i = 0; i < treated[b]; i++)
            {
                arms[order[i]] = true;
            }
        }
        return arms;
    }

    /// <summary>Way number <paramref name="index"/> of all, in a fixed order.</summary>
    internal bool[] Way(long index)
    {
        var arms = new bool[Units];
        for (var b = 0; b < blocks.Length; b++)
        {
            var ways = (long)Math.Round(Combinations(blocks[b].Length, treated[b]));
            Fill(arms, blocks[b], treated[b], index % ways);
            index /= ways;
        }
        return arms;
    }

    // Lexicographic unranking: at each unit, as many ways have it treated as choose the rest from those after it.
    private static void Fill(bool[] arms, int[] units, int left, long rank)
    {
        for (var i = 0; i < units.Length && left > 0; i++)
        {
            var with = (long)Math.Round(Combinations(units.Length - i - 1, left - 1));
            if (rank < with)
            {
                arms[units[i]] = true;
                left--;
            }
            else
            {
                rank -= with;
            }
        }
    }

    private static double Combinations(int n, int k)
    {
        if (k < 0 || k > n)
        {
            return 0;
        }
        var ways = 1.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
        {
            ways = ways * (n - Math.Min(k, n - k) + i) / i;
        }
        return ways;
    }

    private static DrawnUnits Checked(RandomisationDesign design, bool[] arm, int[] block, int[] unitOfRow)
    {
        var grouped = Enumerable
            .Range(0, arm.Length)
            .GroupBy(unit => block[unit])
            .OrderBy(group => group.Key)
            .Select(group => group.ToArray())
            .ToArray();
        if (design.Redraw is Redraw.Independent { Share: not (> 0 and < 1) } wrong)
        {
            throw Refused($"a share of {wrong.Share}.", "The chance to be treated lies between 0 and 1.");
        }
        var empty = Array.FindIndex(grouped, units => Array.TrueForAll(units, u => arm[u]) || !units.Any(u => arm[u]));
        return empty < 0
            ? new(grouped, arm, unitOfRow, design.Redraw)
            : throw Refused(
                $"block {empty + 1} of {design.Blocks?.Label ?? "all"} with one arm only.",
                "Every block holds units of both arms; join small blocks or leave them out."
            );
    }

    private static StatisticsException Refused(string facts, string remedy) =>
        new("RND001", $"There is {facts}", remedy);
}
