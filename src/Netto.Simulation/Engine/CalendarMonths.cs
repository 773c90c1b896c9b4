namespace Netto.Simulation.Engine;

/// <summary>Calendar months on day numbers.</summary>
internal static class CalendarMonths
{
    /// <summary>The day a number of calendar months after another; a fraction is a part of the month it falls in.</summary>
    public static int After(int day, double months)
    {
        var whole = (int)Math.Floor(months);
        var from = DateOnly.FromDayNumber(day).AddMonths(whole);
        if (months == whole)
        {
            return from.DayNumber;
        }

        var length = from.AddMonths(1).DayNumber - from.DayNumber;
        return from.DayNumber + (int)((months - whole) * length);
    }
}
