namespace Netto.Statistics.Survival;

/// <summary>A row a person and period.</summary>
/// <param name="Rows">Row of the data of each person-period.</param>
/// <param name="Intervals">Interval of each, from 0.</param>
/// <param name="Occurred">1 where the event happened in it.</param>
/// <param name="Count">Number of intervals.</param>
internal sealed record PersonPeriods(int[] Rows, int[] Intervals, double[] Occurred, int Count)
{
    internal static PersonPeriods Of(SurvivalTimes times, IReadOnlyList<double> cuts)
    {
        var (rows, intervals, occurred) = (new List<int>(), new List<int>(), new List<double>());
        for (var i = 0; i < times.Rows; i++)
        {
            // A duration of zero was never at risk for a whole period: it counts as one, for the event happened in it.
            var periods = times.Start is null ? Math.Max(1, (int)Math.Ceiling(times.Stop.Values[i])) : 1;
            for (var p = 0; p < periods; p++)
            {
                var start = times.Start is null ? p : times.StartOf(i);
                rows.Add(i);
                intervals.Add(cuts.Count(c => start >= c));
                occurred.Add(p == periods - 1 ? times.Occurred.Values[i] : 0);
            }
        }

        var made = new PersonPeriods([.. rows], [.. intervals], [.. occurred], cuts.Count + 1);
        made.Check(cuts);
        return made;
    }

    internal DataColumn Spread(DataColumn column) =>
        column with
        {
            Values = Array.ConvertAll(Rows, i => column.Values[i]),
        };

    internal IEnumerable<DataColumn> Levels() =>
        Enumerable
            .Range(0, Count)
            .Select(j => new DataColumn(
                IntervalLevels.Name(j + 1),
                Array.ConvertAll(Intervals, interval => interval == j ? 1.0 : 0)
            ));

    private void Check(IReadOnlyList<double> cuts)
    {
        for (var j = 0; j < cuts.Count; j++)
        {
            if (!(cuts[j] > (j == 0 ? 0 : cuts[j - 1])) || double.IsInfinity(cuts[j]))
            {
                throw new StatisticsException(
                    "SRV005",
                    $"Cut {cuts[j]:R} does not rise.",
                    "Give ends of intervals above zero, each above the one before."
                );
            }
        }

        var (events, periods) = (new double[Count], new int[Count]);
        for (var i = 0; i < Rows.Length; i++)
        {
            events[Intervals[i]] += Occurred[i];
            periods[Intervals[i]]++;
        }

        var empty = Array.IndexOf(events, 0);
        if (empty >= 0)
        {
            throw new StatisticsException(
                "SRV005",
                $"Nobody has the event in interval {empty + 1}, from {(empty == 0 ? 0 : cuts[empty - 1]):R}.",
                "Its hazard has no finite logarithm: join it with a neighbour."
            );
        }

        var full = Enumerable.Range(0, Count).FirstOrDefault(j => events[j] == periods[j], -1);
        if (full >= 0)
        {
            throw new StatisticsException(
                "SRV005",
                $"Everybody at risk in interval {full + 1}, from {(full == 0 ? 0 : cuts[full - 1]):R}, has the event there.",
                "A chance of one has no finite level: join the interval with a neighbour, or take shorter periods."
            );
        }
    }
}

/// <summary>Log-likelihood of a person-period, its score and its information in the linear predictor.</summary>
internal static class PeriodLinks
{
    internal static (double LogLikelihood, double Score, double Information) Row(
        PeriodLink link,
        bool hasEvent,
        double z
    )
    {
        if (link == PeriodLink.Logit)
        {
            return Binary.LinkFunctions.Row(Binary.BinaryLink.Logit, hasEvent ? 1 : 0, z);
        }

        var g = Math.Exp(z);
        if (!hasEvent)
        {
            return (-g, -g, g);
        }

        var chance = TimingOfEvents.GroupedEvent.Probability(g);
        var k = g > 0 ? g * Math.Exp(-g) / chance : 1;
        return (Math.Log(chance), k, k * (g + k - 1));
    }
}
