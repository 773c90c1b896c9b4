using Netto.Statistics.Power;

namespace Netto.Statistics.Sequential;

/// <summary>What can be said at a look.</summary>
/// <param name="Stops">Whether |z| reached the bound, or it was the last look.</param>
/// <param name="Crossed">Whether |z| reached the bound.</param>
/// <param name="Statistic">z.</param>
/// <param name="PValue">Two-sided p-value with the earlier looks taken into account; null while the trial goes on.</param>
/// <param name="MedianUnbiased">Estimate with as much chance to lie above as below the truth; null while the trial goes on.</param>
/// <param name="Interval">Interval of level 1 − α with the earlier looks taken into account; null while the trial goes on.</param>
/// <param name="Repeated">Interval that may be shown at every look, stopping or not: estimate ± bound × standard error.</param>
public sealed record SequentialFinding(
    bool Stops,
    bool Crossed,
    double Statistic,
    double? PValue,
    double? MedianUnbiased,
    ConfidenceInterval? Interval,
    ConfidenceInterval Repeated
);

/// <summary>p-value, estimate and interval after a trial with looks, by the order of stages.</summary>
/// <remarks>
/// Stopping earlier with a finding is more extreme than later (Fairbanks and Madsen 1982, doi:10.1093/biomet/69.1.69; Tsiatis, Rosner and Mehta 1984,
/// doi:10.2307/2531165). Repeated intervals: Jennison and Turnbull 1989, doi:10.1111/j.2517-6161.1989.tb01433.x.
/// </remarks>
public static class SequentialAnalysis
{
    /// <summary>Judges a look.</summary>
    /// <param name="boundary">The boundary.</param>
    /// <param name="look">Number of the look, from 1.</param>
    /// <param name="estimate">The estimate at that look.</param>
    /// <param name="standardError">Its standard error; its information 1/se² stands for the look's share.</param>
    /// <exception cref="StatisticsException">SEQ003: no such look, or a standard error that is not positive.</exception>
    public static SequentialFinding Judge(SequentialBoundary boundary, int look, double estimate, double standardError)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        if (look < 1 || look > boundary.Looks || !(standardError > 0) || !double.IsFinite(estimate / standardError))
        {
            throw GroupSequential.Refused(
                "SEQ003",
                $"Look {look} of {boundary.Looks} with estimate {estimate} and standard error {standardError}.",
                "Give the number of the look from 1, a finite estimate, and a standard error above 0."
            );
        }
        var z = estimate / standardError;
        var bound = boundary.Bounds[look - 1];
        var crossed = Math.Abs(z) >= bound;
        var repeated = new ConfidenceInterval(estimate - (bound * standardError), estimate + (bound * standardError));
        if (!crossed && look < boundary.Looks)
        {
            return new(false, false, z, null, null, null, repeated);
        }
        // The mean of z at the last look per unit of effect.
        var scale = 1 / (standardError * Math.Sqrt(boundary.Fractions[look - 1]));
        double Effect(double upperTail) =>
            ShiftPower.Increasing(
                d => Upper(boundary, look, z, d),
                upperTail,
                -50 - Math.Abs(z * 4),
                50 + Math.Abs(z * 4)
            ) / scale;
        var above = Upper(boundary, look, z, 0);
        var p = Math.Min(1, 2 * Math.Min(above, Lower(boundary, look, z, 0)));
        var interval = new ConfidenceInterval(Effect(boundary.Level / 2), Effect(1 - (boundary.Level / 2)));
        return new(true, crossed, z, p, Effect(0.5), interval, repeated);
    }

    /// <summary>Chance of an outcome as far up, or further, in the order of stages.</summary>
    internal static double Upper(SequentialBoundary boundary, int look, double z, double drift) =>
        z >= 0 ? Side(boundary, look, z, drift, 1) : 1 - Side(boundary, look, z, drift, -1);

    private static double Lower(SequentialBoundary boundary, int look, double z, double drift) =>
        z >= 0 ? 1 - Side(boundary, look, z, drift, 1) : Side(boundary, look, z, drift, -1);

    // Earlier crossings on the side, and this look beyond z.
    private static double Side(SequentialBoundary boundary, int look, double z, double drift, int side)
    {
        var recursion = new SequentialRecursion(drift);
        var sum = 0.0;
        for (var k = 0; k < look - 1; k++)
        {
            var (t, b) = (boundary.Fractions[k], boundary.Bounds[k]);
            sum += side > 0 ? recursion.Above(t, b) : recursion.Below(t, -b);
            recursion.Continue(t, b, boundary.Fractions[k + 1]);
        }
        var last = boundary.Fractions[look - 1];
        return sum + (side > 0 ? recursion.Above(last, z) : recursion.Below(last, z));
    }
}
