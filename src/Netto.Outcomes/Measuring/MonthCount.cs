using NodaTime;

namespace Netto.Outcomes.Measuring;

/// <summary>
/// Counts months after an origin. Month m holds the days from origin + (m − 1) months up to, not including, origin + m
/// months, where a month that lacks the day ends on its last day.
/// </summary>
internal static class MonthCount
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>The month that holds a day on or after the origin, counted from 1.</summary>
    public static int Of(int originDay, int day)
    {
        var origin = Epoch.PlusDays(originDay);
        var date = Epoch.PlusDays(day);
        var month = Math.Max(1, (date.Year - origin.Year) * 12 + date.Month - origin.Month);
        while (date >= origin.PlusMonths(month))
        {
            month++;
        }
        return month;
    }

    /// <summary>Whole months from the origin to a day.</summary>
    public static int Until(int originDay, int day) => day < originDay ? 0 : Of(originDay, day) - 1;

    /// <summary>The day a number of months after the origin.</summary>
    public static int After(int originDay, int months) =>
        Period.DaysBetween(Epoch, Epoch.PlusDays(originDay).PlusMonths(months));
}
