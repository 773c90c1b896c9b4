namespace Netto.Statistics.Survival;

/// <summary>
/// One stratum of a Cox model: rows ordered so that risk sets can be summed in one pass from the last event to the first. The order depends on times
/// alone and is found once.
/// </summary>
internal sealed class RiskSets
{
    private RiskSets(int[] rows, int[] byStop, int[] byStart, double[] times)
    {
        Rows = rows;
        ByStop = byStop;
        ByStart = byStart;
        Times = times;
    }

    /// <summary>Rows of the stratum.</summary>
    internal int[] Rows { get; }

    /// <summary>Rows from the last stop to the first.</summary>
    internal int[] ByStop { get; }

    /// <summary>Rows from the last start to the first; empty when all start at zero.</summary>
    internal int[] ByStart { get; }

    /// <summary>Distinct event times, from the first to the last.</summary>
    internal double[] Times { get; }

    /// <summary>Rows with an event at each event time.</summary>
    internal required int[][] Deaths { get; init; }

    /// <summary>For each of <see cref="Rows"/>: event times at or before its stop.</summary>
    internal required int[] TimesByStop { get; init; }

    /// <summary>For each of <see cref="Rows"/>: event times at or before its start; null when all start at zero.</summary>
    internal required int[]? TimesByStart { get; init; }

    internal static IReadOnlyList<RiskSets> Of(SurvivalTimes times, Clusters? strata)
    {
        var members =
            strata?.Members()
            ??
            [
                [.. Enumerable.Range(0, times.Rows)],
            ];
        return [.. members.Select(rows => Of(times, rows)).Where(s => s.Times.Length > 0)];
    }

    private static RiskSets Of(SurvivalTimes times, int[] rows)
    {
        var (stop, occurred) = (times.Stop.Values, times.Occurred.Values);
        var byStop = Descending(rows, stop);
        var events = Array.FindAll(byStop, i => occurred[i] == 1);
        Array.Reverse(events);
        var (distinct, deaths) = (new List<double>(), new List<int[]>());
        for (var start = 0; start < events.Length; )
        {
            var end = start;
            while (end < events.Length && stop[events[end]] == stop[events[start]])
            {
                end++;
            }

            distinct.Add(stop[events[start]]);
            // Row order within ties must not depend on the sort: sums then keep their last bits.
            var tied = events[start..end];
            Array.Sort(tied);
            deaths.Add(tied);
            start = end;
        }

        var byStart = times.Start is { } column ? Descending(rows, column.Values) : [];
        double[] sorted = [.. distinct];
        return new(rows, byStop, byStart, sorted)
        {
            Deaths = [.. deaths],
            TimesByStop = CountsUpTo(sorted, rows, stop),
            TimesByStart = times.Start is null
                ? null
                : Array.ConvertAll(rows, i => CountUpTo(sorted, times.StartOf(i))),
        };
    }

    private static int CountUpTo(double[] sorted, double time)
    {
        var at = Array.BinarySearch(sorted, time);
        return at >= 0 ? at + 1 : ~at;
    }

    // Rows mostly come in order of time: the next count lies beside the last one.
    private static int[] CountsUpTo(double[] sorted, int[] rows, double[] stop)
    {
        var counts = new int[rows.Length];
        var at = sorted.Length;
        for (var r = 0; r < rows.Length; r++)
        {
            var time = stop[rows[r]];
            for (var step = 0; step < 8 && at > 0 && sorted[at - 1] > time; step++)
            {
                at--;
            }

            var isFound = (at == 0 || sorted[at - 1] <= time) && (at == sorted.Length || sorted[at] > time);
            at = isFound ? at : CountUpTo(sorted, time);
            counts[r] = at;
        }

        return counts;
    }

    private static bool IsDescending(int[] rows, double[] key)
    {
        for (var r = 1; r < rows.Length; r++)
        {
            if (key[rows[r]] > key[rows[r - 1]])
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Descending(int[] rows, double[] key)
    {
        if (IsDescending(rows, key))
        {
            return rows;
        }

        var keys = Array.ConvertAll(rows, i => -key[i]);
        var order = (int[])rows.Clone();
        Array.Sort(keys, order);
        return order;
    }
}
