namespace Netto.Statistics.Survival;

/// <summary>Weighted numbers at risk, events and ends of observation at each distinct time, in order.</summary>
internal sealed record EventTable(double[] Times, double[] AtRisk, double[] Events, double[] Censored)
{
    internal static EventTable Of(SurvivalTimes times, double[]? weights)
    {
        var (stop, occurred) = (times.Stop.Values, times.Occurred.Values);
        double[] distinct = [.. stop.Distinct().Order()];
        var (events, censored) = (new double[distinct.Length], new double[distinct.Length]);
        var entered = new double[distinct.Length + 1];
        for (var i = 0; i < stop.Length; i++)
        {
            var w = weights?[i] ?? 1;
            var at = Array.BinarySearch(distinct, stop[i]);
            (occurred[i] == 1 ? events : censored)[at] += w;
            // At risk from the first time after the start.
            entered[times.Start is null ? 0 : FirstAfter(distinct, times.StartOf(i))] += w;
        }

        var atRisk = new double[distinct.Length];
        double present = 0;
        for (var t = 0; t < distinct.Length; t++)
        {
            present += entered[t];
            atRisk[t] = present;
            present -= events[t] + censored[t];
        }

        return new(distinct, atRisk, events, censored);
    }

    private static int FirstAfter(double[] sorted, double value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at >= 0 ? at + 1 : ~at;
    }
}
