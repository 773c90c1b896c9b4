using System.Collections;

namespace Netto.Statistics.Survival;

/// <summary>The points of a curve, kept in columns and made when asked for: a million points need not be a million objects.</summary>
internal sealed class SurvivalPoints(EventTable table) : IReadOnlyList<SurvivalPoint>
{
    private readonly double[] _survival = new double[table.Times.Length];
    private readonly double[] _greenwood = new double[table.Times.Length];
    private readonly double[] _hazard = new double[table.Times.Length];

    public int Count => _survival.Length;

    public SurvivalPoint this[int index] =>
        new(
            table.Times[index],
            table.AtRisk[index],
            table.Events[index],
            _survival[index],
            _survival[index] > 0 ? _survival[index] * Math.Sqrt(_greenwood[index]) : null,
            _hazard[index]
        );

    /// <summary>Product-limit survival, Greenwood's sum and Nelson-Aalen's.</summary>
    internal static SurvivalPoints Of(EventTable table)
    {
        var points = new SurvivalPoints(table);
        var (survival, greenwood, hazard) = (1.0, 0.0, 0.0);
        for (var t = 0; t < points.Count; t++)
        {
            var (n, d) = (table.AtRisk[t], table.Events[t]);
            if (d > 0)
            {
                // All at risk leave: rounding of weights must not keep the curve above zero.
                var rest = n - d > 1e-12 * n ? n - d : 0;
                survival *= rest / n;
                greenwood += rest > 0 ? d / (n * rest) : 0;
                hazard += d / n;
            }

            (points._survival[t], points._greenwood[t], points._hazard[t]) = (survival, greenwood, hazard);
        }

        return points;
    }

    public IEnumerator<SurvivalPoint> GetEnumerator()
    {
        for (var t = 0; t < Count; t++)
        {
            yield return this[t];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
