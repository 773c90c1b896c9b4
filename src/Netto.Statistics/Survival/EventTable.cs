namespace Netto.Statistics.Survival;

/// <summary>Weighted numbers at risk, events and ends of observation at each distinct time, in order.</summary>
internal sealed record EventTable(double[] Times, double[] AtRisk, double[] Events, double[] Censored)
{
    internal static EventTable Of(SurvivalTimes times, double[]? weights)
    {
        var (stop, occurred) = (times.Stop.Values, times.Occurred.Values);
        var order = TimeOrder.Ascending(stop);
        var (distinct, events, censored) = (new double[stop.Length], new double[stop.Length], new double[stop.Length]);
        var count = 0;
        foreach (var i in order)
        {
            if (count == 0 || stop[i] != distinct[count - 1])
            {
                distinct[count++] = stop[i];
            }

            (occurred[i] == 1 ? events : censored)[count - 1] += weights?[i] ?? 1;
        }

        Array.Resize(ref distinct, count);
        Array.Resize(ref events, count);
        Array.Resize(ref censored, count);
        return new(distinct, AtRiskOf(times, weights, (distinct, events, censored)), events, censored);
    }

    private static double[] AtRiskOf(
        SurvivalTimes times,
        double[]? weights,
        (double[] Times, double[] Events, double[] Censored) table
    )
    {
        var entered = new double[table.Times.Length + 1];
        if (times.Start is null)
        {
            entered[0] = weights is null ? times.Rows : Vectors.Sum(weights);
        }
        else
        {
            for (var i = 0; i < times.Rows; i++)
            {
                // At risk from the first time after the start.
                entered[FirstAfter(table.Times, times.StartOf(i))] += weights?[i] ?? 1;
            }
        }

        var atRisk = new double[table.Times.Length];
        double present = 0;
        for (var t = 0; t < atRisk.Length; t++)
        {
            present += entered[t];
            atRisk[t] = present;
            present -= table.Events[t] + table.Censored[t];
        }

        return atRisk;
    }

    private static int FirstAfter(double[] sorted, double value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at >= 0 ? at + 1 : ~at;
    }
}
