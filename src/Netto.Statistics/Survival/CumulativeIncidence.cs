namespace Netto.Statistics.Survival;

/// <summary>A point of a cumulative incidence curve.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">Number without any event just before it.</param>
/// <param name="Events">Events of this cause at it.</param>
/// <param name="Incidence">Share with an event of this cause by then.</param>
/// <param name="StandardError">Its standard error.</param>
public sealed record IncidencePoint(double Time, double AtRisk, double Events, double Incidence, double StandardError);

/// <summary>Cumulative incidence of one cause among several that exclude each other (exit to work, to a pension, death).</summary>
/// <param name="Cause">Code of the cause, from 1.</param>
/// <param name="Points">Points at all distinct times, in order.</param>
public sealed record CumulativeIncidence(int Cause, IReadOnlyList<IncidencePoint> Points)
{
    /// <summary>
    /// Aalen-Johansen estimate F_k(t) = Σ S(t−) d_k/n of every cause; the curves and the share without any event sum to one. Variance by the delta
    /// method (Marubini and Valsecchi 1995, section 10.4), which is Greenwood's when there is one cause. R <c>survfit</c> gives the same curves and, by the
    /// infinitesimal jackknife, the same errors.
    /// </summary>
    /// <param name="time">Time of the event or of the end of observation, zero or more.</param>
    /// <param name="cause">0 where observation ended without event, else the code of the cause: 1, 2, …</param>
    /// <returns>A curve a cause, in the order of the codes.</returns>
    /// <exception cref="StatisticsException">SRV006: a cause is not a whole number from 0.</exception>
    public static IReadOnlyList<CumulativeIncidence> Fit(DataColumn time, DataColumn cause)
    {
        CheckCauses(time, cause);
        var any = new SurvivalTimes(time, cause with { Values = Array.ConvertAll(cause.Values, c => c > 0 ? 1.0 : 0) });
        var table = EventTable.Of(any, null);
        var causes = cause.Values.Length == 0 ? 0 : (int)cause.Values.Max();
        return [.. Enumerable.Range(1, causes).Select(k => Of(k, table, EventsOf(k, table, time, cause)))];
    }

    /// <summary>The share with the event by a time: the last point at or before it, 0 before the first.</summary>
    /// <param name="time">Time, zero or more.</param>
    public double At(double time) => Points.LastOrDefault(p => p.Time <= time)?.Incidence ?? 0;

    /// <summary>Throws SRV006 when a cause is not a whole number from 0.</summary>
    internal static void CheckCauses(DataColumn time, DataColumn cause)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(cause);
        var wrong = Array.FindIndex(cause.Values, c => !(c >= 0) || c != Math.Floor(c) || c > 1000);
        if (wrong >= 0)
        {
            throw new StatisticsException(
                "SRV006",
                $"{cause.Label} is {cause.Values[wrong]:R} in row {wrong + 1}.",
                "A cause is 0 (no event) or a whole number from 1."
            )
            {
                Rows = [wrong + 1],
            };
        }
    }

    private static double[] EventsOf(int cause, EventTable table, DataColumn time, DataColumn causes)
    {
        var events = new double[table.Times.Length];
        for (var i = 0; i < time.Length; i++)
        {
            if (causes.Values[i] == cause)
            {
                events[Array.BinarySearch(table.Times, time.Values[i])]++;
            }
        }

        return events;
    }

    private static CumulativeIncidence Of(int cause, EventTable table, double[] events)
    {
        var points = new IncidencePoint[table.Times.Length];
        var (survival, incidence) = (1.0, 0.0);
        var errors = new IncidenceErrors();
        for (var t = 0; t < points.Length; t++)
        {
            var (n, d, own) = (table.AtRisk[t], table.Events[t], events[t]);
            incidence += survival * own / n;
            errors = errors.After(survival, n, (d, own));
            points[t] = new(table.Times[t], n, own, incidence, Math.Sqrt(errors.Variance));
            survival *= 1 - d / n;
        }

        return new(cause, points);
    }
}
