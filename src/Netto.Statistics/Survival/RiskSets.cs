namespace Netto.Statistics.Survival;

/// <summary>
/// One stratum of a Cox model: rows ordered so that risk sets can be summed in one pass from the last event to the first. The order depends on times
/// alone and is found once.
/// </summary>
internal sealed class RiskSets
{
    private readonly Lazy<(int[] ByStop, int[]? ByStart)> _counts;
    private readonly int[] _deaths;
    private readonly int[] _firstDeath;

    private RiskSets(SurvivalTimes times, int[] rows)
    {
        Rows = rows;
        ByStop = Descending(rows, times.Stop.Values);
        ByStart = times.Start is { } column ? Descending(rows, column.Values) : [];
        (Times, _deaths, _firstDeath, Entered) = Events(ByStop, times);
        _counts = new(() =>
            (
                CountsUpTo(Times, rows, times.Stop.Values),
                times.Start is null ? null : Array.ConvertAll(rows, i => CountUpTo(Times, times.StartOf(i)))
            )
        );
    }

    /// <summary>Rows of the stratum.</summary>
    internal int[] Rows { get; }

    /// <summary>Rows from the last stop to the first.</summary>
    internal int[] ByStop { get; }

    /// <summary>Rows from the last start to the first; empty when all start at zero.</summary>
    internal int[] ByStart { get; }

    /// <summary>Distinct event times, from the first to the last.</summary>
    internal double[] Times { get; }

    /// <summary>For each event time, how many of <see cref="ByStop"/> stop at it or later; and a zero at the end.</summary>
    internal int[] Entered { get; }

    /// <summary>For each of <see cref="Rows"/>: event times at or before its stop.</summary>
    internal int[] TimesByStop => _counts.Value.ByStop;

    /// <summary>For each of <see cref="Rows"/>: event times at or before its start; null when all start at zero.</summary>
    internal int[]? TimesByStart => _counts.Value.ByStart;

    /// <summary>Rows with an event at an event time, in their order.</summary>
    internal ReadOnlySpan<int> Deaths(int time) => _deaths.AsSpan(_firstDeath[time], DeathCount(time));

    /// <summary>How many rows have an event at an event time.</summary>
    internal int DeathCount(int time) => _firstDeath[time + 1] - _firstDeath[time];

    internal static IReadOnlyList<RiskSets> Of(SurvivalTimes times, Clusters? strata)
    {
        var members =
            strata?.Members()
            ??
            [
                [.. Enumerable.Range(0, times.Rows)],
            ];
        return [.. members.Select(rows => new RiskSets(times, rows)).Where(s => s.Times.Length > 0)];
    }

    private static (double[] Times, int[] Deaths, int[] FirstDeath, int[] Entered) Events(
        int[] byStop,
        SurvivalTimes times
    )
    {
        var (stop, occurred) = (times.Stop.Values, times.Occurred.Values);
        var (eventTimes, events) = Count(byStop, stop, occurred);
        var (distinct, deaths) = (new double[eventTimes], new int[events]);
        var (first, entered) = (new int[eventTimes + 1], new int[eventTimes + 1]);
        var (time, death) = (0, 0);
        // From the last row, which stops first.
        for (var end = byStop.Length; end > 0; )
        {
            var (begin, now, before) = (end - 1, stop[byStop[end - 1]], death);
            for (; begin >= 0 && stop[byStop[begin]] == now; begin--)
            {
                if (occurred[byStop[begin]] == 1)
                {
                    deaths[death++] = byStop[begin];
                }
            }

            if (death > before)
            {
                // Row order within ties must not depend on the sort: sums then keep their last bits.
                deaths.AsSpan(before, death - before).Sort();
                (distinct[time], entered[time], first[time + 1]) = (now, end, death);
                time++;
            }

            end = begin + 1;
        }

        return (distinct, deaths, first, entered);
    }

    private static (int Times, int Events) Count(int[] byStop, double[] stop, double[] occurred)
    {
        var (times, events, last) = (0, 0, double.NaN);
        foreach (var row in byStop)
        {
            if (occurred[row] == 1)
            {
                events++;
                times += stop[row] == last ? 0 : 1;
                last = stop[row];
            }
        }

        return (times, events);
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
