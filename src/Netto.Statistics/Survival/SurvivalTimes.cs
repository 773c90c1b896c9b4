namespace Netto.Statistics.Survival;

/// <summary>Durations, some of them cut off: one row a person, or a piece of a person's time when there is a start.</summary>
public sealed class SurvivalTimes
{
    // The root of the distance from 1 to the next double, as R.
    private const double RoundingGap = 1.4901161193847656e-8;

    /// <summary>Makes durations counted from zero.</summary>
    /// <param name="time">Length of time until the event or until observation ended; zero or more.</param>
    /// <param name="occurred">1 where the event happened at that time, 0 where observation ended first.</param>
    /// <exception cref="StatisticsException">SRV001: a time is negative or missing, an event is not 0/1, or a piece ends before it starts.</exception>
    public SurvivalTimes(DataColumn time, DataColumn occurred)
        : this(null, time, occurred) { }

    /// <summary>Makes pieces of time (start, stop]: late entry, or regressors that change.</summary>
    /// <param name="start">When the piece begins; not itself at risk.</param>
    /// <param name="stop">When it ends; at risk there.</param>
    /// <param name="occurred">1 where the event happened at stop.</param>
    /// <exception cref="StatisticsException">SRV001: a time is negative or missing, an event is not 0/1, or a piece ends before it starts.</exception>
    public SurvivalTimes(DataColumn? start, DataColumn stop, DataColumn occurred)
    {
        ArgumentNullException.ThrowIfNull(stop);
        ArgumentNullException.ThrowIfNull(occurred);
        Start = start;
        Stop = stop;
        Occurred = occurred;
        Check();
    }

    /// <summary>Start of each piece; null when all start at zero.</summary>
    public DataColumn? Start { get; }

    /// <summary>Time of the event or of the end of observation.</summary>
    public DataColumn Stop { get; }

    /// <summary>1 where the event happened at <see cref="Stop"/>.</summary>
    public DataColumn Occurred { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => Stop.Length;

    /// <summary>Number of events.</summary>
    public int Events => Occurred.Values.Count(e => e == 1);

    /// <summary>
    /// The same times with those joined that differ by rounding only, such as 0.1 + 0.2 and 0.3: less than 1.5e-8 of the mean
    /// time apart. As R <c>survival::aeqSurv</c> (its <c>timefix</c>), but whatever the unit of time.
    /// </summary>
    /// <exception cref="StatisticsException">SRV001: a piece has no length left.</exception>
    public SurvivalTimes JoinTies()
    {
        double[] distinct = [.. (Start?.Values ?? []).Concat(Stop.Values).Distinct().Order()];
        var least = RoundingGap * distinct.Average();
        double[] kept = [.. distinct.Where((t, i) => i == 0 || t - distinct[i - 1] > least)];
        return kept.Length == distinct.Length
            ? this
            : new(Start is null ? null : Joined(Start, kept), Joined(Stop, kept), Occurred);
    }

    private static DataColumn Joined(DataColumn column, double[] kept) =>
        column with
        {
            Values = Array.ConvertAll(
                column.Values,
                t => Array.BinarySearch(kept, t) is >= 0 and var at ? kept[at] : kept[~Array.BinarySearch(kept, t) - 1]
            ),
        };

    /// <summary>The rows with these numbers.</summary>
    internal SurvivalTimes Select(int[] rows) =>
        new(Start is null ? null : Part(Start, rows), Part(Stop, rows), Part(Occurred, rows));

    internal double StartOf(int row) => Start is null ? double.NegativeInfinity : Start.Values[row];

    private static DataColumn Part(DataColumn column, int[] rows) =>
        column with
        {
            Values = Array.ConvertAll(rows, i => column.Values[i]),
        };

    /// <summary>Throws SRV002 when nobody has the event.</summary>
    internal void RequireEvents()
    {
        if (Events == 0)
        {
            throw new StatisticsException(
                "SRV002",
                $"{Occurred.Label} is 0 in all {Rows} rows: nobody has the event.",
                "There is no hazard to explain: look at the rows kept, and at what ends a duration."
            );
        }
    }

    private void Check()
    {
        Lengths.Check(Occurred, Rows);
        if (Start is not null)
        {
            Lengths.Check(Start, Rows);
        }

        for (var i = 0; i < Rows; i++)
        {
            var (stop, occurred) = (Stop.Values[i], Occurred.Values[i]);
            var start = Start?.Values[i] ?? 0;
            if (
                !(stop >= 0)
                || double.IsInfinity(stop)
                || occurred is not (0 or 1)
                || !(start <= stop)
                || (Start is not null && start >= stop)
            )
            {
                throw new StatisticsException(
                    "SRV001",
                    $"Row {i + 1} has {Stop.Label} {stop:R} and {Occurred.Label} {occurred:R}"
                        + (Start is null ? "." : $", from {Start.Label} {start:R}."),
                    "A time is zero or more and after its start; an event is 0 or 1."
                )
                {
                    Rows = [i + 1],
                };
            }
        }
    }
}
