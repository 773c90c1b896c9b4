using Netto.Statistics.Comparisons;

namespace Netto.Statistics.Survival;

/// <summary>Share with the event by a month, among those observed that long.</summary>
/// <param name="Month">Months since the start.</param>
/// <param name="Tally">Events by then among people observed at least that long.</param>
public sealed record CumulativeShare(int Month, Tally Tally)
{
    /// <summary>
    /// Shares with the event at or before each month, with only people observed to the end of that month in numerator and denominator: it needs no
    /// assumption on those observed shorter, and it may fall from one month to the next.
    /// </summary>
    /// <param name="eventTimes">Months until the event; NaN or infinity where it did not happen.</param>
    /// <param name="observed">Months observed, whether or not the event happened.</param>
    /// <param name="lastMonth">Last month wanted, at least 1.</param>
    /// <returns>One row a month, from 1.</returns>
    public static IReadOnlyList<CumulativeShare> ByMonth(double[] eventTimes, double[] observed, int lastMonth)
    {
        ArgumentNullException.ThrowIfNull(eventTimes);
        ArgumentNullException.ThrowIfNull(observed);
        Lengths.Check(new DataColumn("observed", observed), eventTimes.Length);
        var shares = new List<CumulativeShare>(lastMonth);
        for (var month = 1; month <= lastMonth; month++)
        {
            var (n, events) = (0, 0);
            for (var i = 0; i < observed.Length; i++)
            {
                var counts = observed[i] >= month;
                n += counts ? 1 : 0;
                events += counts && eventTimes[i] <= month ? 1 : 0;
            }

            shares.Add(new(month, new Tally(events, n)));
        }

        return shares;
    }
}
