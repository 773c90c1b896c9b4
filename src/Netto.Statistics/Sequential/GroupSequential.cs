using Netto.Statistics.Power;

namespace Netto.Statistics.Sequential;

/// <summary>Designs that look at the data several times and may stop (Jennison and Turnbull 2000, Group sequential methods).</summary>
public static class GroupSequential
{
    private const int MostLooks = 100;
    private const double LargestBound = 40;

    /// <summary>Bounds from a spending function; looks may lie at any share of the information.</summary>
    /// <param name="fractions">Information at each look as a share of that at the last: rising, the last one 1.</param>
    /// <param name="spending">How the level is spent; each side gets half.</param>
    /// <param name="level">Two-sided level, 0.05 by default.</param>
    /// <exception cref="StatisticsException">SEQ001: fractions that do not rise to 1; SEQ002: a level outside 0 to 1.</exception>
    public static SequentialBoundary Spend(
        IReadOnlyList<double> fractions,
        SpendingFunction spending,
        double level = 0.05
    )
    {
        double[] times = Checked(fractions, level);
        var bounds = new double[times.Length];
        var recursion = new SequentialRecursion(0);
        var spent = 0.0;
        for (var k = 0; k < bounds.Length; k++)
        {
            var share = Spent(spending, level / 2, times[k]) - spent;
            spent += share;
            bounds[k] = Bound(recursion, times[k], share);
            if (k < bounds.Length - 1)
            {
                recursion.Continue(times[k], bounds[k], times[k + 1]);
            }
        }
        return new(level, times, bounds);
    }

    /// <summary>Bounds of a fixed shape with the constant that meets the level exactly.</summary>
    /// <param name="fractions">Information at each look as a share of that at the last: rising, the last one 1.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="level">Two-sided level, 0.05 by default.</param>
    /// <exception cref="StatisticsException">SEQ001, SEQ002: as above.</exception>
    public static SequentialBoundary Shaped(IReadOnlyList<double> fractions, BoundaryShape shape, double level = 0.05)
    {
        double[] times = Checked(fractions, level);
        double[] unit = [.. times.Select(t => shape == BoundaryShape.Pocock ? 1 : 1 / Math.Sqrt(t))];
        double Kept(double c) =>
            -SequentialRecursion.Exits(times, Array.ConvertAll(unit, u => u * c), 0).Cumulative[^1];
        var start = Normal.UpperQuantile(level / 2);
        var constant = ShiftPower.Increasing(Kept, -level, start * (1 - 1e-9), start * 1.2);
        return new(level, times, Array.ConvertAll(unit, u => u * constant));
    }

    /// <summary>Level spent on one side by a share of the information.</summary>
    /// <param name="spending">The function.</param>
    /// <param name="oneSided">Level of the side.</param>
    /// <param name="fraction">Share of the information, above 0; from 1 on all is spent.</param>
    public static double Spent(SpendingFunction spending, double oneSided, double fraction) =>
        fraction >= 1 ? oneSided
        : spending == SpendingFunction.Pocock ? oneSided * Math.Log(1 + ((Math.E - 1) * fraction))
        : 2 * Normal.UpperTail(Normal.UpperQuantile(oneSided / 2) / Math.Sqrt(fraction));

    /// <summary>Chance to stop with a finding at some look, on either side.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="drift">Mean of z at the last look: effect over its standard error with all people.</param>
    public static double Power(SequentialBoundary boundary, double drift)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        return SequentialRecursion.Exits(boundary, drift, 1).Cumulative[^1];
    }

    /// <summary>Information used on average, as a share of that at the last look.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="drift">Mean of z at the last look.</param>
    public static double ExpectedFraction(SequentialBoundary boundary, double drift)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        var stopped = SequentialRecursion.Exits(boundary, drift, 1).Cumulative;
        var expected = boundary.Fractions[0];
        for (var k = 1; k < boundary.Looks; k++)
        {
            expected += (1 - stopped[k - 1]) * (boundary.Fractions[k] - boundary.Fractions[k - 1]);
        }
        return expected;
    }

    /// <summary>Mean of z at the last look that gives a power.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="power">The power, above the level.</param>
    public static double DriftFor(SequentialBoundary boundary, double power)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        if (!(power > boundary.Level && power < 1))
        {
            throw Refused(
                "SEQ002",
                $"A power of {power:G4} at level {boundary.Level:G4}.",
                "The power lies between the level and 1."
            );
        }
        return ShiftPower.Increasing(drift => Power(boundary, drift), power, 0, 1);
    }

    /// <summary>
    /// How many times the people of a trial without looks the design needs for the same power (Jennison and Turnbull's R): (drift / (z_{1−α/2} + z_power))².
    /// </summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="power">The power.</param>
    public static double InflationFactor(SequentialBoundary boundary, double power)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        var ratio =
            DriftFor(boundary, power)
            / ShiftPower.Increasing(d => ShiftPower.Of(d, boundary.Level, double.PositiveInfinity), power, 0, 1);
        return ratio * ratio;
    }

    internal static StatisticsException Refused(string code, string facts, string remedy) => new(code, facts, remedy);

    private static double Bound(SequentialRecursion recursion, double time, double share)
    {
        // Below what a double can tell from nothing the look cannot stop.
        if (recursion.Above(time, LargestBound) >= share)
        {
            return double.PositiveInfinity;
        }
        return ShiftPower.Increasing(b => -recursion.Above(time, b), -share, 0, 4);
    }

    private static double[] Checked(IReadOnlyList<double> fractions, double level)
    {
        ArgumentNullException.ThrowIfNull(fractions);
        var rises =
            fractions.Count is > 0 and <= MostLooks
            && fractions[0] > 0
            && Math.Abs(fractions[^1] - 1) < 1e-12
            && Enumerable.Range(1, fractions.Count - 1).All(k => fractions[k] > fractions[k - 1]);
        if (!rises)
        {
            throw Refused(
                "SEQ001",
                $"The looks lie at {string.Join(", ", fractions)}.",
                $"Give up to {MostLooks} shares of the information that rise to 1, for example 0.25, 0.5, 0.75, 1."
            );
        }
        return level is > 0 and < 1
            ? [.. fractions]
            : throw Refused("SEQ002", $"A level of {level}.", "The level lies between 0 and 1.");
    }
}
