using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Resampling;

namespace Netto.Statistics.Randomisation;

/// <summary>Outcome of a randomisation test.</summary>
/// <param name="Estimate">Difference in means, within blocks where there are.</param>
/// <param name="StandardError">Its standard error by units.</param>
/// <param name="Statistic">Estimate over standard error.</param>
/// <param name="PValue">Share of draws at least as far from zero; the sample itself counts as one draw unless all ways are listed.</param>
/// <param name="Set">Effects, the same for everybody, that are not rejected at 5%: the test inverted.</param>
/// <param name="Draws">Ways that were tried.</param>
/// <param name="Enumerated">Whether these are all ways there are.</param>
/// <param name="Units">People, or clusters, that got an arm.</param>
public sealed record RandomisationResult(
    double Estimate,
    double StandardError,
    double Statistic,
    double PValue,
    ConfidenceSet Set,
    int Draws,
    bool Enumerated,
    int Units
);

/// <summary>
/// Draws the assignment again and compares the studentised difference in means (Fisher 1935; Chung and Romano 2013, doi:10.1214/13-AOS1090: studentised it
/// is exact for no effect on anybody and right in large samples for no effect on average).
/// </summary>
public static class RandomisationTest
{
    /// <summary>Tests for an effect and inverts the test.</summary>
    /// <param name="outcome">The outcome, length n; no missing values.</param>
    /// <param name="design">Arms, blocks and clusters.</param>
    /// <param name="plan">Draws and seed; all ways are listed when there are no more of them than draws.</param>
    /// <exception cref="StatisticsException">RND001: a design that cannot be drawn again; RND002: no variation within arms.</exception>
    public static RandomisationResult Run(double[] outcome, RandomisationDesign design, ResamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(plan);
        Check(outcome, design);
        var units = DrawnUnits.Of(design);
        var difference = new BlockedDifference(outcome, design.Treated, units);
        var observed = difference.Of(units.Observed);
        CheckVariance(observed, difference);
        var enumerated = units.Ways() <= plan.Draws;
        var pieces = AssignmentDraws.Run(units, plan, difference.Of);
        var test = new InvertedRandomisation(observed, pieces);
        var (estimate, error) = test.Sample;
        return new(
            estimate,
            error,
            estimate / error,
            WildInversion.PValue(test, 0, enumerated),
            WildInversion.Set(test, enumerated),
            pieces.Length,
            enumerated,
            units.Units
        );
    }

    internal static void Check(double[] outcome, RandomisationDesign design)
    {
        if (outcome.Length != design.Treated.Length)
        {
            throw new StatisticsException(
                StatisticsErrors.LengthMismatch,
                $"{outcome.Length} outcomes and {design.Treated.Length} arms.",
                "Give one of each per row."
            );
        }
        if (Array.FindIndex(outcome, y => !double.IsFinite(y)) is >= 0 and var row)
        {
            throw new StatisticsException(
                StatisticsErrors.NotFinite,
                $"The outcome of row {row + 1} is missing or not finite.",
                "Leave such rows out first."
            )
            {
                Rows = [row + 1],
            };
        }
    }

    internal static void CheckVariance(BlockedDifference.Pieces observed, BlockedDifference difference)
    {
        if (!(observed.YY > 0))
        {
            throw new StatisticsException(
                "RND002",
                "The outcome does not vary within the arms, or there is one unit of an arm in all.",
                difference.ByBlocks
                    ? "With one unit of an arm in a block there must be two blocks that differ."
                    : "A studentised test needs variation."
            );
        }
    }

    private sealed class InvertedRandomisation(BlockedDifference.Pieces observed, BlockedDifference.Pieces[] draws)
        : IWildTest
    {
        // The difference of the observed arm with itself is one.
        public (double Estimate, double StandardError) Sample { get; } = observed.At(0);

        public (double[] Deviations, double[] Statistics) Draw(double value)
        {
            var (deviations, statistics) = (new double[draws.Length], new double[draws.Length]);
            for (var d = 0; d < draws.Length; d++)
            {
                var (difference, error) = draws[d].At(value);
                (deviations[d], statistics[d]) = (difference, difference / error);
            }
            return (deviations, statistics);
        }
    }
}

/// <summary>Runs a function over ways to give arms: all of them, or draws of the engine.</summary>
internal static class AssignmentDraws
{
    private const int MostTries = 1000;

    internal static T[] Run<T>(DrawnUnits units, ResamplingPlan plan, Func<bool[], T> one)
    {
        var ways = units.Ways();
        if (ways <= plan.Draws)
        {
            return plan.With((int)ways).Run((_, way) => one(units.Way(way)));
        }
        return plan.Run((random, _) => one(Draw(units, random)));
    }

    private static bool[] Draw(DrawnUnits units, RandomSource random)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (units.Draw(random) is { } arms)
            {
                return arms;
            }
        }
        throw new StatisticsException(
            "RND001",
            $"{MostTries} draws in a row left an arm of some block empty.",
            "Join small blocks, or draw with fixed numbers."
        );
    }
}
