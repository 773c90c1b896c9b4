namespace Netto.Statistics.Randomisation;

/// <summary>
/// The difference in means of one outcome under any arms: within blocks, weighted by their people, with a variance by units. For y less an effect τ on the
/// treated it is linear in τ and its variance quadratic, so that a test is inverted without new draws.
/// </summary>
/// <remarks>
/// Per block and arm with G units, m people, sums s_g: variance G/(G − 1) Σ(s_g − m_g ȳ)²/m² (Neyman's where units are people). Where a block has one unit
/// of an arm: B/(B − 1) Σ w_b²(d_b − d)² over blocks, as for pairs (Imai 2008, doi:10.1002/sim.3337).
/// </remarks>
internal sealed class BlockedDifference
{
    private readonly DrawnUnits units;
    private readonly double[] sizes; // people per unit
    private readonly double[] sums; // outcome per unit
    private readonly double[] served; // observed treated people per unit
    private readonly double[] share; // people of the block over all

    internal BlockedDifference(double[] outcome, double[] treated, DrawnUnits units)
    {
        this.units = units;
        (sizes, sums, served) = (new double[units.Units], new double[units.Units], new double[units.Units]);
        // Measured from the mean: the difference does not change and keeps its digits.
        var mean = Vectors.Sum(outcome) / outcome.Length;
        for (var row = 0; row < outcome.Length; row++)
        {
            var unit = units.UnitOfRow[row];
            sizes[unit]++;
            sums[unit] += outcome[row] - mean;
            served[unit] += treated[row];
        }
        share = Array.ConvertAll(units.Blocks, block => block.Sum(u => sizes[u]) / outcome.Length);
    }

    /// <summary>Whether some block has a single unit in an arm, so that blocks themselves make the variance.</summary>
    internal bool ByBlocks =>
        Array.Exists(
            units.Blocks,
            block => block.Count(u => units.Observed[u]) < 2 || block.Count(u => !units.Observed[u]) < 2
        );

    /// <summary>The pieces for one way to give arms.</summary>
    internal Pieces Of(bool[] arms)
    {
        var blocks = units.Blocks;
        var (y, w) = (new double[blocks.Length], new double[blocks.Length]);
        var variance = new Pieces();
        for (var b = 0; b < blocks.Length; b++)
        {
            var (treated, control) = (Arm(blocks[b], arms, true), Arm(blocks[b], arms, false));
            (y[b], w[b]) = (treated.Y - control.Y, treated.W - control.W);
            variance = variance.Plus(treated.Variance, share[b] * share[b]).Plus(control.Variance, share[b] * share[b]);
        }
        var (differenceY, differenceW) = (0.0, 0.0);
        for (var b = 0; b < blocks.Length; b++)
        {
            differenceY += share[b] * y[b];
            differenceW += share[b] * w[b];
        }
        variance = ByBlocks ? Between(y, w, differenceY, differenceW) : variance;
        return variance with { Y = differenceY, W = differenceW };
    }

    /// <summary>The difference and its standard error when units count as often as they were drawn, arms as observed.</summary>
    internal (double Difference, double StandardError) Weighted(double[] counts)
    {
        var blocks = units.Blocks;
        var differences = new double[blocks.Length];
        var (variance, difference) = (0.0, 0.0);
        for (var b = 0; b < blocks.Length; b++)
        {
            var (treated, control) = (Arm(blocks[b], counts, true), Arm(blocks[b], counts, false));
            differences[b] = treated.Mean - control.Mean;
            difference += share[b] * differences[b];
            variance += share[b] * share[b] * (treated.Variance + control.Variance);
        }
        return (difference, Math.Sqrt(variance));
    }

    private (double Mean, double Variance) Arm(int[] block, double[] counts, bool isTreated)
    {
        var (people, y, count) = (0.0, 0.0, 0.0);
        foreach (var u in block)
        {
            if (units.Observed[u] == isTreated)
            {
                people += counts[u] * sizes[u];
                y += counts[u] * sums[u];
                count += counts[u];
            }
        }
        y /= people;
        var squares = 0.0;
        foreach (var u in block)
        {
            if (units.Observed[u] == isTreated)
            {
                var gap = sums[u] - (sizes[u] * y);
                squares += counts[u] * gap * gap;
            }
        }
        return (y, count / (count - 1) / (people * people) * squares);
    }

    private Pieces Between(double[] y, double[] w, double meanY, double meanW)
    {
        var sum = new Pieces();
        var factor = y.Length / (y.Length - 1.0);
        for (var b = 0; b < y.Length; b++)
        {
            var (gapY, gapW) = (y[b] - meanY, w[b] - meanW);
            var weight = factor * share[b] * share[b];
            sum = sum.Plus(
                new Pieces
                {
                    YY = gapY * gapY,
                    YW = gapY * gapW,
                    WW = gapW * gapW,
                },
                weight
            );
        }
        return sum;
    }

    private (double Y, double W, Pieces Variance) Arm(int[] block, bool[] arms, bool isTreated)
    {
        var (people, y, w, count) = (0.0, 0.0, 0.0, 0);
        foreach (var u in block)
        {
            if (arms[u] == isTreated)
            {
                people += sizes[u];
                y += sums[u];
                w += served[u];
                count++;
            }
        }
        (y, w) = (y / people, w / people);
        var pieces = new Pieces();
        foreach (var u in block)
        {
            if (arms[u] == isTreated)
            {
                var (gapY, gapW) = (sums[u] - (sizes[u] * y), served[u] - (sizes[u] * w));
                pieces = pieces.Plus(
                    new Pieces
                    {
                        YY = gapY * gapY,
                        YW = gapY * gapW,
                        WW = gapW * gapW,
                    },
                    1
                );
            }
        }
        var factor = count / (count - 1.0) / (people * people);
        return (y, w, new Pieces().Plus(pieces, factor));
    }

    /// <summary>Differences of outcome and of observed arm, and the three terms of the variance.</summary>
    internal readonly record struct Pieces
    {
        internal double Y { get; init; }
        internal double W { get; init; }
        internal double YY { get; init; }
        internal double YW { get; init; }
        internal double WW { get; init; }

        internal Pieces Plus(Pieces other, double factor) =>
            this with
            {
                YY = YY + (factor * other.YY),
                YW = YW + (factor * other.YW),
                WW = WW + (factor * other.WW),
            };

        /// <summary>The difference of y − τw and its standard error.</summary>
        internal (double Difference, double StandardError) At(double effect) =>
            (Y - (effect * W), Math.Sqrt(Math.Max(0, YY - (2 * effect * YW) + (effect * effect * WW))));
    }
}
