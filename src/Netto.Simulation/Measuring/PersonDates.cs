using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>The dates of a person from which windows are counted, as day numbers.</summary>
/// <param name="Entry">First day of the benefit right.</param>
/// <param name="Start">Start of the experiment for the person.</param>
/// <param name="Assigned">Day of the assignment.</param>
/// <param name="DataEnd">First day of which there are no data any more.</param>
public readonly record struct PersonDates(int Entry, int Start, int Assigned, int DataEnd)
{
    /// <summary>The day of one of the dates.</summary>
    public int Of(DateOfPerson date) =>
        date switch
        {
            DateOfPerson.Entry => Entry,
            DateOfPerson.Start => Start,
            _ => Assigned,
        };

    /// <summary>First day after a window.</summary>
    public static int EndOf(int origin, Horizon horizon) =>
        horizon switch
        {
            Horizon.Months months => CalendarMonths.After(origin, months.Count),
            Horizon.Days days => origin + days.Count,
            Horizon.Until until => until.Date.ToDateOnly().DayNumber + 1,
            _ => throw new NotSupportedException($"A horizon of type {horizon.GetType().Name}."),
        };
}

/// <summary>A half-open window of days.</summary>
internal readonly record struct Window(int From, int Until)
{
    public int Days => Until - From;

    public bool Holds(int day) => day >= From && day < Until;

    /// <summary>Days that a spell has in the window.</summary>
    public int DaysOf(int start, int end) => Math.Max(0, Math.Min(end, Until) - Math.Max(start, From));
}
