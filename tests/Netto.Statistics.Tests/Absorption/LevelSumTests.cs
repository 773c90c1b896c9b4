using System.Runtime.Intrinsics;
using Netto.Statistics.Absorption;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Tests.Absorption;

/// <summary>Sums by level against plain loops, whatever the number of columns, rows, and factors taken off.</summary>
[Trait("Kind", "Property")]
public sealed class LevelSumTests
{
    private const int Rows = 1237;
    private readonly RandomSource random = new(11, 1);
    private readonly Clusters[] factors;
    private readonly double[] weights;

    public LevelSumTests()
    {
        factors = [Factor("a", 90), Factor("b", 13), Factor("c", 7)];
        weights = Numbers(Rows);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 0)]
    [InlineData(5, 1)]
    [InlineData(8, 1)]
    [InlineData(3, 2)]
    public void Sums_are_those_of_a_loop(int columns, int explained)
    {
        double[][] x = [.. Enumerable.Range(0, columns).Select(_ => Numbers(Rows))];
        (int[] Codes, Vector512<double>[] Effects)[] off =
        [
            .. factors[1..(explained + 1)].Select(f => (f.Codes, Vectors(f.Count))),
        ];
        var group = new ColumnGroup(x, off);
        foreach (var scale in (double[]?[])[null, weights])
        {
            var sums = LevelSums.Of([group], factors[0], scale)[0];
            for (var j = 0; j < columns; j++)
            {
                var expected = new double[factors[0].Count];
                for (var i = 0; i < Rows; i++)
                {
                    var left = x[j][i] - off.Sum(o => o.Effects[o.Codes[i]].GetElement(j));
                    expected[factors[0].Codes[i]] += left * (scale?[i] ?? 1);
                }
                for (var level = 0; level < expected.Length; level++)
                {
                    sums[level].GetElement(j).ShouldBe(expected[level], 1e-12);
                }
            }
        }
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public void Both_ways_to_multiply_give_the_same(int count, bool isWeighted)
    {
        var (used, scale) = (factors[..count], isWeighted ? weights : null);
        int[] offsets = count == 2 ? [0] : [0, used[1].Count];
        var size = used.Skip(1).Sum(f => f.Count);
        var rows = Enumerable.Range(0, count).Select(f => LevelRows.Of(used, f, scale)).ToArray();
        var effects = Vectors(size);
        var (gathered, scattered) = (new Vector512<double>[size], new Vector512<double>[size]);
        new GatheredProduct(rows[0], rows[1..], offsets).Times(effects, gathered);
        new ScatteredProduct(rows[0], offsets, size, 3).Times(effects, scattered);
        for (var level = 0; level < size; level++)
        {
            for (var lane = 0; lane < 8; lane++)
            {
                scattered[level].GetElement(lane).ShouldBe(gathered[level].GetElement(lane), 1e-11);
            }
        }
    }

    private Clusters Factor(string name, int levels) =>
        Clusters.Of(name, [.. Enumerable.Range(0, Rows).Select(i => i < levels ? i : random.NextInt(levels))]);

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.5)];

    private Vector512<double>[] Vectors(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Vector512.Create(Numbers(8)))];
}
