using Netto.Statistics.Randomisation;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Multiplicity;

/// <summary>A family of differences tested together.</summary>
/// <param name="Estimates">Differences in means, one an outcome.</param>
/// <param name="StandardErrors">Their standard errors.</param>
/// <param name="PValues">p-values of each on its own, from the same draws.</param>
/// <param name="Adjusted">Romano-Wolf p-values, in the order of the outcomes.</param>
/// <param name="Draws">Draws used.</param>
public sealed record RomanoWolfResult(
    IReadOnlyList<double> Estimates,
    IReadOnlyList<double> StandardErrors,
    IReadOnlyList<double> PValues,
    IReadOnlyList<double> Adjusted,
    int Draws
);

/// <summary>
/// Romano and Wolf's stepdown (2005, doi:10.1198/016214504000000539; p-values as in 2016, doi:10.1016/j.spl.2016.02.012): controls the chance of any false
/// alarm, and uses that outcomes move together, so that it finds more than Holm.
/// </summary>
public static class RomanoWolf
{
    private const double Tie = 1e-10;
    private const int SignBlock = 4096;

    /// <summary>
    /// Adjusted p-values from statistics and their draws under no effect: with |t| sorted from large to small, p(j) is the share of draws in which the
    /// largest |t| of places j and after is at least as large, never smaller than p(j − 1).
    /// </summary>
    /// <param name="statistics">Studentised estimates, one a hypothesis.</param>
    /// <param name="draws">Per draw the studentised statistics under the null, all hypotheses from the same draw.</param>
    /// <param name="counting">Whether the sample counts as one draw.</param>
    /// <exception cref="StatisticsException">TST011: no hypotheses or draws, or rows of another length.</exception>
    public static double[] StepDown(
        IReadOnlyList<double> statistics,
        IReadOnlyList<double[]> draws,
        DrawCounting counting = DrawCounting.SampleIncluded
    )
    {
        Check(statistics, draws);
        int[] order = [.. Enumerable.Range(0, statistics.Count).OrderByDescending(h => Math.Abs(statistics[h]))];
        var beyond = new int[order.Length];
        foreach (var draw in draws)
        {
            var largest = 0.0;
            for (var place = order.Length - 1; place >= 0; place--)
            {
                var t = Math.Abs(draw[order[place]]);
                largest = double.IsNaN(t) ? double.PositiveInfinity : Math.Max(largest, t);
                beyond[place] += largest >= Math.Abs(statistics[order[place]]) * (1 - Tie) ? 1 : 0;
            }
        }
        var adjusted = new double[order.Length];
        var running = 0.0;
        for (var place = 0; place < order.Length; place++)
        {
            running = Math.Max(running, Share(beyond[place], draws.Count, counting));
            adjusted[order[place]] = running;
        }
        return adjusted;
    }

    /// <summary>Differences in means of several outcomes, by the bootstrap of whole units within arms, the same draws for all outcomes.</summary>
    /// <param name="outcomes">Outcomes, each of length n; no missing values.</param>
    /// <param name="design">Arms, and blocks and clusters where there are.</param>
    /// <param name="plan">Draws and seed.</param>
    public static RomanoWolfResult ByBootstrap(
        IReadOnlyList<double[]> outcomes,
        RandomisationDesign design,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (units, differences, observed) = Prepare(outcomes, design);
        if (Array.Exists(differences, d => d.ByBlocks))
        {
            throw new StatisticsException(
                "RND001",
                "There is a block with one unit of an arm, which cannot be bootstrapped.",
                "Draw the assignment again instead."
            );
        }
        double[] estimates = [.. observed.Select(o => o.At(0).Difference)];
        var groups = units
            .Blocks.SelectMany(block => block.GroupBy(u => units.Observed[u]).Select(g => g.ToArray()))
            .ToArray();
        var draws = plan.Run(
            (random, _) =>
            {
                var counts = Counts(groups, units.Units, random);
                return differences.Select((d, h) => Centred(d.Weighted(counts), estimates[h])).ToArray();
            }
        );
        return Result(observed, draws, DrawCounting.SampleIncluded);
    }

    /// <summary>Differences in means of several outcomes, by drawing the assignment again, the same draws for all outcomes.</summary>
    /// <param name="outcomes">Outcomes, each of length n; no missing values.</param>
    /// <param name="design">Arms, blocks and clusters.</param>
    /// <param name="plan">Draws and seed; all ways are listed when there are no more of them than draws.</param>
    public static RomanoWolfResult ByRandomisation(
        IReadOnlyList<double[]> outcomes,
        RandomisationDesign design,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (units, differences, observed) = Prepare(outcomes, design);
        var draws = AssignmentDraws.Run(
            units,
            plan,
            arms => differences.Select(d => Centred(d.Of(arms).At(0), 0)).ToArray()
        );
        var counting = units.Ways() <= plan.Draws ? DrawCounting.DrawsOnly : DrawCounting.SampleIncluded;
        return Result(observed, draws, counting);
    }

    /// <summary>
    /// Adjusted p-values of any estimates whose influences by unit are known: each draw multiplies the influence of a unit by −1 or 1, the same
    /// for all hypotheses, and t* is the sum over its own standard error.
    /// </summary>
    /// <param name="statistics">Studentised estimates, one a hypothesis.</param>
    /// <param name="influences">Influence of each unit (person or cluster) on each estimate, 0 where it takes no part: one array a hypothesis, one place a unit.</param>
    /// <param name="plan">Draws and seed.</param>
    /// <remarks>
    /// Score bootstrap of Kline and Santos (2012, doi:10.1515/2156-6674.1006) for the joint distribution, as in Chernozhukov, Chetverikov and Kato (2013,
    /// doi:10.1214/13-AOS1161), in the stepdown above. Signs of whole clusters keep what they share.
    /// </remarks>
    /// <exception cref="StatisticsException">TST011: hypotheses and influences do not fit, or an influence is zero for all units.</exception>
    public static double[] ByMultipliers(
        IReadOnlyList<double> statistics,
        IReadOnlyList<double[]> influences,
        ResamplingPlan plan
    )
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(influences);
        ArgumentNullException.ThrowIfNull(plan);
        if (
            influences.Count != statistics.Count
            || influences.Any(own => own.Length != influences[0].Length || Array.TrueForAll(own, value => value == 0))
        )
        {
            throw Refused(
                $"{statistics.Count} hypotheses and {influences.Count} influences, not all of one length and other than zero"
            );
        }
        double[] squares = [.. influences.Select(own => Vectors.Dot(own, own))];
        double[] units = [.. influences.Select(own => (double)own.Count(value => value != 0))];
        var draws = plan.Run(
            (random, _) =>
            {
                var sums = SignedSums(influences, random);
                // Signs square to one, so the variance of a draw is what is left of the squares beside its mean.
                return sums.Select((sum, h) => sum / Spread(squares[h] - (sum * sum / units[h]), units[h])).ToArray();
            }
        );
        return StepDown(statistics, draws);
    }

    private static double Spread(double squares, double units) =>
        Math.Sqrt(Math.Max(0, squares) * (units > 1 ? units / (units - 1) : 1));

    private static double[] SignedSums(IReadOnlyList<double[]> influences, RandomSource random)
    {
        var sums = new double[influences.Count];
        var signs = new double[Math.Min(SignBlock, influences[0].Length)];
        for (var from = 0; from < influences[0].Length; from += SignBlock)
        {
            var length = Math.Min(SignBlock, influences[0].Length - from);
            for (var i = 0; i < length; i++)
            {
                signs[i] = random.NextBits() >> 63 == 0 ? 1 : -1;
            }
            for (var h = 0; h < sums.Length; h++)
            {
                sums[h] += Vectors.Dot(influences[h].AsSpan(from, length), signs.AsSpan(0, length));
            }
        }
        return sums;
    }

    private static (DrawnUnits Units, BlockedDifference[] Differences, BlockedDifference.Pieces[] Observed) Prepare(
        IReadOnlyList<double[]> outcomes,
        RandomisationDesign design
    )
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(design);
        if (outcomes.Count == 0)
        {
            throw Refused("no outcomes");
        }
        var units = DrawnUnits.Of(design);
        var differences = new BlockedDifference[outcomes.Count];
        var observed = new BlockedDifference.Pieces[outcomes.Count];
        for (var h = 0; h < differences.Length; h++)
        {
            RandomisationTest.Check(outcomes[h], design);
            differences[h] = new(outcomes[h], design.Treated, units);
            observed[h] = differences[h].Of(units.Observed);
            RandomisationTest.CheckVariance(observed[h], differences[h]);
        }
        return (units, differences, observed);
    }

    private static double[] Counts(int[][] groups, int units, RandomSource random)
    {
        var counts = new double[units];
        foreach (var group in groups)
        {
            for (var i = 0; i < group.Length; i++)
            {
                counts[group[random.NextInt(group.Length)]]++;
            }
        }
        return counts;
    }

    private static double Centred((double Difference, double StandardError) draw, double centre) =>
        (draw.Difference - centre) / draw.StandardError;

    private static RomanoWolfResult Result(BlockedDifference.Pieces[] observed, double[][] draws, DrawCounting counting)
    {
        var sample = Array.ConvertAll(observed, o => o.At(0));
        var statistics = Array.ConvertAll(sample, s => s.Difference / s.StandardError);
        var p = statistics.Select((t, h) => StepDown([t], Array.ConvertAll(draws, d => new[] { d[h] }), counting)[0]);
        return new(
            Array.ConvertAll(sample, s => s.Difference),
            Array.ConvertAll(sample, s => s.StandardError),
            [.. p],
            StepDown(statistics, draws, counting),
            draws.Length
        );
    }

    private static double Share(int beyond, int draws, DrawCounting counting) =>
        counting == DrawCounting.DrawsOnly ? (double)beyond / draws : (1.0 + beyond) / (1.0 + draws);

    private static void Check(IReadOnlyList<double> statistics, IReadOnlyList<double[]> draws)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        ArgumentNullException.ThrowIfNull(draws);
        if (statistics.Count == 0 || draws.Count == 0 || draws.Any(d => d.Length != statistics.Count))
        {
            throw Refused($"{statistics.Count} hypotheses and {draws.Count} draws, not all of that length");
        }
        if (statistics.Any(double.IsNaN))
        {
            throw Refused("a statistic that is not a number");
        }
    }

    private static StatisticsException Refused(string found) =>
        new("TST011", $"There are {found}.", "Give one statistic for each hypothesis, and draws with one for each.");
}

/// <summary>Whether the sample counts as one of the draws.</summary>
public enum DrawCounting
{
    /// <summary>(1 + count)/(1 + draws): for random draws.</summary>
    SampleIncluded,

    /// <summary>count/draws: when the draws are all ways there are.</summary>
    DrawsOnly,
}
